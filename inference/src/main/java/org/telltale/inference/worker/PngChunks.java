package org.telltale.inference.worker;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG in memory that carry its picture (ISO/IEC 15948): header, palette,
 * transparency and data. Everything else is left out before a decoder sees it: text, profiles and
 * animation have readers of their own.
 *
 * @param chunks in file order, without the end chunk
 * @param complete whether each checksum is right and the end chunk was reached
 */
record PngChunks(List<Chunk> chunks, boolean complete) {
    static final int SIGNATURE = 8;
    static final ValueLayout.OfInt BIG_ENDIAN =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private static final int IEND = 0x49454e44;
    private static final int FRAME = 12;

    PngChunks {
        chunks = List.copyOf(chunks);
    }

    /** Finds the chunks; stops at the first that is cut short or whose checksum is wrong. */
    static PngChunks of(EncodedImage png) {
        List<Chunk> found = new ArrayList<>();
        long at = SIGNATURE;
        while (at + FRAME <= png.size()) {
            long length = Integer.toUnsignedLong(png.bytes().get(BIG_ENDIAN, at));
            int type = png.bytes().get(BIG_ENDIAN, at + 4);
            if (type == IEND) {
                return new PngChunks(found, true);
            }
            long kept = Math.min(length, png.size() - at - FRAME);
            boolean whole = kept == length;
            if (Chunk.IMAGE.contains(type)) {
                Chunk chunk = new Chunk(type, at + 8, (int) kept);
                found.add(chunk);
                if (!whole || !checks(png.bytes(), chunk)) {
                    return new PngChunks(found, false);
                }
            }
            at += FRAME + length;
        }
        return new PngChunks(found, false);
    }

    /** Moves the chunks together at the front of the same memory and ends the file after them. */
    EncodedImage compact(EncodedImage png) {
        MemorySegment bytes = png.bytes();
        long to = SIGNATURE;
        for (Chunk chunk : chunks) {
            long size = chunk.length() + (long) FRAME;
            MemorySegment.copy(bytes, chunk.data() - 8, bytes, to, size);
            to += size;
        }
        bytes.set(BIG_ENDIAN, to, 0);
        bytes.set(BIG_ENDIAN, to + 4, IEND);
        bytes.set(BIG_ENDIAN, to + 8, 0xae426082);
        return new EncodedImage(bytes, (int) to + FRAME);
    }

    private static boolean checks(MemorySegment bytes, Chunk chunk) {
        CRC32 crc = new CRC32();
        crc.update(bytes.asSlice(chunk.data() - 4, chunk.length() + 4L).asByteBuffer());
        int stored = bytes.get(BIG_ENDIAN, chunk.data() + chunk.length());
        return (int) crc.getValue() == stored;
    }

    /**
     * One chunk.
     *
     * @param type its four letters
     * @param data position of its first data byte
     * @param length data bytes that are there
     */
    record Chunk(int type, long data, int length) {
        static final int IHDR = 0x49484452;
        static final int IDAT = 0x49444154;
        static final List<Integer> IMAGE = List.of(IHDR, 0x504c5445, 0x74524e53, IDAT);
    }
}
