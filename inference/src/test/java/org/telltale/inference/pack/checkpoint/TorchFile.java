package org.telltale.inference.pack.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes checkpoints in PyTorch's two formats around a pickle. */
final class TorchFile {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** An archive with that pickle and 16 floats as storage {@code 0}. */
    static TorchFile archive(byte[] pickle) {
        return new TorchFile()
                .with("archive/data.pkl", pickle)
                .with("archive/data/0", floats(16))
                .with("archive/version", new byte[] {'3', '\n'});
    }

    TorchFile with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** The older format, with 16 floats as storage {@code 0}. */
    static byte[] legacy(byte[] pickle) {
        return legacy(pickle, true, 16);
    }

    /** The older format from a machine of that byte order, stating that many floats. */
    static byte[] legacy(byte[] pickle, boolean littleEndian, long elements) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(LegacyCheckpoint.MAGIC);
        out.writeBytes(PickleBytes.begin().whole(1001).end());
        out.writeBytes(
                PickleBytes.begin()
                        .op('}')
                        .text("little_endian")
                        .raw(littleEndian ? 0x88 : 0x89)
                        .op('s')
                        .end());
        out.writeBytes(pickle);
        out.writeBytes(PickleBytes.begin().op(']').text("0").op('a').end());
        out.writeBytes(
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(elements).array());
        out.writeBytes(floats(16));
        return out.toByteArray();
    }

    /** 0, 1, 2 … */
    static byte[] floats(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat(i);
        }
        return bytes.array();
    }
}
