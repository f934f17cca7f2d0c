package org.telltale.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;

class ImageDecodingTest {
    private static final int WIDTH = 31;
    private static final int HEIGHT = 20;

    private final InProcessWorker worker = new InProcessWorker();
    private final Arena arena = Arena.ofShared();

    @TempDir Path folder;

    @AfterEach
    void close() {
        arena.close();
        worker.close();
    }

    private DecodedImage decode(byte[] encoded, Orientation orientation) throws Exception {
        Path file = folder.resolve("picture");
        Files.write(file, encoded);
        return worker.decodeImage(
                new DecodeRequest(file.toString(), "by content", orientation, 1_000_000), arena);
    }

    private DecodedImage decode(byte[] encoded) throws Exception {
        return decode(encoded, Orientation.UPRIGHT);
    }

    private static void assertIsTestPicture(Pixels pixels) {
        assertThat(pixels.width()).isEqualTo(WIDTH);
        assertThat(pixels.height()).isEqualTo(HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertThat(TestPicture.argb(pixels, x, y))
                        .as("%d,%d", x, y)
                        .isEqualTo(0xff000000 | TestPicture.rgb(x, y, WIDTH, HEIGHT));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void losslessFormatsGiveTheStoredValues(String format) throws Exception {
        DecodedImage image = decode(TestPicture.encode(TestPicture.colour(WIDTH, HEIGHT), format));
        assertIsTestPicture(image.pixels());
        assertThat(image.bitsPerSample()).isEqualTo(8);
        assertThat(image.grey()).isFalse();
        assertThat(image.alpha()).isFalse();
        assertThat(image.frames()).isEqualTo(1);
        assertThat(image.notes()).isEmpty();
    }

    @Test
    void losslessWebpGivesTheStoredValues() throws Exception {
        Pixels source =
                decode(TestPicture.encode(TestPicture.colour(WIDTH, HEIGHT), "png")).pixels();
        try (BytePointer memory = new BytePointer(source.bgra().asByteBuffer());
                Mat bgra = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC4, memory);
                Mat bgr = new Mat();
                IntPointer lossless = new IntPointer(opencv_imgcodecs.IMWRITE_WEBP_QUALITY, 101);
                BytePointer webp = new BytePointer()) {
            opencv_imgproc.cvtColor(bgra, bgr, opencv_imgproc.COLOR_BGRA2BGR);
            opencv_imgcodecs.imencode(".webp", bgr, webp, lossless);
            byte[] bytes = new byte[(int) webp.limit()];
            webp.get(bytes);
            assertIsTestPicture(decode(bytes).pixels());
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void everyOrientationComesOutUpright(Orientation orientation) throws Exception {
        BufferedImage stored = store(TestPicture.colour(WIDTH, HEIGHT), orientation);
        DecodedImage image = decode(TestPicture.encode(stored, "png"), orientation);
        assertIsTestPicture(image.pixels());
    }

    /** The picture as a camera held that way stores it, by the definition of the EXIF tag. */
    private static BufferedImage store(BufferedImage upright, Orientation orientation) {
        boolean swap = orientation.swapsAxes();
        int width = swap ? HEIGHT : WIDTH;
        int height = swap ? WIDTH : HEIGHT;
        BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int left = width - 1 - column;
                int up = height - 1 - row;
                int rgb =
                        switch (orientation) {
                            case UPRIGHT -> upright.getRGB(column, row);
                            case MIRRORED -> upright.getRGB(left, row);
                            case ROTATED_180 -> upright.getRGB(left, up);
                            case FLIPPED -> upright.getRGB(column, up);
                            // Row 0 is the visual left, right, right, left side from here on.
                            case TRANSPOSED -> upright.getRGB(row, column);
                            case ROTATED_90_CW -> upright.getRGB(up, column);
                            case TRANSVERSED -> upright.getRGB(up, left);
                            case ROTATED_90_CCW -> upright.getRGB(row, left);
                        };
                stored.setRGB(column, row, rgb);
            }
        }
        return stored;
    }

    @Test
    void anOrientationTagInTheFileIsNotAppliedByTheDecoderItself() throws Exception {
        byte[] jpeg = TestPicture.encode(TestPicture.colour(64, 32), "jpeg");
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream tagged = new ByteArrayOutputStream();
        tagged.write(jpeg, 0, 2);
        tagged.writeBytes(exif);
        tagged.write(jpeg, 2, jpeg.length - 2);
        Pixels stored = decode(tagged.toByteArray()).pixels();
        assertThat(stored.width()).isEqualTo(64);
        Pixels turned = decode(tagged.toByteArray(), Orientation.ROTATED_90_CW).pixels();
        assertThat(turned.width()).isEqualTo(32);
        assertThat(turned.height()).isEqualTo(64);
        assertThat(TestPicture.argb(turned, 31, 0)).isEqualTo(TestPicture.argb(stored, 0, 0));
    }

    @Test
    void greyIsSpreadOverTheColours() throws Exception {
        BufferedImage grey = new BufferedImage(9, 5, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(3, 2, 0, 77);
        DecodedImage image = decode(TestPicture.encode(grey, "png"));
        assertThat(image.grey()).isTrue();
        assertThat(TestPicture.argb(image.pixels(), 3, 2)).isEqualTo(0xff4d4d4d);
    }

    @Test
    void sixteenBitsAreCutToTheUpperEight() throws Exception {
        BufferedImage deep = new BufferedImage(256, 4, BufferedImage.TYPE_USHORT_GRAY);
        for (int x = 0; x < 256; x++) {
            int[] low = {0x00, 0x7f, 0x80, 0xff};
            for (int y = 0; y < 4; y++) {
                deep.getRaster().setSample(x, y, 0, x << 8 | low[y]);
            }
        }
        DecodedImage image = decode(TestPicture.encode(deep, "png"));
        assertThat(image.bitsPerSample()).isEqualTo(16);
        assertThat(image.notes()).extracting(Reason::code).containsExactly("media.deep-samples");
        for (int x = 0; x < 256; x++) {
            for (int y = 0; y < 4; y++) {
                assertThat(TestPicture.argb(image.pixels(), x, y) & 0xff).isEqualTo(x);
            }
        }
    }

    @Test
    void allSixteenBitsCanBeHadTurnedUpright() throws Exception {
        BufferedImage deep = new BufferedImage(3, 2, BufferedImage.TYPE_USHORT_GRAY);
        int[] values = {0, 1, 257, 4660, 65534, 65535};
        for (int i = 0; i < values.length; i++) {
            deep.getRaster().setSample(i % 3, i / 3, 0, values[i]);
        }
        DeepPixels upright = deep(TestPicture.encode(deep, "png"), Orientation.UPRIGHT).get();
        assertThat(upright.channels()).isEqualTo(1);
        assertThat(samples(upright)).containsExactly(0, 1, 257, 4660, 65534, 65535);
        DeepPixels turned = deep(TestPicture.encode(deep, "png"), Orientation.ROTATED_180).get();
        assertThat(samples(turned)).containsExactly(65535, 65534, 4660, 257, 1, 0);
        assertThat(deep(TestPicture.encode(TestPicture.colour(4, 4), "png"), Orientation.UPRIGHT))
                .as("eight bits have no more")
                .isEmpty();
    }

    private Optional<DeepPixels> deep(byte[] encoded, Orientation orientation) throws Exception {
        Path file = Files.write(folder.resolve("deep"), encoded);
        return worker.decodeDeep(
                new DecodeRequest(file.toString(), "by content", orientation, 1_000_000), arena);
    }

    private static List<Integer> samples(DeepPixels pixels) {
        return IntStream.range(0, (int) pixels.samples().byteSize() / 2)
                .mapToObj(i -> pixels.samples().getAtIndex(ValueLayout.JAVA_SHORT, i) & 0xffff)
                .toList();
    }

    @Test
    void alphaIsKeptUnmultipliedAndSaid() throws Exception {
        BufferedImage clear = new BufferedImage(3, 2, BufferedImage.TYPE_4BYTE_ABGR);
        clear.setRGB(1, 1, 0x40c86432);
        DecodedImage image = decode(TestPicture.encode(clear, "png"));
        assertThat(image.alpha()).isTrue();
        assertThat(TestPicture.argb(image.pixels(), 1, 1)).isEqualTo(0x40c86432);
        assertThat(image.notes()).extracting(Reason::code).containsExactly("media.alpha-ignored");
    }

    @Test
    void aPaletteIsLookedUp() throws Exception {
        BufferedImage indexed = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED);
        indexed.setRGB(5, 6, 0xffff0000);
        DecodedImage image = decode(TestPicture.encode(indexed, "png"));
        assertThat(TestPicture.argb(image.pixels(), 5, 6)).isEqualTo(0xffff0000);
        assertThat(image.grey()).isFalse();
    }

    @Test
    void theFirstPictureOfAnAnimationIsTakenAndTheOthersCounted() throws Exception {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int rgb : new int[] {0xff0000, 0x00ff00, 0x0000ff}) {
                BufferedImage frame = new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_INDEXED);
                for (int i = 0; i < 128; i++) {
                    frame.setRGB(i % 16, i / 16, 0xff000000 | rgb);
                }
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        }
        DecodedImage image = decode(out.toByteArray());
        assertThat(image.frames()).isEqualTo(3);
        assertThat(image.notes()).contains(Reason.of("media.first-of-frames", 3));
        assertThat(TestPicture.argb(image.pixels(), 7, 3)).isEqualTo(0xffff0000);
    }

    @Test
    void aTruncatedJpegGivesItsBeginningAndSaysSo() throws Exception {
        byte[] jpeg = TestPicture.encode(TestPicture.colour(320, 320), "jpeg");
        Pixels whole = decode(jpeg).pixels();
        DecodedImage part = decode(Arrays.copyOf(jpeg, jpeg.length * 6 / 10));
        assertThat(part.notes()).extracting(Reason::code).containsExactly("media.truncated");
        assertThat(TestPicture.argb(part.pixels(), 100, 20))
                .isEqualTo(TestPicture.argb(whole, 100, 20));
        assertThat(TestPicture.argb(part.pixels(), 300, 310))
                .isNotEqualTo(TestPicture.argb(whole, 300, 310));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTruncatedPngGivesItsWholeRowsAndCountsThem(boolean interlaced) throws Exception {
        byte[] png = TestPicture.encode(TestPicture.colour(320, 320), "png", interlaced);
        DecodedImage part = decode(Arrays.copyOf(png, png.length / 2));
        Reason note = part.notes().getFirst();
        assertThat(note.code()).isEqualTo("media.truncated-rows");
        int rows = Integer.parseInt(note.arguments().get(0));
        assertThat(rows).isBetween(1, Integer.parseInt(note.arguments().get(1)) - 1);
        assertThat(TestPicture.argb(part.pixels(), 0, 0)).isEqualTo(0xff000028);
        assertThat(TestPicture.argb(part.pixels(), 160, 0))
                .isEqualTo(0xff000000 | TestPicture.rgb(160, 0, 320, 320));
        assertThat(TestPicture.argb(part.pixels(), 319, 319)).isEqualTo(0xff000000);
    }

    @Test
    void aPngWithAWrongChecksumIsDecodedToTheDamage() throws Exception {
        byte[] png = TestPicture.encode(TestPicture.colour(320, 320), "png");
        png[png.length / 2] ^= 0x55;
        DecodedImage part = decode(png);
        assertThat(part.notes()).extracting(Reason::code).containsExactly("media.truncated-rows");
        assertThat(TestPicture.argb(part.pixels(), 160, 0))
                .isEqualTo(0xff000000 | TestPicture.rgb(160, 0, 320, 320));
    }

    @Test
    void tooManyPixelsAreRefusedBeforeDecoding() throws Exception {
        byte[] png = TestPicture.encode(TestPicture.colour(1001, 1000), "png");
        assertThatThrownBy(() -> decode(png))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.too-many-pixels"));
    }

    @Test
    void floatingPointSamplesAreRefusedInWords() throws Exception {
        try (Mat floats = new Mat(8, 8, opencv_core.CV_32FC3);
                BytePointer tiff = new BytePointer()) {
            opencv_imgcodecs.imencode(".tiff", floats, tiff);
            byte[] bytes = new byte[(int) tiff.limit()];
            tiff.get(bytes);
            assertThatThrownBy(() -> decode(bytes))
                    .isInstanceOfSatisfying(
                            MediaException.class,
                            e ->
                                    assertThat(e.reason().code())
                                            .isEqualTo("media.unsupported-samples"));
        }
    }

    @Test
    void previewsAreDecodedFromMemoryAndGarbageIsRefused() throws Exception {
        byte[] png = TestPicture.encode(TestPicture.colour(WIDTH, HEIGHT), "png");
        assertIsTestPicture(worker.decodePreview(png, 1_000_000, arena).pixels());
        assertThatThrownBy(() -> worker.decodePreview(new byte[] {1, 2, 3}, 1_000_000, arena))
                .isInstanceOf(MediaException.class);
        assertThatThrownBy(() -> worker.decodePreview(new byte[0], 1_000_000, arena))
                .isInstanceOf(MediaException.class);
    }

    @Test
    void greyMapsSurviveAsPng() throws Exception {
        byte[] map = new byte[256];
        for (int i = 0; i < 256; i++) {
            map[i] = (byte) i;
        }
        Pixels back = worker.decodePreview(worker.encodeGreyPng(map, 32, 8), 1000, arena).pixels();
        for (int i = 0; i < 256; i++) {
            assertThat(TestPicture.argb(back, i % 32, i / 32) & 0xff).isEqualTo(i);
        }
        assertThatThrownBy(() -> worker.encodeGreyPng(map, 3, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void damagedBytesNeverEscapeAsAnythingButAMediaException() throws Exception {
        BufferedImage picture = TestPicture.colour(40, 30);
        Random random = new Random(7);
        for (String format : new String[] {"jpeg", "png", "gif", "bmp", "tiff"}) {
            byte[] good = TestPicture.encode(picture, format);
            for (int round = 0; round < 60; round++) {
                byte[] bad = good.clone();
                for (int i = 0; i < 4; i++) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                }
                bad = Arrays.copyOf(bad, round % 2 == 0 ? bad.length : random.nextInt(bad.length));
                try (Arena own = Arena.ofConfined()) {
                    MemorySegment bgra = worker.decodePreview(bad, 1_000_000, own).pixels().bgra();
                    assertThat(bgra.byteSize()).isPositive();
                } catch (MediaException e) {
                    assertThat(e.reason().text(Locale.ROOT)).isNotBlank();
                }
            }
        }
    }

    @Test
    void nothingNativeIsLeftBehind() throws Exception {
        byte[] png = TestPicture.encode(TestPicture.colour(300, 200), "png");
        byte[] jpeg = TestPicture.encode(TestPicture.colour(300, 200), "jpeg");
        decodeOnce(png);
        decodeOnce(jpeg);
        long before = Pointer.totalCount();
        for (int i = 0; i < 20; i++) {
            decodeOnce(png);
            decodeOnce(Arrays.copyOf(jpeg, jpeg.length / 2));
        }
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    private void decodeOnce(byte[] encoded) throws IOException, MediaException {
        Path file = folder.resolve("again");
        Files.write(file, encoded);
        try (Arena own = Arena.ofConfined()) {
            worker.decodeImage(
                    new DecodeRequest(
                            file.toString(), "by content", Orientation.TRANSPOSED, 1_000_000),
                    own);
        }
    }
}
