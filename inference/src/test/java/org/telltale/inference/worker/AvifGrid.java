package org.telltale.inference.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes an AVIF grid, as telephones write HEIC: two coded tiles side by side that one derived item
 * puts together, cuts to size and turns (ISO/IEC 23008-12, 6.6.2.3).
 */
final class AvifGrid {
    private AvifGrid() {}

    /**
     * Puts two AVIF files of one size together.
     *
     * @param width of the grid, at most that of both tiles
     * @param height of the grid, at most a tile's
     * @param quarters anticlockwise turns that the container asks for
     */
    static void write(
            Path file, Path left, Path right, int tile, int width, int height, int quarters)
            throws IOException {
        byte[] first = Files.readAllBytes(left);
        byte[] second = Files.readAllBytes(right);
        byte[][] data = {
            ByteBuffer.allocate(8)
                    .put(new byte[] {0, 0, 0, 1})
                    .putShort((short) width)
                    .putShort((short) height)
                    .array(),
            content(first, "mdat"),
            content(second, "mdat")
        };
        byte[] type = box("ftyp", "avif\0\0\0\0avifmif1miaf".getBytes(StandardCharsets.US_ASCII));
        byte[] draft = meta(data, 0, tile, width, height, quarters, content(first, "av1C"));
        int start = type.length + draft.length + 8;
        byte[] meta = meta(data, start, tile, width, height, quarters, content(first, "av1C"));
        Files.write(file, join(type, meta, box("mdat", join(data))));
    }

    private static byte[] meta(
            byte[][] data, int start, int tile, int width, int height, int quarters, byte[] av1C) {
        byte[] ipco =
                box(
                        "ipco",
                        join(
                                full("ispe", ints(width, height)),
                                full("ispe", ints(tile, tile)),
                                box("av1C", av1C),
                                box("irot", new byte[] {(byte) quarters})));
        byte[] ipma =
                full(
                        "ipma",
                        join(
                                ints(3),
                                new byte[] {0, 1, 2, (byte) 0x81, (byte) 0x84},
                                new byte[] {0, 2, 2, (byte) 0x82, (byte) 0x83},
                                new byte[] {0, 3, 2, (byte) 0x82, (byte) 0x83}));
        byte[] handler =
                join(new byte[4], "pict".getBytes(StandardCharsets.US_ASCII), new byte[13]);
        byte[] references = box("dimg", new byte[] {0, 1, 0, 2, 0, 2, 0, 3});
        byte[] items = join(new byte[] {0, 3}, item(1, "grid"), item(2, "av01"), item(3, "av01"));
        return full(
                "meta",
                join(
                        full("hdlr", handler),
                        full("pitm", new byte[] {0, 1}),
                        locations(data, start),
                        full("iinf", items),
                        full("iref", references),
                        box("iprp", join(ipco, ipma))));
    }

    private static byte[] locations(byte[][] data, int start) {
        ByteArrayOutputStream iloc = new ByteArrayOutputStream();
        iloc.writeBytes(new byte[] {0x44, 0, 0, (byte) data.length});
        int at = start;
        for (int i = 0; i < data.length; i++) {
            iloc.writeBytes(new byte[] {0, (byte) (i + 1), 0, 0, 0, 1});
            iloc.writeBytes(ints(at, data[i].length));
            at += data[i].length;
        }
        return full("iloc", iloc.toByteArray());
    }

    private static byte[] item(int id, String type) {
        byte[] entry = new byte[] {2, 0, 0, 0, 0, (byte) id, 0, 0};
        return box("infe", join(entry, type.getBytes(StandardCharsets.US_ASCII), new byte[1]));
    }

    /** The content of the first box of that type, wherever it stands. */
    private static byte[] content(byte[] file, String type) {
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(type);
        int size = ByteBuffer.wrap(file).getInt(at - 4);
        return Arrays.copyOfRange(file, at + 4, at - 4 + size);
    }

    private static byte[] full(String type, byte[] content) {
        return box(type, join(new byte[4], content));
    }

    private static byte[] box(String type, byte[] content) {
        return join(ints(8 + content.length), type.getBytes(StandardCharsets.US_ASCII), content);
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        Arrays.stream(values).forEach(bytes::putInt);
        return bytes.array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
