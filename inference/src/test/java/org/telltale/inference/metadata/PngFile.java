package org.telltale.inference.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A PNG put together from chunks; one grey pixel. */
public final class PngFile {
    private final Bytes bytes = new Bytes().u8(0x89).text("PNG\r\n").u8(0x1a, 0x0a);

    public PngFile() {
        chunk("IHDR", new Bytes().u32(1, 1).u8(8, 0, 0, 0, 0).done());
    }

    public PngFile chunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
        crc.update(data);
        bytes.u32(data.length).text(type).raw(data).u32(crc.getValue());
        return this;
    }

    public PngFile text(String keyword, String text) {
        return chunk("tEXt", new Bytes().text(keyword).u8(0).text(text).done());
    }

    public PngFile add(byte[] raw) {
        bytes.raw(raw);
        return this;
    }

    public byte[] end() {
        chunk("IDAT", deflate(new byte[] {0, 77}));
        return chunk("IEND", new byte[0]).bytes.done();
    }

    public static byte[] deflate(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(data);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
