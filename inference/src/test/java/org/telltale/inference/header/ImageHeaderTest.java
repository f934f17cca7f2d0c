package org.telltale.inference.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.TestPicture;

class ImageHeaderTest {
    private static ImageHeader read(byte[] file) throws MediaException, IOException {
        ByteSource bytes = ByteSource.of(MemorySegment.ofArray(file), file.length);
        ImageFormat format = ImageFormat.of(bytes);
        return ImageHeader.read(Objects.requireNonNull(format), bytes);
    }

    @ParameterizedTest
    @CsvSource({"jpeg,JPEG", "png,PNG", "gif,GIF", "bmp,BMP", "tiff,TIFF"})
    void readsSizesOfRealFiles(String writer, ImageFormat format) throws Exception {
        ImageHeader header = read(TestPicture.encode(TestPicture.colour(301, 17), writer));
        assertThat(header.format()).isEqualTo(format);
        assertThat(header.width()).isEqualTo(301);
        assertThat(header.height()).isEqualTo(17);
        assertThat(header.bitsPerSample()).isEqualTo(8);
        assertThat(header.channels()).isEqualTo(3);
        assertThat(header.frames()).isEqualTo(1);
    }

    static Stream<byte[]> files() throws IOException {
        return Stream.of(
                TestPicture.encode(TestPicture.colour(30, 20), "jpeg", true),
                TestPicture.encode(TestPicture.colour(30, 20), "png"),
                TestPicture.encode(TestPicture.colour(30, 20), "gif"),
                TestPicture.encode(TestPicture.colour(30, 20), "bmp"),
                TestPicture.encode(TestPicture.colour(30, 20), "tiff"),
                webp("VP8X", 0x02 | 0x10, 99, 49),
                heif("avif", 640, 480, List.of(irot(1))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPrefixOfAFileIsReadOrRefused(byte[] file) throws Exception {
        for (int n = 26; n < Math.min(file.length, 3000); n++) {
            byte[] cut = Arrays.copyOf(file, n);
            try {
                assertThat(read(cut).width()).isPositive();
            } catch (MediaException e) {
                assertThat(e.reason().code()).isEqualTo("media.broken-header");
            }
        }
    }

    @Test
    void progressiveJpegIsTold() throws Exception {
        assertThat(read(TestPicture.encode(TestPicture.colour(9, 9), "jpeg", true)).progressive())
                .isTrue();
        assertThat(read(TestPicture.encode(TestPicture.colour(9, 9), "jpeg")).progressive())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647,2147483647",
        "4294967295,4294967295",
        "20000,20000",
        "1,4294967295",
        "250000001,1",
        "65536,65536"
    })
    void hugeClaimsAreRefusedWithoutOverflow(String width, String height) throws Exception {
        ByteBuffer png = ByteBuffer.wrap(TestPicture.encode(TestPicture.colour(4, 4), "png"));
        png.putInt(16, Integer.parseUnsignedInt(width));
        png.putInt(20, Integer.parseUnsignedInt(height));
        ImageHeader header = read(png.array());
        assertThat(header.width()).isEqualTo(Long.parseLong(width));
        assertThatThrownBy(() -> PictureBounds.check(header, 100, MediaLimits.STANDARD))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.too-many-pixels"));
    }

    @Test
    void aSettingRaisesThePixelBoundButNotMemory() throws Exception {
        ImageHeader header = ImageHeader.plain(ImageFormat.PNG, 20_000, 20_000, 16, 4, true);
        MediaLimits wide = new MediaLimits(500_000_000, 4L << 30);
        assertThatThrownBy(() -> PictureBounds.check(header, 100, wide))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.too-much-memory"));
        ImageHeader flat = ImageHeader.plain(ImageFormat.PNG, 20_000, 20_000, 8, 3, false);
        PictureBounds.check(flat, 100, wide);
    }

    @Test
    void wideSamplesCountInFullAndDeepTiffIsRefusedFirst() {
        MediaLimits limits = new MediaLimits(100_000_000, 1L << 30);
        ImageHeader wide = ImageHeader.plain(ImageFormat.PNG, 10_000, 10_000, 32, 4, true);
        assertThatThrownBy(() -> PictureBounds.check(wide, 100, limits))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e ->
                                assertThat(e.reason())
                                        .isEqualTo(
                                                Reason.of(
                                                        "media.too-much-memory",
                                                        ((20 + 4) * 100_000_000L + 100) >> 20,
                                                        1024)));
        ImageHeader deep = ImageHeader.plain(ImageFormat.TIFF, 10, 10, 32, 3, false);
        assertThatThrownBy(() -> PictureBounds.check(deep, 100, limits))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.unsupported-samples"));
    }

    @Test
    void thePlanesOfTheDetectorsMustFitTheProgramsMemory() throws Exception {
        ImageHeader header = ImageHeader.plain(ImageFormat.PNG, 10_000, 10_000, 8, 3, false);
        PictureBounds.checkHeap(header, 600_000_000);
        assertThatThrownBy(() -> PictureBounds.checkHeap(header, 512 << 20))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e ->
                                assertThat(e.reason())
                                        .isEqualTo(Reason.of("media.too-little-heap", 572, 512)));
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "GIF"})
    void aHeaderHiddenBehindAnOceanOfBytesIsBroken(ImageFormat format) {
        // Zeros between JPEG markers, and endless GIF comments before the first picture.
        ByteSource ocean =
                new ByteSource() {
                    @Override
                    public long size() {
                        return 1L << 40;
                    }

                    @Override
                    int at(long position) {
                        assertThat(position).isLessThan(ImageHeader.MOST_HEADER_BYTES + 1024);
                        if (format == ImageFormat.JPEG) {
                            return position < 2 ? 0xff : 0;
                        }
                        return position == 13 ? 0x21 : position < 15 ? 0 : 255;
                    }
                };
        assertThatThrownBy(() -> ImageHeader.read(format, ocean))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.broken-header"));
    }

    @Test
    void readingAFileStopsWhenAsked(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("a"), new byte[100_000]);
        Cancellation cancellation = new Cancellation();
        try (FileChannel channel = FileChannel.open(file)) {
            ByteSource bytes = ByteSource.of(channel, cancellation);
            assertThat(bytes.u8(0)).isZero();
            cancellation.request();
            assertThatThrownBy(() -> bytes.u8(50_000)).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void aSideThatTheDecoderRefusesIsRefusedFirst() {
        ImageHeader header = ImageHeader.plain(ImageFormat.PNG, 2_000_000, 3, 8, 3, false);
        assertThatThrownBy(() -> PictureBounds.check(header, 100, MediaLimits.STANDARD))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.side-too-long"));
    }

    @Test
    void noPixelsIsABrokenHeader() throws Exception {
        ByteBuffer png = ByteBuffer.wrap(TestPicture.encode(TestPicture.colour(4, 4), "png"));
        png.putInt(16, 0);
        assertThatThrownBy(() -> read(png.array()))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.broken-header"));
    }

    @Test
    void webpHeadersOfAllThreeKinds() throws Exception {
        ImageHeader animated = read(webp("VP8X", 0x02 | 0x10, 99, 49));
        assertThat(animated.width()).isEqualTo(100);
        assertThat(animated.height()).isEqualTo(50);
        assertThat(animated.alpha()).isTrue();
        assertThat(animated.frames()).isEqualTo(2);

        byte[] lossy = webp("VP8 ");
        ByteBuffer.wrap(lossy)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(26, (short) 640)
                .putShort(28, (short) 480);
        assertThat(read(lossy).width()).isEqualTo(640);
        assertThat(read(lossy).height()).isEqualTo(480);

        byte[] lossless = webp("VP8L");
        ByteBuffer.wrap(lossless)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(21, 299 | (199 << 14) | (1 << 28));
        assertThat(read(lossless).width()).isEqualTo(300);
        assertThat(read(lossless).height()).isEqualTo(200);
        assertThat(read(lossless).alpha()).isTrue();
    }

    @Test
    void aBitmapMayBeStoredTopDown() throws Exception {
        ByteBuffer bmp = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put(0, new byte[] {'B', 'M'}).putInt(14, 40).putInt(18, 7).putInt(22, -5);
        bmp.putShort(28, (short) 32);
        ImageHeader header = read(bmp.array());
        assertThat(header.width()).isEqualTo(7);
        assertThat(header.height()).isEqualTo(5);
        assertThat(header.alpha()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void tiffOfBothOrdersAndSizes(boolean little, boolean big) throws Exception {
        ImageHeader header = read(tiff(little, big, 5000, 256));
        assertThat(header.width()).isEqualTo(5000);
        assertThat(header.height()).isEqualTo(4000);
        assertThat(header.bitsPerSample()).isEqualTo(16);
        assertThat(header.frames()).isEqualTo(1);
    }

    @Test
    void aTileFarLargerThanItsPictureIsAnAttack() {
        assertThatThrownBy(() -> read(tiff(true, false, 5000, 1_000_000_000)))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.broken-header"));
    }

    @ParameterizedTest
    @CsvSource({
        "1,-1,ROTATED_90_CCW",
        "2,-1,ROTATED_180",
        "3,-1,ROTATED_90_CW",
        "0,0,FLIPPED",
        "0,1,MIRRORED",
        "1,0,TRANSPOSED",
        "1,1,TRANSVERSED",
        "3,0,TRANSVERSED",
        "3,1,TRANSPOSED"
    })
    void heifTurnsAndMirrorsBecomeAnOrientation(int turn, int mirror, Orientation expected)
            throws Exception {
        List<byte[]> properties =
                mirror < 0 ? List.of(irot(turn)) : List.of(irot(turn), imir(mirror));
        ImageHeader header = read(heif("heic", 4032, 3024, properties));
        assertThat(header.format()).isEqualTo(ImageFormat.HEIC);
        assertThat(header.width()).isEqualTo(4032);
        assertThat(header.height()).isEqualTo(3024);
        assertThat(header.containerOrientation()).isEqualTo(expected);
    }

    @Test
    void nestingWithoutEndGoesNowhere() {
        byte[] nested = new byte[0];
        for (int i = 0; i < 5000; i++) {
            nested = box(i % 2 == 0 ? "iprp" : "ipco", nested);
        }
        byte[] meta = box("meta", join(new byte[4], box("iprp", box("ipco", nested))));
        byte[] type = "heic\0\0\0\0mif1heic".getBytes(StandardCharsets.US_ASCII);
        byte[] file = join(box("ftyp", type), meta);
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        e -> assertThat(e.reason().code()).isEqualTo("media.broken-header"));
    }

    @Test
    void aFilmIsNoStill() throws Exception {
        byte[] film = box("ftyp", "isom\0\0\0\0isomiso2mp41".getBytes(StandardCharsets.US_ASCII));
        assertThat(ImageFormat.of(ByteSource.of(MemorySegment.ofArray(film), film.length)))
                .isNull();
    }

    private static byte[] tiff(boolean little, boolean big, int width, int tile) {
        byte[] file = new byte[200];
        ByteBuffer tiff = ByteBuffer.wrap(file);
        tiff.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.put((byte) (little ? 'I' : 'M')).put((byte) (little ? 'I' : 'M'));
        tiff.putShort((short) (big ? 43 : 42));
        if (big) {
            tiff.putShort((short) 8).putShort((short) 0).putLong(16).putLong(5);
        } else {
            tiff.putInt(8).putShort((short) 5);
        }
        int[][] fields = {{256, width}, {257, 4000}, {258, 16}, {322, tile}, {323, 16}};
        for (int[] field : fields) {
            tiff.putShort((short) field[0]).putShort((short) 4);
            if (big) {
                tiff.putLong(1).putInt(field[1]).putInt(0);
            } else {
                tiff.putInt(1).putInt(field[1]);
            }
        }
        return file;
    }

    private static byte[] webp(String chunk) {
        byte[] file = new byte[60];
        ByteBuffer webp = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        webp.put(0, "RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4, 52);
        webp.put(8, ("WEBP" + chunk).getBytes(StandardCharsets.US_ASCII)).putInt(16, 40);
        return file;
    }

    private static byte[] webp(String chunk, int flags, int right, int bottom) {
        byte[] file = webp(chunk);
        ByteBuffer webp = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        webp.putInt(16, 10).put(20, (byte) flags).putInt(24, right).putInt(27, bottom);
        for (int at : new int[] {30, 42}) {
            webp.put(at, "ANMF".getBytes(StandardCharsets.US_ASCII)).putInt(at + 4, 4);
        }
        return file;
    }

    private static byte[] irot(int quarters) {
        return box("irot", new byte[] {(byte) quarters});
    }

    private static byte[] imir(int axis) {
        return box("imir", new byte[] {(byte) axis});
    }

    /** A HEIF whose item 2 of two is primary and has the size and the given properties. */
    private static byte[] heif(String brand, int width, int height, List<byte[]> properties) {
        byte[] decoy = box("ispe", ByteBuffer.allocate(12).putInt(4, 16).putInt(8, 16).array());
        byte[] size =
                box("ispe", ByteBuffer.allocate(12).putInt(4, width).putInt(8, height).array());
        byte[] ipco = box("ipco", join(decoy, size, join(properties.toArray(byte[][]::new))));
        ByteBuffer ipma = ByteBuffer.allocate(64).putInt(0).putInt(2);
        ipma.putShort((short) 1).put((byte) 1).put((byte) 1);
        ipma.putShort((short) 2).put((byte) (1 + properties.size()));
        for (int i = 0; i <= properties.size(); i++) {
            ipma.put((byte) (0x80 | (2 + i)));
        }
        byte[] associations = Arrays.copyOf(ipma.array(), ipma.position());
        byte[] meta =
                join(
                        new byte[4],
                        box("pitm", new byte[] {0, 0, 0, 0, 0, 2}),
                        box("iprp", join(ipco, box("ipma", associations))));
        byte[] type = (brand + "\0\0\0\0mif1" + brand).getBytes(StandardCharsets.US_ASCII);
        return join(box("ftyp", type), box("meta", meta));
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
