package org.telltale.inference.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeifMetadataTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "0,UPRIGHT",
        "1,ROTATED_90_CCW",
        "2,ROTATED_180",
        "3,ROTATED_90_CW",
    })
    void turnsAsTheRotationPropertySays(int quarters, Orientation orientation) throws IOException {
        byte[] rotation = C2paStore.box("irot", new byte[] {(byte) quarters});

        assertThat(read(rotation, 0x8101).orientation()).isEqualTo(orientation);
    }

    @ParameterizedTest
    @CsvSource({"0,FLIPPED", "1,MIRRORED"})
    void mirrorsAsTheMirrorPropertySays(int axis, Orientation orientation) throws IOException {
        byte[] mirror = C2paStore.box("imir", new byte[] {(byte) axis});

        assertThat(read(mirror, 0x8101).orientation()).isEqualTo(orientation);
    }

    @Test
    void exifDoesNotTurnThePictureButIsRead() throws IOException {
        Metadata metadata = read(C2paStore.box("free", new byte[0]), 0);

        assertThat(metadata.orientation()).isEqualTo(Orientation.UPRIGHT);
        assertThat(metadata.value("Exif IFD0", "Make")).isEqualTo("Maker");
        assertThat(metadata.problems()).isEmpty();
    }

    /** A file whose first property belongs to the primary item, with an EXIF item that turns. */
    private Metadata read(byte[] property, int association) throws IOException {
        byte[] exif =
                new Bytes()
                        .u32(0)
                        .raw(new ExifBlock().ascii(0x010f, "Maker").orientation(6).tiff())
                        .done();
        byte[] start = C2paStore.box("ftyp", new Bytes().text("heic").u32(0).done());
        int metaLength = C2paStore.box("meta", meta(property, association, 0, 0)).length;
        int at = start.length + metaLength + 8;
        byte[] file =
                new Bytes()
                        .raw(start)
                        .raw(C2paStore.box("meta", meta(property, association, at, exif.length)))
                        .raw(C2paStore.box("mdat", exif))
                        .done();
        return new MetadataReader().read(Files.write(folder.resolve("a.heic"), file), "heic");
    }

    private static byte[] meta(byte[] property, int association, int at, int length) {
        byte[] primary = C2paStore.box("pitm", new Bytes().u32(0).u16(1).done());
        byte[] info =
                C2paStore.box(
                        "infe", new Bytes().u8(2, 0, 0, 0).u16(2, 0).text("Exif").u8(0).done());
        byte[] infos = C2paStore.box("iinf", new Bytes().u32(0).u16(1).raw(info).done());
        byte[] places =
                C2paStore.box(
                        "iloc",
                        new Bytes().u32(0).u16(0x4400, 1).u16(2, 0, 1).u32(at, length).done());
        Bytes links = new Bytes().u32(1).u32(association == 0 ? 0 : 1);
        if (association != 0) {
            links.u16(1).u8(1).u16(association & 0x80ff);
        }
        byte[] properties =
                C2paStore.box(
                        "iprp",
                        new Bytes()
                                .raw(C2paStore.box("ipco", property))
                                .raw(C2paStore.box("ipma", links.done()))
                                .done());
        return new Bytes().u32(0).raw(primary).raw(infos).raw(places).raw(properties).done();
    }
}
