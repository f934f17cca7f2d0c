package org.telltale.inference.metadata;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.telltale.inference.metadata.MetadataCollector.BlockLimitException;
import org.telltale.inference.reason.Reason;

/** Reads what the extension blocks of a GIF say (GIF89a). One use, one thread. */
final class GifMetadata {
    private static final int MAX_EXTENSION = 4 << 20;

    /** Bytes after an XMP packet that make it look like data sub-blocks (XMP part 3, 1.1.2). */
    private static final int XMP_TRAILER = 257;

    private final MetadataCollector collector;

    GifMetadata(MetadataCollector collector) {
        this.collector = collector;
    }

    void read(FileBytes bytes) throws IOException {
        int frames = 0;
        try {
            bytes.seek(10);
            int flags = required(bytes);
            bytes.seek(13 + colourTable(flags));
            while (true) {
                int introducer = required(bytes);
                if (introducer == 0x21) {
                    int label = required(bytes);
                    collector.reading("GIF", () -> extension(bytes, label));
                } else if (introducer == 0x2c) {
                    frames++;
                    bytes.seek(bytes.position() + 8);
                    int local = required(bytes);
                    bytes.seek(bytes.position() + colourTable(local) + 1);
                    skipBlocks(bytes);
                } else if (introducer == 0x3b) {
                    break;
                } else {
                    collector.problem(Reason.of("metadata.block-broken", "GIF"));
                    break;
                }
            }
        } catch (EOFException e) {
            collector.problem(Reason.of("metadata.gif-no-end"));
        }
        collector.add("GIF", "Frames", String.valueOf(frames));
    }

    private void extension(FileBytes bytes, int label) throws IOException {
        long start = bytes.position();
        if (label == 0xfe) {
            collector.add("GIF", "Comment", CleanText.decodeRaw(joined(bytes)));
        } else if (label == 0xff && required(bytes) == 11) {
            String application = new String(bytes.read(11), StandardCharsets.ISO_8859_1);
            collector.add("GIF", "Application", application);
            if (application.equals("XMP DataXMP")) {
                byte[] raw = raw(bytes);
                if (raw.length > XMP_TRAILER) {
                    new XmpBlocks(collector).packet(Arrays.copyOf(raw, raw.length - XMP_TRAILER));
                }
            } else if (application.equals("ICCRGBG1012")) {
                new LibraryBlocks(collector).icc(joined(bytes));
            }
        }
        bytes.seek(start);
        skipBlocks(bytes);
    }

    private static long colourTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
    }

    /** The data of the sub-blocks without their lengths. */
    private static byte[] joined(FileBytes bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int length = required(bytes); length > 0; length = required(bytes)) {
            out.writeBytes(bytes.read(length));
            bound(out);
        }
        return out.toByteArray();
    }

    /** The sub-blocks with their lengths, the ending zero included. */
    private static byte[] raw(FileBytes bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length;
        do {
            length = required(bytes);
            out.write(length);
            out.writeBytes(bytes.read(length));
            bound(out);
        } while (length > 0);
        return out.toByteArray();
    }

    private static void bound(ByteArrayOutputStream out) {
        if (out.size() > MAX_EXTENSION) {
            throw new BlockLimitException();
        }
    }

    private static void skipBlocks(FileBytes bytes) throws IOException {
        for (int length = required(bytes); length > 0; length = required(bytes)) {
            bytes.seek(bytes.position() + length);
        }
    }

    private static int required(FileBytes bytes) throws IOException {
        int value = bytes.read();
        if (value < 0) {
            throw new EOFException("the GIF ends early");
        }
        return value;
    }
}
