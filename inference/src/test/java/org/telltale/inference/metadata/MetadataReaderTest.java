package org.telltale.inference.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.inference.reason.Reason;

class MetadataReaderTest {
    private static final String XMP =
            "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                    + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
                    + " xmlns:xmp='http://ns.adobe.com/xap/1.0/'"
                    + " xmp:CreatorTool='Some Tool'/></rdf:RDF></x:xmpmeta>";

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void readsOrientationFromEveryContainer(Orientation orientation) throws IOException {
        ExifBlock exif = new ExifBlock().orientation(orientation.tag());
        byte[] png = new PngFile().chunk("eXIf", exif.tiff()).end();
        byte[] webp = webp("EXIF", exif.tiff());

        assertThat(read(JpegFile.baseline(75, exif.segment()), "jpeg").orientation())
                .isEqualTo(orientation);
        assertThat(read(png, "png").orientation()).isEqualTo(orientation);
        assertThat(read(webp, "webp").orientation()).isEqualTo(orientation);
        assertThat(read(exif.tiff(), "tiff").orientation()).isEqualTo(orientation);
    }

    @Test
    void readsExifTextAndPreview() throws IOException {
        byte[] preview = JpegFile.baseline(50);
        ExifBlock exif =
                new ExifBlock().ascii(0x010f, "Maker").ascii(0x0131, "v1\u0007").thumbnail(preview);

        Metadata metadata = read(JpegFile.baseline(75, exif.segment()), "jpeg");

        assertThat(metadata.value("Exif IFD0", "Make")).isEqualTo("Maker");
        assertThat(metadata.value("Exif IFD0", "Software")).isEqualTo("v1");
        assertThat(metadata.thumbnail()).isEqualTo(new Blob(preview));
        assertThat(metadata.problems()).isEmpty();
    }

    @Test
    void aPreviewThatIsNotThereIsAProblem() throws IOException {
        ExifBlock exif = new ExifBlock().ascii(0x010f, "Maker").thumbnail(new byte[] {1, 2, 3, 4});

        Metadata metadata = read(JpegFile.baseline(75, exif.segment()), "jpeg");

        assertThat(metadata.thumbnail()).isNull();
        assertThat(metadata.problems()).containsExactly(Reason.of("metadata.thumbnail-broken"));
        assertThat(metadata.value("Exif IFD0", "Make")).isEqualTo("Maker");
    }

    @Test
    void aBrokenBlockDoesNotHideTheOthers() throws IOException {
        byte[] broken = JpegFile.segment(0xe1, new Bytes().text("Exif\0\0XX").fill(9, 40).done());

        Metadata metadata = read(JpegFile.baseline(75, broken, xmpSegment(XMP)), "jpeg");

        assertThat(metadata.problems()).containsExactly(Reason.of("metadata.block-broken", "EXIF"));
        assertThat(metadata.value("XMP", "xmp:CreatorTool")).isEqualTo("Some Tool");
    }

    @Test
    void refusesDocumentTypesInXmp() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        String attack =
                "<!DOCTYPE x [<!ENTITY e SYSTEM '%s'>]>%s"
                        .formatted(secret.toUri(), XMP.replace("Some Tool", "&e;"));

        Metadata metadata = read(JpegFile.baseline(75, xmpSegment(attack)), "jpeg");

