package org.telltale.inference.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.DecodedImage;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.Pixels;
import org.telltale.inference.worker.TestPicture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Damaged, mislabelled, lying and unusual files, with what must happen to each. */
@Tag("shared")
class HostileFilesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("telltale.shared"), "assets/hostile");

    private final InProcessWorker worker = new InProcessWorker();
    private final MediaReader reader = new MediaReader(worker, new MetadataReader());

    @AfterEach
    void close() {
        worker.close();
    }

    @TestFactory
    Stream<DynamicTest> everyFileIsReadOrRefusedAsExpected() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "../shared is absent");
        JsonNode files = new ObjectMapper().readTree(FOLDER.resolve("expect.json").toFile());
        assertThat(files.size()).isGreaterThan(40);
        return files.valueStream()
                .map(file ->
                        DynamicTest.dynamicTest(file.get("file").asString(), () -> check(file)));
    }

    private void check(JsonNode file) throws Exception {
        Path path = FOLDER.resolve(file.get("file").asString());
        JsonNode expect = file.get("expect");
        String decodable = expect.get("decodable").asString();
        Probe probe;
        try {
            probe = probe(path);
        } catch (MediaException e) {
            assertThat(decodable).as(e.getMessage()).isIn("no", "refuse");
            assertThat(e.reason().code()).startsWith("media.");
            if (decodable.equals("refuse")) {
                assertThat(e.reason().code()).isEqualTo("media.too-many-pixels");
                assertThat(e.reason().arguments())
                        .startsWith(
                                expect.get("width").asString(), expect.get("height").asString());
            }
            return;
        }
        assertThat(decodable).isIn("yes", "partial");
        Media media = probe.media();
        assertThat(media.sha256()).isEqualTo(file.get("sha256").asString());
        List<Reason> said = new ArrayList<>(probe.problems());
        if (media.kind() == MediaKind.IMAGE) {
            try (Arena arena = Arena.ofConfined()) {
                DecodedImage image = worker.decodeImage(request(probe), arena);
                said.addAll(image.notes());
                checkPicture(media, image, expect);
            }
        }
        checkSaid(file, said);
        if (expect.has("sample_rate")) {
            assertThat(Objects.requireNonNull(media.time()).sampleRate())
                    .isEqualTo(expect.get("sample_rate").asInt());
        }
    }

    private static void checkSaid(JsonNode file, List<Reason> said) {
        List<String> codes = said.stream().map(Reason::code).toList();
        said.forEach(reason -> assertThat(reason.text(Locale.ROOT)).isNotBlank());
        JsonNode expect = file.get("expect");
        switch (file.get("kind").asString()) {
            case "wrong_extension" -> assertThat(codes).contains("media.name-mismatch");
            case "trailing_data" ->
                    assertThat(said)
                            .anyMatch(reason ->
                                    reason.arguments()
                                            .contains(expect.get("trailing_bytes").asString()));
            case "animated" -> assertThat(codes).contains("media.first-of-frames");
            case "truncated" -> {
                // A FLAC stream does not say how long its file is; decoding it will tell.
                if (!file.get("file").asString().endsWith(".flac")) {
                    assertThat(codes)
                            .containsAnyOf("media.truncated", "media.truncated-rows", "media.cut");
                }
            }
            default -> {}
        }
    }

    private static void checkPicture(Media media, DecodedImage image, JsonNode expect) {
        Pixels pixels = image.pixels();
        assertThat(media.picture())
                .isEqualTo(new Media.PictureSize(pixels.width(), pixels.height()));
        if (expect.has("display_width")) {
            assertThat(pixels.width()).isEqualTo(expect.get("display_width").asInt());
            assertThat(pixels.height()).isEqualTo(expect.get("display_height").asInt());
        }
        if (expect.has("frames")) {
            assertThat(image.frames()).isEqualTo(expect.get("frames").asInt());
        }
        if (expect.has("corners_rgb")) {
            int right = pixels.width() - 5;
            int bottom = pixels.height() - 5;
            JsonNode corners = expect.get("corners_rgb");
            assertColour(pixels, 4, 4, corners.get("tl"));
            assertColour(pixels, right, 4, corners.get("tr"));
            assertColour(pixels, 4, bottom, corners.get("bl"));
            assertColour(pixels, right, bottom, corners.get("br"));
        }
        if (expect.has("mean_rgb")) {
            double[] mean = mean(pixels);
            for (int c = 0; c < 3; c++) {
                assertThat(mean[c])
                        .isCloseTo(
                                expect.get("mean_rgb").get(c).asDouble(),
                                Offset.offset(expect.get("tolerance").asDouble()));
            }
        }
    }

    private static void assertColour(Pixels pixels, int x, int y, JsonNode rgb) {
        int argb = TestPicture.argb(pixels, x, y);
        for (int c = 0; c < 3; c++) {
            assertThat((argb >> (16 - 8 * c)) & 0xff)
                    .isCloseTo(rgb.get(c).asInt(), Offset.offset(12));
        }
    }

    private static double[] mean(Pixels pixels) {
        double[] sums = new double[3];
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                int argb = TestPicture.argb(pixels, x, y);
                for (int c = 0; c < 3; c++) {
                    sums[c] += (argb >> (16 - 8 * c)) & 0xff;
                }
            }
        }
        double count = (double) pixels.width() * pixels.height();
        return new double[] {sums[0] / count, sums[1] / count, sums[2] / count};
    }

    @Test
    void aFilmIsMeasuredUprightAndSoundInAFilmContainerIsSound() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "../shared is absent");
        Media turned = probe(FOLDER.resolve("rotated_90.mp4")).media();
        assertThat(turned.kind()).isEqualTo(MediaKind.VIDEO);
        assertThat(turned.picture()).isEqualTo(new Media.PictureSize(288, 360));
        assertThat(Objects.requireNonNull(turned.time()).frameRate()).isEqualTo(25);
        assertThat(probe(FOLDER.resolve("audio_only.mp4")).media().kind())
                .isEqualTo(MediaKind.AUDIO);
        assertThat(probe(FOLDER.resolve("mp4_named.wav")).media().kind())
                .isEqualTo(MediaKind.VIDEO);
        assertThat(probe(FOLDER.resolve("vp9.webm")).media().format()).isEqualTo("webm");
    }

    @Test
    void everyPhotographOfManyCamerasDecodesAtTheSizeThatWasProbed() throws Exception {
        Path folder = FOLDER.resolveSibling("photographs/exif");
        Assumptions.assumeTrue(Files.isDirectory(folder), "../shared is absent");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            if (!file.toString().matches(".*\\.(jpe?g|tiff)")) {
                continue;
            }
            Probe probe = probe(file);
            try (Arena arena = Arena.ofConfined()) {
                Pixels pixels = worker.decodeImage(request(probe), arena).pixels();
                assertThat(probe.media().picture())
                        .as(file.toString())
                        .isEqualTo(new Media.PictureSize(pixels.width(), pixels.height()));
            }
        }
    }

    private Probe probe(Path file) throws MediaException {
        return reader.probe(file, MediaLimits.STANDARD, new Cancellation());
    }

    private static DecodeRequest request(Probe probe) {
        return new DecodeRequest(
                probe.media().path().toString(),
                probe.media().format(),
                probe.metadata().orientation(),
                MediaLimits.STANDARD.maxPixels());
    }
}
