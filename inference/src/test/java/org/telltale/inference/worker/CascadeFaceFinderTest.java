package org.telltale.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.telltale.inference.metadata.Orientation;

class CascadeFaceFinderTest {
    private static final CascadeRequest FRONTAL =
            new CascadeRequest("haarcascade_frontalface_default.xml", 800, 1.1, 4, 0.05);

    @Test
    void anEmptySceneHasNoFaceAndTheCascadeIsNamedByItsDigest() throws Exception {
        try (InProcessWorker worker = new InProcessWorker();
                Arena arena = Arena.ofConfined()) {
            byte[] png = worker.encodeGreyPng(new byte[200 * 100], 200, 100);
            Pixels pixels = worker.decodePreview(png, 1_000_000, arena).pixels();
            NativeWorker.CascadeHits hits = worker.findFaces(FRONTAL, pixels);
            assertThat(hits.hits()).isEmpty();
            assertThat(hits.cascadeSha256()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void anUnknownCascadeIsRefused() throws Exception {
        try (InProcessWorker worker = new InProcessWorker();
                Arena arena = Arena.ofConfined()) {
            byte[] png = worker.encodeGreyPng(new byte[64 * 64], 64, 64);
            Pixels pixels = worker.decodePreview(png, 1_000_000, arena).pixels();
            CascadeRequest request = new CascadeRequest("no-such.xml", 800, 1.1, 4, 0.05);
            assertThatThrownBy(() -> worker.findFaces(request, pixels))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no-such.xml");
        }
    }

    @Test
    @Tag("shared")
    void findsTheFaceOfAPortraitInFullPictureCoordinates() throws Exception {
        Path portraits = Path.of(System.getProperty("telltale.shared"), "assets/faces/london");
        Assumptions.assumeTrue(Files.isDirectory(portraits), "../shared is absent");
        Path portrait;
        try (var files = Files.walk(portraits)) {
            portrait = files.filter(f -> f.toString().endsWith(".jpg")).sorted().findFirst().get();
        }
        try (InProcessWorker worker = new InProcessWorker();
                Arena arena = Arena.ofConfined()) {
            DecodedImage image =
                    worker.decodeImage(
                            new DecodeRequest(
                                    portrait.toString(), "jpeg", Orientation.UPRIGHT, 250_000_000),
                            arena);
            NativeWorker.CascadeHits hits = worker.findFaces(FRONTAL, image.pixels());
            assertThat(hits.hits()).isNotEmpty();
            CascadeHit first = hits.hits().getFirst();
            assertThat(first.workingScale()).isEqualTo(1350 / 800.0);
            assertThat(first.box().contains(675, 700)).isTrue();
            assertThat(first.box().width()).isBetween(400, 1100);
        }
    }
}