        assertThat(metadata.problems()).containsExactly(Reason.of("metadata.block-broken", "XMP"));
        assertThat(metadata.entries()).noneMatch(entry -> entry.value().contains("secret"));
    }

    @Test
    void putsAColourProfileTogether() throws IOException {
        byte[] first = iccSegment(1, 2, new byte[] {1, 2, 3});
        byte[] second = iccSegment(2, 2, new byte[] {4, 5});

        assertThat(read(JpegFile.baseline(75, second, first), "jpeg").iccProfile())
                .isEqualTo(new Blob(new byte[] {1, 2, 3, 4, 5}));
        assertThat(read(JpegFile.baseline(75, first), "jpeg").problems())
                .containsExactly(Reason.of("metadata.icc-chunks"));
    }

    @Test
    void readsPngText() throws IOException {
        byte[] compressed =
                new Bytes().text("Comment").u8(0, 0).raw(PngFile.deflate(ascii("zipped"))).done();
        byte[] international =
                new Bytes()
                        .text("Title")
                        .u8(0, 0, 0)
                        .text("de")
                        .u8(0, 0)
                        .raw("Größe".getBytes(StandardCharsets.UTF_8))
                        .done();
        byte[] xmp = new Bytes().text("XML:com.adobe.xmp").u8(0, 0, 0, 0, 0).text(XMP).done();

        Metadata metadata =
                read(
                        new PngFile()
                                .text("Software", "Some\nProgram")
                                .chunk("zTXt", compressed)
                                .chunk("iTXt", international)
                                .chunk("iTXt", xmp)
                                .end(),
                        "png");

        assertThat(metadata.value("PNG-tEXt", "Software")).isEqualTo("Some Program");
        assertThat(metadata.value("PNG-zTXt", "Comment")).isEqualTo("zipped");
        assertThat(metadata.value("PNG-iTXt", "Title")).isEqualTo("Größe");
        assertThat(metadata.value("XMP", "xmp:CreatorTool")).isEqualTo("Some Tool");
        assertThat(metadata.problems()).isEmpty();
    }

    @Test
    void aTextBombStaysSmall() throws IOException {
        byte[] bomb =
                new Bytes()
                        .text("Comment")
                        .u8(0, 0)
                        .raw(PngFile.deflate(new byte[100 << 20]))
                        .done();

        Metadata metadata = read(new PngFile().chunk("zTXt", bomb).text("a", "b").end(), "png");

        assertThat(metadata.problems())
                .containsExactly(Reason.of("metadata.block-too-large", "PNG zTXt"));
        assertThat(metadata.value("PNG-tEXt", "a")).isEqualTo("b");
    }

    @Test
    void cutsLongTextAndSaysSo() throws IOException {
        String value =
                read(new PngFile().text("Comment", "x".repeat(50_000)).end(), "png")
                        .entries()
                        .stream()
                        .filter(entry -> entry.name().equals("Comment"))
                        .findFirst()
                        .orElseThrow()
                        .value();

        assertThat(value).hasSizeLessThan(9_000).endsWith("(cut; 50000 characters in all)");
    }

    @Test
    void boundsTheNumberOfEntries() throws IOException {
        PngFile file = new PngFile();
        for (int i = 0; i < MetadataCollector.MAX_ENTRIES + 10; i++) {
            file.text("k" + i, "v");
        }

        Metadata metadata = read(file.end(), "png");

        assertThat(metadata.entries()).hasSize(MetadataCollector.MAX_ENTRIES);
        assertThat(metadata.problems())
                .containsExactly(
                        Reason.of("metadata.too-many-entries", MetadataCollector.MAX_ENTRIES));
    }

    @Test
    void namesWhatFollowsAJpeg() throws IOException {
        byte[] zip = new Bytes().raw(JpegFile.baseline(75)).text("PK\3\4....").done();
        byte[] padded = new Bytes().raw(JpegFile.baseline(75)).fill(0, 512).done();

        assertThat(read(zip, "jpeg").problems())
                .containsExactly(Reason.of("metadata.jpeg-trailing-zip", 8));
        assertThat(read(padded, "jpeg").problems()).isEmpty();
        assertThat(read(padded, "jpeg").value("JPEG", "Data after end of image"))
                .isEqualTo("512 bytes: padding");
    }

    @Test
    void aPictureThatAnIndexAnnouncesIsNoProblem() throws IOException {
        byte[] second = JpegFile.baseline(60);
        int offset = JpegFile.baseline(75, mpf(0)).length - 2 - 4 - 4;

        byte[] file = new Bytes().raw(JpegFile.baseline(75, mpf(offset))).raw(second).done();

        assertThat(read(file, "jpeg").value("JPEG", "Data after end of image"))
                .isEqualTo(second.length + " bytes: a Multi-Picture Format picture");
        assertThat(read(file, "jpeg").problems()).isEmpty();
    }

    @Test
    void aChecksumThatDoesNotMatchIsAProblem() throws IOException {
        byte[] file = new PngFile().text("Comment", "first").end();
        file[8 + 25 + 8 + 8] ^= 1;

        assertThat(read(file, "png").problems())
                .containsExactly(Reason.of("metadata.png-checksum", "tEXt"));
    }

    @Test
    void readsGifComments() throws IOException {
        byte[] file =
                new Bytes()
                        .text("GIF89a")
                        .u8(1, 0, 1, 0, 0, 0, 0)
                        .u8(0x21, 0xfe, 5)
                        .text("hello")
                        .u8(0, 0x3b)
                        .done();

        assertThat(read(file, "gif").value("GIF", "Comment")).isEqualTo("hello");
        assertThat(read(file, "gif").problems()).isEmpty();
    }

    @Test
    void aFileThatIsGoneIsAProblem() {
        assertThat(new MetadataReader().read(folder.resolve("gone"), "jpeg").problems())
                .containsExactly(Reason.of("metadata.unreadable"));
    }

    @Test
    void aFormatWithoutMetadataSaysNothing() throws IOException {
        assertThat(read(ascii("BM"), "bmp")).isEqualTo(Metadata.NONE);
    }

    private Metadata read(byte[] file, String format) throws IOException {
        return new MetadataReader().read(Files.write(folder.resolve("file"), file), format);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] xmpSegment(String xml) {
        return JpegFile.segment(
                0xe1, new Bytes().text("http://ns.adobe.com/xap/1.0/\0").text(xml).done());
    }

    private static byte[] iccSegment(int number, int of, byte[] part) {
        return JpegFile.segment(
                0xe2, new Bytes().text("ICC_PROFILE\0").u8(number, of).raw(part).done());
    }

    /** A Multi-Picture index of two pictures, the second at that offset from its header. */
    private static byte[] mpf(int offset) {
        Bytes index = new Bytes().text("MPF\0").text("MM").u16(42).u32(8).u16(1);
        index.u16(0xb002, 7).u32(32, 26).u32(0);
        index.fill(0, 16).u32(0, 100, offset).u32(0);
        return JpegFile.segment(0xe2, index.done());
    }

    private static byte[] webp(String type, byte[] data) {
        int padded = data.length + (data.length & 1);
        return new Bytes()
                .text("RIFF")
                .le32(12 + padded)
                .text("WEBP")
                .text(type)
                .le32(data.length)
                .raw(data)
                .fill(0, data.length & 1)
                .done();
    }
}
