package org.telltale.inference.metadata;

import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * Names what follows the end-of-image marker of a JPEG: a further picture that the Multi-Picture
 * Format announces (CIPA DC-007) or a telephone maker's appendix is told as an entry, anything else
 * as a problem too. One use, one thread.
 */
final class JpegTrailer {
    private static final String MPF_PREAMBLE = "MPF\0";
    private static final int TAG_MP_ENTRY = 0xb002;
    private static final int MP_ENTRY_BYTES = 16;
    private static final int MAX_IFD_ENTRIES = 100;
    private static final int MAX_PICTURES = 100;
    private static final long MAX_PADDING = 1 << 20;

    private final MetadataCollector collector;

    JpegTrailer(MetadataCollector collector) {
        this.collector = collector;
    }

    void read(FileBytes bytes, JpegWalk walk) throws IOException {
        long trailing = bytes.size() - walk.end();
        if (!walk.complete() || trailing == 0) {
            return;
        }
        Kind kind = announcedPicture(walk) ? Kind.MULTI_PICTURE : kind(bytes, walk);
        collector.add("JPEG", "Data after end of image", trailing + " bytes: " + kind.words);
        if (kind.code != null) {
            collector.problem(Reason.of(kind.code, trailing));
        }
    }

    /** Whether an MPF index names a picture that begins at or after the end of this one. */
    private boolean announcedPicture(JpegWalk walk) {
        boolean[] announced = new boolean[1];
        for (JpegSegment segment : walk.segments(JpegSegment.APP2)) {
            if (segment.startsWith(MPF_PREAMBLE)) {
                collector.reading("MPF", () -> announced[0] |= announces(segment, walk.end()));
            }
        }
        return announced[0];
    }

    private static boolean announces(JpegSegment segment, long end) throws IOException {
        byte[] payload = segment.payload();
        // Offsets count from the header after the preamble: marker, length and preamble before it.
        long base = segment.offset() + 4 + MPF_PREAMBLE.length();
        RandomAccessReader reader =
                new ByteArrayReader(
                        Arrays.copyOfRange(payload, MPF_PREAMBLE.length(), payload.length));
        reader.setMotorolaByteOrder(reader.getUInt16(0) == 0x4d4d);
        int ifd = reader.getInt32(4);
        int entries = Math.min(reader.getUInt16(ifd), MAX_IFD_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int entry = ifd + 2 + 12 * i;
            if (reader.getUInt16(entry) == TAG_MP_ENTRY) {
                int pictures = Math.min(reader.getInt32(entry + 4) / MP_ENTRY_BYTES, MAX_PICTURES);
                int table = reader.getInt32(entry + 8);
                for (int p = 1; p < pictures; p++) {
                    if (base + reader.getUInt32(table + MP_ENTRY_BYTES * p + 8) >= end) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** What the first bytes, or the last ones, look like. */
    private static Kind kind(FileBytes bytes, JpegWalk walk) throws IOException {
        bytes.seek(walk.end());
        byte[] first = bytes.read((int) Math.min(8, bytes.size() - walk.end()));
        if (isPadding(bytes, walk.end())) {
            return Kind.PADDING;
        }
        bytes.seek(Math.max(0, bytes.size() - 4));
        int tail = (int) Math.min(4, bytes.size());
        String last = new String(bytes.read(tail), StandardCharsets.ISO_8859_1);
        String head = new String(first, StandardCharsets.ISO_8859_1);
        if (last.equals("SEFT")) {
            return Kind.SAMSUNG;
        }
        if (head.startsWith("PK\3\4")) {
            return Kind.ZIP;
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Kind.JPEG;
        }
        return head.startsWith("ftyp", 4) ? Kind.VIDEO : Kind.UNKNOWN;
    }

    /** Whether nothing but zeros, or nothing but ones, follows: cameras fill up blocks so. */
    private static boolean isPadding(FileBytes bytes, long from) throws IOException {
        if (bytes.size() - from > MAX_PADDING) {
            return false;
        }
        bytes.seek(from);
        int first = bytes.read();
        boolean same = first == 0 || first == 0xff;
        while (same && bytes.position() < bytes.size()) {
            same = bytes.read() == first;
        }
        return same;
    }

    /** What may follow a picture. */
    private enum Kind {
        MULTI_PICTURE("a Multi-Picture Format picture", null),
        PADDING("padding", null),
        SAMSUNG("a Samsung trailer", null),
        ZIP("begins like a ZIP archive", "metadata.jpeg-trailing-zip"),
        JPEG("begins like a JPEG", "metadata.jpeg-trailing-jpeg"),
        VIDEO("begins like an MP4", "metadata.jpeg-trailing-mp4"),
        UNKNOWN("of no known kind", "metadata.jpeg-trailing");

        private final String words;
        private final @Nullable String code;

        Kind(String words, @Nullable String code) {
            this.words = words;
            this.code = code;
        }
    }
}
