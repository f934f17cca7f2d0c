package org.telltale.inference.worker;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Finds where a JPEG stream ends (ITU-T T.81, B.1.1) and closes one that does not, so that the
 * decoder gives what is there. Stateless.
 */
final class JpegRepair {
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;

    private JpegRepair() {}

    /**
     * The stream with an end-of-image marker, and whether it had one. Bytes after the marker are
     * left out.
     */
    static Repaired close(EncodedImage jpeg) {
        MemorySegment bytes = jpeg.bytes();
        long end = end(bytes, jpeg.size());
        if (end > 0) {
            return new Repaired(new EncodedImage(bytes, (int) end), true);
        }
        bytes.set(ValueLayout.JAVA_BYTE, jpeg.size(), (byte) 0xff);
        bytes.set(ValueLayout.JAVA_BYTE, jpeg.size() + 1L, (byte) END_OF_IMAGE);
        return new Repaired(new EncodedImage(bytes, jpeg.size() + 2), false);
    }

    /** The position after the end-of-image marker; 0 where there is none. */
    private static long end(MemorySegment bytes, long size) {
        long at = 2;
        while (at + 1 < size) {
            if (byteAt(bytes, at) != 0xff) {
                at++;
                continue;
            }
            int marker = byteAt(bytes, at + 1);
            if (marker == END_OF_IMAGE) {
                return at + 2;
            } else if (marker == 0xff) {
                at++;
            } else if (marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8)) {
                at += 2;
            } else if (at + 3 < size) {
                int length = byteAt(bytes, at + 2) << 8 | byteAt(bytes, at + 3);
                at += 2 + Math.max(2, length);
                if (marker == START_OF_SCAN) {
                    at = afterScan(bytes, at, size);
                }
            } else {
                return 0;
            }
        }
        return 0;
    }

    /** The next marker that is neither stuffing nor a restart. */
    private static long afterScan(MemorySegment bytes, long start, long size) {
        for (long at = start; at + 1 < size; at++) {
            if (byteAt(bytes, at) == 0xff) {
                int next = byteAt(bytes, at + 1);
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    return at;
                }
            }
        }
        return size;
    }

    private static int byteAt(MemorySegment bytes, long at) {
        return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }

    /** A closed stream; {@code complete} if it was so before. */
    record Repaired(EncodedImage image, boolean complete) {}
}
