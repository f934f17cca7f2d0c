package org.telltale.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.app.document.AnalysisDocument;
import org.telltale.inference.detect.pack.PackFixture;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.PackLicence;
import org.telltale.inference.pack.install.InstallListener;
import org.telltale.inference.pack.install.PackOrigin;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.StoredPack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The digest of an installed pack stands beside every outcome that it had a part in. */
class PackProvenanceTest {
    private static final Path ASSETS =
            Path.of(System.getProperty("telltale.shared", "../shared"), "assets");

    @TempDir Path folder;
    private Composition composition;

    @BeforeEach
    void open() {
        composition = new Composition(new DataFolders(folder, folder, folder));
    }

    @AfterEach
    void close() {
        composition.close();
    }

    @Test
    @Tag("shared")
    void ofPublishedPacksOnAFace() throws Exception {
        Assumptions.assumeTrue(
                Files.isDirectory(ASSETS), "nothing under " + ASSETS + "; set -Dtelltale.shared");
        List<String> scoring = List.of("meso4", "mesoinception", "minifasnet-v2");
        StoredPack.Installed yunet = published("yunet");
        for (String id : scoring) {
            published(id);
        }
        Path face = londonFace();

        JsonNode document = analyse(face);
        requireDigests(document, scoring.stream().map(id -> "pack-" + id).toList());
        JsonNode faces = outcome(document, "faces");
        assertThat(faces.get("status").asString()).isEqualTo("completed");
        assertThat(faces.get("pack_sha256").asString()).isEqualTo(digestOnDisk("yunet"));
        assertThat(yunet.digest()).isEqualTo(digestOnDisk("yunet"));
        assertThat(document.get("faces")).hasSize(1);
        for (String id : scoring) {
            assertThat(outcome(document, "pack-" + id).get("status").asString())
                    .as(id)
                    .isEqualTo("completed");
            assertThat(outcome(document, "pack-" + id).get("accelerator").asString()).isNotBlank();
        }

        // A face below what they were made for: they abstain, and it is still they who do.
        JsonNode small = analyse(shrunk(face, 100));
        requireDigests(small, scoring.stream().map(id -> "pack-" + id).toList());
        assertThat(small.get("faces")).hasSize(1);
        for (String id : scoring) {
            assertThat(outcome(small, "pack-" + id).get("status").asString())
                    .as(id)
                    .isEqualTo("inconclusive");
        }

        // Files that changed since: the pack is not run, and it is named as what failed.
        alter("meso4");
        JsonNode altered = analyse(face);
        assertThat(outcome(altered, "pack-meso4").get("status").asString()).isEqualTo("failed");
        requireDigests(altered, List.of("pack-meso4", "pack-mesoinception"));
        alter("yunet");
        JsonNode faceless = analyse(face);
        assertThat(outcome(faceless, "faces").get("status").asString()).isEqualTo("failed");
        assertThat(outcome(faceless, "faces").get("pack_sha256").asString())
                .isEqualTo(digestOnDisk("yunet"));
        requireDigests(faceless, List.of("pack-minifasnet-v2"));
    }

    @Test
    void ofMadePacksWhateverComesOfThem() throws Exception {
        PackBuilder strict = PackFixture.wholePack("strict");
        ((ObjectNode) strict.manifest.get("conditions")).put("min_side", 4000);
        for (PackBuilder pack :
                List.of(
                        PackFixture.wholePack("whole"),
                        PackFixture.facePack("face"),
                        PackFixture.wholePack("altered"),
                        strict)) {
            pack.install(composition.packs());
        }
        alter("altered");

        JsonNode document = analyse(TestPictures.jpeg(folder.resolve("photo.jpg"), 320, 240, 90));
        requireDigests(document, List.of("pack-whole", "pack-face", "pack-altered", "pack-strict"));
        assertThat(status(document, "pack-whole")).isEqualTo("completed");
        assertThat(status(document, "pack-face")).isEqualTo("not_applicable");
        assertThat(status(document, "pack-altered")).isEqualTo("failed");
        assertThat(status(document, "pack-strict")).isEqualTo("inconclusive");
    }

