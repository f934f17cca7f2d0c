package org.telltale.inference.metadata;

import java.util.List;

/** A JPEG put together from segments; its entropy-coded data is well formed but meaningless. */
public final class JpegFile {
    private static final List<Integer> ZIGZAG =
            List.of(
                    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48,
                    41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22,
                    15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55,
                    62, 63);

    private final Bytes bytes = new Bytes().u8(0xff, 0xd8);

    /** A 16×8 colour picture of that quality, 4:2:0, with these APPn segments. */
    public static byte[] baseline(int quality, byte[]... segments) {
        JpegFile file = new JpegFile();
        for (byte[] segment : segments) {
            file.bytes.raw(segment);
        }
        return file.tables(quality).frame(0xc0, 8, 16, 0x22).scan().end();
    }

    /** A marker segment with its length. */
    public static byte[] segment(int marker, byte[] payload) {
        return new Bytes().u8(0xff, marker).u16(payload.length + 2).raw(payload).done();
    }

    public JpegFile add(byte[] raw) {
        bytes.raw(raw);
        return this;
    }

    public JpegFile tables(int quality) {
        return table(0, JpegQuality.standardTable(false, quality))
                .table(1, JpegQuality.standardTable(true, quality));
    }

    public JpegFile table(int id, List<Integer> natural) {
        Bytes payload = new Bytes().u8(id);
        for (int index : ZIGZAG) {
            payload.u8(natural.get(index));
        }
        return add(segment(0xdb, payload.done()));
    }

    public JpegFile wideTable(int id, List<Integer> natural) {
        Bytes payload = new Bytes().u8(0x10 | id);
        for (int index : ZIGZAG) {
            payload.u16(natural.get(index));
        }
        return add(segment(0xdb, payload.done()));
    }

    public JpegFile frame(int marker, int height, int width, int lumaFactors) {
        Bytes payload = new Bytes().u8(8).u16(height, width).u8(3);
        payload.u8(1, lumaFactors, 0).u8(2, 0x11, 1).u8(3, 0x11, 1);
        return add(segment(marker, payload.done()));
    }

    public JpegFile greyFrame(int height, int width) {
        return add(segment(0xc0, new Bytes().u8(8).u16(height, width).u8(1).u8(1, 0x11, 0).done()));
    }

    /** A scan whose data holds a stuffed byte and a restart marker. */
    public JpegFile scan() {
        bytes.raw(segment(0xda, new Bytes().u8(3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0).done()));
        bytes.u8(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0x00);
        return this;
    }

    public byte[] unfinished() {
        return bytes.done();
    }

    public byte[] end() {
        return bytes.u8(0xff, 0xd9).done();
    }
}
