package org.telltale.inference.probe;

import java.io.IOException;
import java.util.List;
import org.telltale.inference.header.ByteSource;
import org.telltale.inference.reason.Reason;

/**
 * Compares the length that a container declares with the file's: a file that was cut short is told
 * so before anything is decoded. Looks at ISO base media (top level boxes) and RIFF; other
 * containers do not declare their length. Stateless.
 */
final class ContainerLength {
    private static final int MAX_BOXES = 10_000;
    private static final long UNKNOWN = 0xffff_ffffL;

    private ContainerLength() {}

    /** That bytes are missing, where they are. */
    static List<Reason> problems(ByteSource bytes) throws IOException {
        long missing = 0;
        String begin = bytes.ascii(0, 12);
        if (begin.startsWith("ftyp", 4) || begin.startsWith("moov", 4)) {
            missing = isoMissing(bytes);
        } else if (begin.startsWith("RIFF")) {
            long declared = bytes.u32le(4);
            missing = declared == UNKNOWN ? 0 : declared + 8 - bytes.size();
        }
        // RIFF writers differ by a padding byte.
        return missing > 1 ? List.of(Reason.of("media.cut", missing)) : List.of();
    }

    private static long isoMissing(ByteSource bytes) throws IOException {
        long at = 0;
        for (int n = 0; at + 8 <= bytes.size() && n < MAX_BOXES; n++) {
            long size = bytes.u32(at);
            if (size == 1 && at + 16 <= bytes.size()) {
                size = bytes.u32(at + 8) << 32 | bytes.u32(at + 12);
            }
            if (size < 8) {
                return 0;
            }
            if (size > bytes.size() - at) {
                return size - (bytes.size() - at);
            }
            at += size;
        }
        return 0;
    }
}