    /** Each of these outcomes names its pack by the digest of the file that is installed. */
    private void requireDigests(JsonNode document, List<String> detectors) throws IOException {
        for (String detector : detectors) {
            JsonNode outcome = outcome(document, detector);
            assertThat(outcome.get("pack_sha256").asString())
                    .as(detector)
                    .isEqualTo(digestOnDisk(detector.substring("pack-".length())));
        }
        for (JsonNode outcome : document.get("outcomes")) {
            assertThat(outcome.has("pack_sha256"))
                    .as(outcome.get("detector").asString())
                    .isEqualTo(
                            outcome.get("detector").asString().startsWith("pack-")
                                    || outcome.get("detector").asString().equals("faces"));
        }
    }

    private static String status(JsonNode document, String detector) {
        return outcome(document, detector).get("status").asString();
    }

    private static JsonNode outcome(JsonNode document, String detector) {
        return StreamSupport.stream(document.get("outcomes").spliterator(), false)
                .filter(outcome -> outcome.get("detector").asString().equals(detector))
                .findFirst()
                .orElseThrow();
    }

    private String digestOnDisk(String id) throws IOException {
        return Sha256.of(version(id).resolve("pack.json"));
    }

    private Path version(String id) throws IOException {
        try (var versions = Files.list(composition.packs().folder().resolve(id))) {
            return versions.findFirst().orElseThrow();
        }
    }

    private void alter(String id) throws Exception {
        for (StoredPack pack : composition.packs().named(id)) {
            Files.write(
                    ((StoredPack.Installed) pack).model(),
                    new byte[] {1},
                    StandardOpenOption.APPEND);
        }
    }

    private StoredPack.Installed published(String id) throws Exception {
        return composition
                .packInstaller(composition.packs())
                .install(
                        new PackOrigin.Catalogued(id, ASSETS.resolve("weights")),
                        new Agreeing(),
                        new Cancellation());
    }

    private JsonNode analyse(Path file) throws Exception {
        Examiner.Examined examined =
                composition
                        .examiner()
                        .examine(
                                file,
                                AnalysisSettings.STANDARD,
                                Locale.ENGLISH,
                                null,
                                RunListener.NONE,
                                new Cancellation());
        return JsonMapper.shared()
                .readTree(
                        new AnalysisDocument(Locale.ENGLISH)
                                .write(null, examined.analysis(), examined.explained()));
    }

    /** The first unaltered picture of the London set. */
    private static Path londonFace() {
        Path devset = ASSETS.resolve("devset");
        JsonNode truth = JsonMapper.shared().readTree(devset.resolve("truth.json"));
        Optional<JsonNode> item =
                StreamSupport.stream(truth.get("items").spliterator(), false)
                        .filter(one -> one.get("group").asString().equals("dev_london"))
                        .filter(one -> one.get("label").asString().equals("real"))
                        .findFirst();
        return devset.resolve(item.orElseThrow().get("file").asString());
    }

    private Path shrunk(Path picture, int side) throws IOException {
        BufferedImage whole = Objects.requireNonNull(ImageIO.read(picture.toFile()));
        BufferedImage small = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(whole, 0, 0, side, side, null);
        pen.dispose();
        Path file = folder.resolve("small.png");
        ImageIO.write(small, "png", file.toFile());
        return file;
    }

    private static final class Agreeing implements InstallListener {
        @Override
        public void progress(Step step, long done, long total) {
            // Nobody watches.
        }

        @Override
        public boolean acceptsLicence(String title, PackLicence licence) {
            return true;
        }

        @Override
        public void selfTested(TestedOn result) {
            assertThat(result).isInstanceOf(TestedOn.Ran.class);
        }
    }
}
