package org.telltale.inference.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.reason.Reason;

/** Files made to cost memory or work: the bounds stop them and say so. */
class BoundedWorkTest {
    @TempDir Path folder;

    @Test
    void directoriesThatPointToThousandsOfOthersAreStopped() throws IOException {
        int pointers = 4_000;
        int table = 8 + 2 + 12 + 4;
        int directory = table + 4 * pointers;
        Bytes tiff = new Bytes().text("MM").u16(42).u32(8).u16(1);
        tiff.u16(0x014a, 4).u32(pointers, table).u32(0);
        for (int i = 0; i < pointers; i++) {
            tiff.u32(directory + 12L * i);
        }
        for (int i = 0; i < pointers + 255; i++) {
            // Every twelve bytes begin another directory of 100 inline values.
            tiff.u16(100, 3).u32(1).u16(1, 0);
        }

        Metadata metadata = read(tiff.done(), "tiff");

        assertThat(metadata.problems()).contains(Reason.of("metadata.block-too-large", "TIFF"));
    }

    @Test
    void aHugeTagIsLeftOut() throws IOException {
        int bytes = 2 << 20;
        Bytes tiff = new Bytes().text("MM").u16(42).u32(8).u16(2);
        tiff.u16(0x010e, 2).u32(bytes, 38).u16(0x0112, 3).u32(1).u16(6, 0).u32(0);

        Metadata metadata = read(tiff.fill('x', bytes).done(), "tiff");

        assertThat(metadata.orientation()).isEqualTo(Orientation.ROTATED_90_CW);
        assertThat(metadata.value("Exif IFD0", "Image Description")).isNull();
        assertThat(metadata.problems()).contains(Reason.of("metadata.tags-skipped", "TIFF"));
    }

    @Test
    void xmpNestedWithoutMeasureIsAProblem() throws IOException {
        int depth = 20_000;
        String xml =
                "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                        + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                        + "<rdf:Description xmlns:a='urn:a'>"
                        + "<a:b><rdf:Description>".repeat(depth)
                        + "</rdf:Description></a:b>".repeat(depth)
                        + "</rdf:Description></rdf:RDF></x:xmpmeta>";
        byte[] png =
                new PngFile()
                        .chunk(
                                "iTXt",
                                new Bytes()
                                        .text("XML:com.adobe.xmp")
                                        .u8(0, 0, 0, 0, 0)
                                        .text(xml)
                                        .done())
                        .text("Comment", "still read")
                        .end();

        Metadata metadata = read(png, "png");

        assertThat(metadata.value("PNG-tEXt", "Comment")).isEqualTo("still read");
        assertThat(metadata.problems())
                .extracting(Reason::code)
                .containsAnyOf("metadata.block-too-deep", "metadata.block-broken");
    }

    @Test
    void segmentsBeyondTheBoundAreNotRead() throws IOException {
        Bytes file = new Bytes().u8(0xff, 0xd8);
        byte[] comment = JpegFile.segment(0xfe, new byte[0]);
        for (int i = 0; i < 4 * JpegWalk.MAX_MARKERS + 1; i++) {
            file.raw(comment);
        }
        file.u8(0xff, 0xd9);

        Metadata metadata = read(file.done(), "jpeg");

        assertThat(metadata.problems())
                .containsExactly(Reason.of("metadata.jpeg-too-many-segments"));
    }

    private Metadata read(byte[] file, String format) throws IOException {
        return new MetadataReader().read(Files.write(folder.resolve("file"), file), format);
    }
}
