package org.telltale.inference.metadata;

import java.util.ArrayList;
import java.util.List;

/** A big-endian TIFF structure with one or two directories, as EXIF uses it. */
public final class ExifBlock {
    private static final int HEADER = 8;

    private final List<Bytes> entries = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();
    private byte[] thumbnail = new byte[0];

    public ExifBlock ascii(int tag, String text) {
        entries.add(new Bytes().u16(tag, 2).u32(text.length() + 1));
        values.add(new Bytes().text(text).u8(0).done());
        return this;
    }

    public ExifBlock orientation(int value) {
        entries.add(new Bytes().u16(0x0112, 3).u32(1).u16(value, 0));
        values.add(new byte[0]);
        return this;
    }

    /** Bytes of an embedded preview, pointed to from a second directory. */
    public ExifBlock thumbnail(byte[] jpeg) {
        thumbnail = jpeg.clone();
        return this;
    }

    /** The block from its TIFF header on. */
    public byte[] tiff() {
        int firstSize = 2 + 12 * entries.size() + 4;
        int valuesAt = HEADER + firstSize;
        int valueBytes = values.stream().mapToInt(v -> v.length + v.length % 2).sum();
        int secondAt = valuesAt + valueBytes;
        Bytes out = new Bytes().text("MM").u16(42).u32(HEADER).u16(entries.size());
        Bytes data = new Bytes();
        for (int i = 0; i < entries.size(); i++) {
            out.raw(entries.get(i).done());
            byte[] value = values.get(i);
            if (value.length > 4) {
                out.u32(valuesAt + data.size());
                data.raw(value).fill(0, value.length % 2);
            } else if (value.length > 0) {
                out.raw(value).fill(0, 4 - value.length);
                data.raw(value).fill(0, value.length % 2);
            }
        }
        out.u32(thumbnail.length == 0 ? 0 : secondAt).raw(data.done());
        if (thumbnail.length > 0) {
            int at = secondAt + 2 + 3 * 12 + 4;
            out.u16(3);
            out.u16(0x0103, 3).u32(1).u16(6, 0);
            out.u16(0x0201, 4).u32(1).u32(at);
            out.u16(0x0202, 4).u32(1).u32(thumbnail.length);
            out.u32(0).raw(thumbnail);
        }
        return out.done();
    }

    /** The block as a JPEG's APP1 segment. */
    public byte[] segment() {
        return JpegFile.segment(0xe1, new Bytes().text("Exif\0\0").raw(tiff()).done());
    }
}
