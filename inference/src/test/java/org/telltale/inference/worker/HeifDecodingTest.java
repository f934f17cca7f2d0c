package org.telltale.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.probe.MediaReader;

class HeifDecodingTest {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 120;

    private final InProcessWorker worker = new InProcessWorker();
    private final Arena arena = Arena.ofShared();

    @TempDir Path folder;

    @BeforeEach
    void encode() {
        Assumptions.assumeTrue(AvifEncoder.available(), "this FFmpeg does not encode AV1");
        // BT.601: Y 76, Cb 85, Cr 255 is red; Y 29, Cb 255, Cr 107 is blue.
        AvifEncoder.write(file(), WIDTH, HEIGHT, new int[] {76, 85, 255}, new int[] {29, 255, 107});
    }

    @AfterEach
    void close() {
        arena.close();
        worker.close();
    }

    private Path file() {
        return folder.resolve("patches.avif");
    }

    private DecodeRequest request(long maxPixels) {
        return new DecodeRequest(file().toString(), "avif", Orientation.ROTATED_90_CW, maxPixels);
    }

    @Test
    void avifIsDecodedByItsOwnMatrixAndNotTurnedByExif() throws Exception {
        DecodedImage image = worker.decodeImage(request(1_000_000), arena);
        assertThat(image.pixels().width()).isEqualTo(WIDTH);
        assertThat(image.pixels().height()).isEqualTo(HEIGHT);
        assertColour(TestPicture.argb(image.pixels(), 20, 60), 254, 0, 0);
        assertColour(TestPicture.argb(image.pixels(), 180, 119), 0, 0, 254);
    }

    private static void assertColour(int argb, int red, int green, int blue) {
        Offset<Integer> near = Offset.offset(6);
        assertThat((argb >> 16) & 0xff).as(TestPicture.hex(argb)).isCloseTo(red, near);
        assertThat((argb >> 8) & 0xff).as(TestPicture.hex(argb)).isCloseTo(green, near);
        assertThat(argb & 0xff).as(TestPicture.hex(argb)).isCloseTo(blue, near);
        assertThat(argb >>> 24).isEqualTo(255);
    }

    @Test
    void theProbeSeesItsSizeWithoutDecoding() throws Exception {
        Probe probe =
                new MediaReader(worker, new MetadataReader())
                        .probe(file(), MediaLimits.STANDARD, new Cancellation());
        assertThat(probe.media().format()).isEqualTo("avif");
        assertThat(probe.media().picture()).isEqualTo(new Media.PictureSize(WIDTH, HEIGHT));
    }

    @Test
    void aGridOfTilesIsPutTogetherCutAndTurned() throws Exception {
        Path left = folder.resolve("left.avif");
        Path right = folder.resolve("right.avif");
        AvifEncoder.write(left, 128, 128, new int[] {76, 85, 255}, new int[] {76, 85, 255});
        AvifEncoder.write(right, 128, 128, new int[] {255, 128, 128}, new int[] {29, 255, 107});
        AvifGrid.write(file(), left, right, 128, 250, 90, 1);
        Pixels pixels = worker.decodeImage(request(1_000_000), arena).pixels();
        // Turned a quarter anticlockwise: what was right is up.
        assertThat(pixels.width()).isEqualTo(90);
        assertThat(pixels.height()).isEqualTo(250);
        assertColour(TestPicture.argb(pixels, 45, 5), 0, 0, 254);
        assertColour(TestPicture.argb(pixels, 45, 90), 255, 255, 255);
        assertColour(TestPicture.argb(pixels, 45, 240), 254, 0, 0);
        Probe probe =
                new MediaReader(worker, new MetadataReader())
                        .probe(file(), MediaLimits.STANDARD, new Cancellation());
        assertThat(probe.media().picture()).isEqualTo(new Media.PictureSize(90, 250));
    }

    @Test
    void theBoundAppliesAndATruncatedOneIsRefusedInWords() throws Exception {
        assertThatThrownBy(() -> worker.decodeImage(request(1000), arena))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.too-many-pixels"));
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - whole.length / 8));
        assertThatThrownBy(() -> worker.decodeImage(request(1_000_000), arena))
                .isInstanceOf(MediaException.class);
    }

    @ParameterizedTest
    @CsvSource({"400, 240", "100, 60", "199, 120", "200, 121"})
    void aPictureOfAnotherSizeThanDeclaredIsRefused(int width, int height) throws Exception {
        byte[] file = Files.readAllBytes(file());
        int ispe = new String(file, StandardCharsets.ISO_8859_1).indexOf("ispe");
        ByteBuffer.wrap(file).putInt(ispe + 8, width).putInt(ispe + 12, height);
        Files.write(file(), file);
        assertThatThrownBy(() -> worker.decodeImage(request(1_000_000), arena))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.undecodable"));
    }

    @Test
    void whatNoTileCoversIsOpaqueBlack() throws Exception {
        Path left = folder.resolve("left.avif");
        AvifEncoder.write(left, 128, 128, new int[] {255, 128, 128}, new int[] {255, 128, 128});
        // Two tiles of 128 pixels cannot fill 300.
        AvifGrid.write(file(), left, left, 128, 300, 90, 0);
        Pixels pixels = worker.decodeImage(request(1_000_000), arena).pixels();
        assertColour(TestPicture.argb(pixels, 10, 10), 255, 255, 255);
        assertColour(TestPicture.argb(pixels, 290, 45), 0, 0, 0);
    }

    @Test
    void theRequestsBoundOfMemoryApplies() {
        DecodeRequest tight =
                new DecodeRequest(file().toString(), "avif", Orientation.UPRIGHT, 1_000_000, 1000);
        assertThatThrownBy(() -> worker.decodeImage(tight, arena))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.too-much-memory"));
    }

    @Test
    void nothingNativeIsLeftBehind() throws Exception {
        decodeOnce();
        long before = Pointer.totalCount();
        for (int i = 0; i < 10; i++) {
            decodeOnce();
        }
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    private void decodeOnce() throws MediaException {
        try (Arena own = Arena.ofConfined()) {
            worker.decodeImage(request(1_000_000), own);
        }
    }
}
