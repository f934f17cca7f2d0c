package org.telltale.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.inference.worker.ResampleRequest.Method;

/**
 * Models were published with OpenCV's resampling of three channels; ours must give the same bytes.
 */
class ResamplerTest {
    private static final int WIDTH = 211;
    private static final int HEIGHT = 173;
    private static final int BORDER = 9;

    private final Resampler resampler = new Resampler(new OpenCv());

    private static Pixels noise(Arena arena) {
        byte[] bytes = new byte[4 * WIDTH * HEIGHT];
        new Random(7).nextBytes(bytes);
        MemorySegment memory = arena.allocate(bytes.length, 64);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return new Pixels(WIDTH, HEIGHT, memory);
    }

    private Pixels resample(ResampleRequest request, Pixels pixels, Arena arena) {
        long bytes = 4L * request.toWidth() * request.toHeight();
        return resampler.resample(request, pixels, arena.allocate(bytes, 64));
    }

    @ParameterizedTest
    @CsvSource({
        // window: left, upper edge, width, height | to width, height
        "10, 20, 150, 140, 80, 80",
        "0, 0, 211, 173, 64, 48",
        "3, 5, 64, 64, 256, 256",
        "3, 5, 65, 33, 256, 255",
        "8, 8, 160, 128, 80, 64",
        "8, 8, 80, 64, 160, 128",
        "1, 1, 150, 150, 50, 50",
        "-20, -30, 140, 150, 61, 67",
        "190, 160, 60, 60, 96, 96",
        "-5, -5, 221, 183, 112, 112",
        "40, 40, 1, 1, 7, 3",
        "60, 40, 90, 70, 90, 70",
        "-60, 40, 90, 70, 90, 70",
        "400, 400, 20, 20, 10, 10"
    })
    void coloursAreThoseOfOpenCvWithoutAlpha(
            int x, int y, int w, int h, int toWidth, int toHeight) {
        try (Arena arena = Arena.ofConfined()) {
            Pixels pixels = noise(arena);
            for (Method method : Method.values()) {
                ResampleRequest request =
                        new ResampleRequest(x, y, w, h, toWidth, toHeight, method, BORDER);
                byte[] given = colours(resample(request, pixels, arena));
                assertThat(given).as("%s", method).isEqualTo(threeChannels(request, pixels));
            }
        }
    }

    /** The window built byte by byte, and OpenCV's resize of three channels. */
    private static byte[] threeChannels(ResampleRequest request, Pixels pixels) {
        byte[] window = new byte[3 * request.width() * request.height()];
        int at = 0;
        for (int y = request.y(); y < request.y() + request.height(); y++) {
            for (int x = request.x(); x < request.x() + request.width(); x++) {
                boolean inside = x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT;
                for (int c = 0; c < 3; c++) {
                    window[at++] = inside ? at(pixels, x, y, c) : BORDER;
                }
            }
        }
        try (PointerScope scope = new PointerScope()) {
            BytePointer memory = new BytePointer(window);
            Mat source = new Mat(request.height(), request.width(), opencv_core.CV_8UC3, memory);
            Mat sized = source;
            if (request.resizes()) {
                sized = new Mat();
                Size size = new Size(request.toWidth(), request.toHeight());
                opencv_imgproc.resize(source, sized, size, 0, 0, code(request.method()));
            }
            byte[] bytes = new byte[3 * request.toWidth() * request.toHeight()];
            sized.data().get(bytes);
            return bytes;
        }
    }

    private static int code(Method method) {
        return switch (method) {
            case NEAREST -> opencv_imgproc.INTER_NEAREST;
            case LINEAR -> opencv_imgproc.INTER_LINEAR;
            case CUBIC -> opencv_imgproc.INTER_CUBIC;
            case AREA -> opencv_imgproc.INTER_AREA;
        };
    }

    private static byte at(Pixels pixels, int x, int y, int channel) {
        return pixels.bgra().get(ValueLayout.JAVA_BYTE, 4L * (y * pixels.width() + x) + channel);
    }

    private static byte[] colours(Pixels pixels) {
        byte[] colours = new byte[3 * pixels.width() * pixels.height()];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = pixels.bgra().get(ValueLayout.JAVA_BYTE, 4L * (i / 3) + i % 3);
        }
        return colours;
    }

    @Test
    void thePictureStaysAsItIs() {
        try (Arena arena = Arena.ofConfined()) {
            Pixels pixels = noise(arena);
            byte[] before = pixels.bgra().toArray(ValueLayout.JAVA_BYTE);
            resample(ResampleRequest.cut(5, 6, 40, 30, 0), pixels, arena);
            resample(new ResampleRequest(5, 6, 40, 30, 80, 80, Method.LINEAR, 0), pixels, arena);
            assertThat(pixels.bgra().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(before);
        }
    }

    @Test
    void aPartOfThePictureIsKnownAsOne() {
        try (Arena arena = Arena.ofConfined()) {
            Pixels pixels = noise(arena);
            assertThat(ResampleRequest.cut(0, 0, WIDTH, HEIGHT, 0).isPartOf(pixels)).isTrue();
            assertThat(ResampleRequest.cut(1, 0, WIDTH, HEIGHT, 0).isPartOf(pixels)).isFalse();
            assertThat(ResampleRequest.cut(-1, 3, 5, 5, 0).isPartOf(pixels)).isFalse();
            assertThat(new ResampleRequest(3, 3, 5, 5, 6, 5, Method.LINEAR, 0).isPartOf(pixels))
                    .isFalse();
        }
    }
}
