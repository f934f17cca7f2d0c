package org.telltale.inference.detect.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.Declaration.Kind;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metadata.Bytes;
import org.telltale.inference.metadata.ExifBlock;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.TestPicture;

class DeclaredFactsDetectorTest {
    @TempDir Path folder;

    @Test
    void quotesEditorAndCameraAndFindsNothing() throws Exception {
        ExifBlock exif = new ExifBlock().ascii(0x010f, "Maker").ascii(0x0131, "GIMP 2.10");

        DetectorRun run = examine(jpeg(scene(1), exif));

        assertThat(run.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(run.outcome().evidence().findings()).isEmpty();
        assertThat(run.outcome().evidence().cues()).isEmpty();
        assertThat(run.outcome().evidence().declarations())
                .extracting(Declaration::kind)
                .containsExactly(Kind.EDITOR, Kind.CAPTURE);
    }

    @Test
    void aPreviewOfThePictureIsNoMismatch() throws Exception {
        ExifBlock exif = new ExifBlock().thumbnail(TestPicture.encode(preview(1), "jpeg"));

        assertThat(kinds(jpeg(scene(1), exif))).isEmpty();
    }

    @Test
    void aPreviewOfAnotherPictureIsAMismatch() throws Exception {
        ExifBlock exif = new ExifBlock().thumbnail(TestPicture.encode(preview(2), "jpeg"));

        assertThat(kinds(jpeg(scene(1), exif))).containsExactly(Kind.MISMATCH);
    }

    @Test
    void ofAnIncompletePictureThePreviewSaysNothing() throws Exception {
        ExifBlock exif = new ExifBlock().thumbnail(TestPicture.encode(preview(2), "jpeg"));
        byte[] whole = jpeg(scene(1), exif);

        assertThat(kinds(Arrays.copyOf(whole, whole.length * 2 / 3))).isEmpty();
    }

    @Test
    void whatIsDeclaredStandsWhereThePictureCannotBeDecoded() throws Exception {
        ExifBlock exif =
                new ExifBlock()
                        .ascii(0x010f, "Maker")
                        .thumbnail(TestPicture.encode(preview(1), "jpeg"));
        byte[] headless = new Bytes().u8(0xff, 0xd8).raw(exif.segment()).u8(0xff, 0xd9).done();

        DetectorRun run = examine(headless);

        assertThat(run.outcome()).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(run.outcome().evidence().declarations())
                .extracting(Declaration::kind)
                .containsExactly(Kind.CAPTURE);
    }

    @Test
    @Tag("shared")
    void quotesTheEditsOfThePublicCredentials() throws Exception {
        Path folder = shared("assets/photographs/c2pa");

        List<Declaration> found =
                examine(Files.readAllBytes(folder.resolve("adobe-20220124-CA.jpg")))
                        .outcome()
                        .evidence()
                        .declarations();

        assertThat(found).extracting(Declaration::source).contains("c2pa");
        assertThat(found).extracting(Declaration::verified).containsOnly(false);
    }

    @Test
    @Tag("shared")
    void previewsOfCamerasMatchTheirPictures() throws Exception {
        int compared = 0;
        try (Stream<Path> files = Files.list(shared("assets/photographs/exif"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jpg")).toList()) {
                Metadata metadata = new MetadataReader().read(file, "jpeg");
                if (metadata.thumbnail() != null && metadata.value("Exif IFD0", "Make") != null) {
                    compared++;
                    assertThat(kinds(Files.readAllBytes(file)))
                            .as(file.toString())
                            .doesNotContain(Kind.MISMATCH);
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    private List<Kind> kinds(byte[] file) throws IOException, MediaException {
        return examine(file).outcome().evidence().declarations().stream()
                .map(Declaration::kind)
                .toList();
    }

    private DetectorRun examine(byte[] content) throws IOException, MediaException {
        Path file = Files.write(folder.resolve("file.jpg"), content);
        Metadata metadata = new MetadataReader().read(file, "jpeg");
        JpegStructure jpeg = metadata.jpeg();
        Media media =
                new Media(
                        file,
                        "0".repeat(64),
                        content.length,
                        MediaKind.IMAGE,
                        "jpeg",
                        jpeg == null
                                ? new Media.PictureSize(1, 1)
                                : new Media.PictureSize(jpeg.storedWidth(), jpeg.storedHeight()),
                        null);
        try (InProcessWorker worker = new InProcessWorker()) {
            Engine engine =
                    new Engine(
                            (path, limits, cancellation) -> new Probe(media, metadata, List.of()),
                            worker,
                            List.of(new DeclaredFactsDetector()),
                            new VerdictRule(0.5),
                            "test");
            List<DetectorRun> runs =
                    engine.analyze(
                                    file,
                                    AnalysisSettings.STANDARD,
                                    RunListener.NONE,
                                    new Cancellation())
                            .runs();
            assertThat(runs).hasSize(1);
            return runs.getFirst();
        }
    }

    private static Path shared(String path) {
        Path folder = Path.of(System.getProperty("telltale.shared", "")).resolve(path);
        Assumptions.assumeTrue(
                Files.isDirectory(folder), "no ../shared here: tests on its files are skipped");
        return folder;
    }

    /** A JPEG of the picture with an EXIF segment after its start. */
    private static byte[] jpeg(BufferedImage picture, ExifBlock exif) throws IOException {
        byte[] plain = TestPicture.encode(picture, "jpeg");
        return new Bytes()
                .raw(Arrays.copyOf(plain, 2))
                .raw(exif.segment())
                .raw(Arrays.copyOfRange(plain, 2, plain.length))
                .done();
    }

    private static BufferedImage preview(int seed) {
        BufferedImage small = new BufferedImage(160, 120, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = small.createGraphics();
        graphics.drawImage(scene(seed), 0, 0, 160, 120, null);
        graphics.dispose();
        return small;
    }

    /** Ellipses at places that the seed gives. */
    private static BufferedImage scene(int seed) {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        for (int i = 0; i < 60; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(640) - 40, random.nextInt(480) - 40, 80, 60);
        }
        graphics.dispose();
        return picture;
    }
}
