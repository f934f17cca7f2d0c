package org.telltale.inference.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files of every format: nothing is ever thrown, and every problem has its sentence. */
class HostileMetadataTest {
    private static final long SEED = 20_261_120;
    private static final int JPEG_MUTATIONS = 2_000;
    private static final int OTHER_MUTATIONS = 300;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp", "tiff", "gif", "heic"})
    void survivesTruncationAnywhere(String format) throws IOException {
        byte[] whole = specimen(format);
        for (int length = 0; length < whole.length; length += 97) {
            survives(Arrays.copyOf(whole, length), format);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp", "tiff", "gif", "heic"})
    void survivesFlippedBytes(String format) throws IOException {
        byte[] whole = specimen(format);
        Random random = new Random(SEED);
        int mutations = format.equals("jpeg") ? JPEG_MUTATIONS : OTHER_MUTATIONS;
        for (int i = 0; i < mutations; i++) {
            byte[] mutant = whole.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            }
            survives(mutant, format);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp", "tiff", "gif", "heic", "avif", "bmp", "mp4"})
    void survivesNoise(String format) throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 100; i++) {
            byte[] noise = new byte[random.nextInt(4096)];
            random.nextBytes(noise);
            survives(noise, format);
        }
    }

    private void survives(byte[] file, String format) throws IOException {
        Path path = Files.write(folder.resolve("file"), file);
        assertThatCode(
                        () -> {
                            Metadata metadata = new MetadataReader().read(path, format);
                            assertThat(metadata.problems())
                                    .allSatisfy(problem ->
                                            assertThat(problem.text(Locale.ENGLISH)).isNotBlank());
                        })
                .doesNotThrowAnyException();
    }

    private static byte[] specimen(String format) {
        byte[] store =
                C2paStore.store(
                        Map.of("claim_generator", "maker"),
                        List.of(Map.of("action", "c2pa.edited", "softwareAgent", "Painter")));
        byte[] exif =
                new ExifBlock()
                        .ascii(0x010f, "Maker of cameras")
                        .ascii(0x0131, "Software")
                        .orientation(6)
                        .thumbnail(JpegFile.baseline(50))
                        .tiff();
        byte[] xmp =
                new Bytes()
                        .text("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf=")
                        .text("'http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description")
                        .text(" xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:Rating='3'/>")
                        .text("</rdf:RDF></x:xmpmeta>")
                        .done();
        return switch (format) {
            case "jpeg" -> jpeg(store, exif, xmp);
            case "png" ->
                    new PngFile()
                            .text("Comment", "text")
                            .chunk("eXIf", exif)
                            .chunk("caBX", store)
                            .chunk("zTXt", new Bytes().text("k").u8(0, 0, 120, 1, 3).done())
                            .end();
            case "webp" -> {
                Bytes out = new Bytes().text("RIFF").le32(9999).text("WEBP");
                for (Map.Entry<String, byte[]> chunk :
                        Map.of("EXIF", exif, "XMP ", xmp, "C2PA", store).entrySet()) {
                    byte[] data = chunk.getValue();
                    out.text(chunk.getKey()).le32(data.length).raw(data).fill(0, data.length & 1);
                }
                yield out.done();
            }
            case "tiff" -> exif;
            case "gif" ->
                    new Bytes()
                            .text("GIF89a")
                            .u8(1, 0, 1, 0, 0x80, 0, 0)
                            .fill(7, 6)
                            .u8(0x21, 0xfe, 5)
                            .text("hello")
                            .u8(0, 0x21, 0xff, 11)
                            .text("XMP DataXMP")
                            .raw(xmp)
                            .fill(1, 258)
                            .u8(0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b)
                            .done();
            default -> heic(exif);
        };
    }

    private static byte[] jpeg(byte[] store, byte[] exif, byte[] xmp) {
        byte[] resource =
                new Bytes()
                        .text("Photoshop 3.0\0")
                        .text("8BIM")
                        .u16(0x0404, 0)
                        .u32(8)
                        .u8(0x1c, 2, 5, 0, 3)
                        .text("abc")
                        .text("8BIM")
                        .u16(0x03ed, 0)
                        .u32(4)
                        .u32(72)
                        .done();
        return JpegFile.baseline(
                75,
                JpegFile.segment(
                        0xe0, new Bytes().text("JFIF\0").u8(1, 2, 0, 0, 1, 0, 1, 0, 0).done()),
                JpegFile.segment(0xe1, new Bytes().text("Exif\0\0").raw(exif).done()),
                JpegFile.segment(
                        0xe1, new Bytes().text("http://ns.adobe.com/xap/1.0/\0").raw(xmp).done()),
                JpegFile.segment(
                        0xe2, new Bytes().text("ICC_PROFILE\0").u8(1, 1).fill(0, 200).done()),
                JpegFile.segment(0xed, resource),
                JpegFile.segment(
                        0xec, new Bytes().text("Ducky").u8(0, 1, 0, 4, 0, 0, 0, 50).done()),
                JpegFile.segment(0xee, new Bytes().text("Adobe").u8(0, 100, 0, 0, 0, 0, 1).done()),
                JpegFile.segment(0xfe, new Bytes().text("comment").done()),
                C2paStore.segments(store, 150));
    }

    private static byte[] heic(byte[] exif) {
        byte[] info =
                C2paStore.box(
                        "infe", new Bytes().u8(2, 0, 0, 0).u16(2, 0).text("Exif").u8(0).done());
        byte[] meta =
                new Bytes()
                        .u32(0)
                        .raw(C2paStore.box("pitm", new Bytes().u32(0).u16(1).done()))
                        .raw(C2paStore.box("iinf", new Bytes().u32(0).u16(1).raw(info).done()))
                        .raw(
                                C2paStore.box(
                                        "iloc",
                                        new Bytes()
                                                .u32(0)
                                                .u16(0x4400, 1, 2, 0, 1)
                                                .u32(150, exif.length + 4)
                                                .done()))
                        .done();
        return new Bytes()
                .raw(C2paStore.box("ftyp", new Bytes().text("heic").u32(0).done()))
                .raw(C2paStore.box("meta", meta))
                .raw(C2paStore.box("mdat", new Bytes().u32(0).raw(exif).fill(0, 64).done()))
                .done();
    }
}
