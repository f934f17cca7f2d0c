package org.telltale.inference.metadata;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.telltale.inference.reason.Reason;

/**
 * One pass over the marker segments of a JPEG file (ITU-T T.81, annex B), entropy-coded data
 * skipped. Survives garbage: what stands between segments is passed over and becomes a problem.
 *
 * <p>Memory: payloads of segments that somebody reads (frames, tables, APPn, comments), 64 MiB at
 * most; what is beyond is walked over and becomes a problem. One use, one thread.
 */
final class JpegWalk {
    static final int MAX_MARKERS = 2_000;
    static final long MAX_PAYLOADS = 64L << 20;

    private final FileBytes bytes;
    private final List<JpegSegment> segments = new ArrayList<>();
    private final List<String> markers = new ArrayList<>();
    private final Map<String, Reason> problems = new LinkedHashMap<>();
    private long kept;
    private long endOfImage = -1;

    private JpegWalk(FileBytes bytes) {
        this.bytes = bytes;
    }

    /** Walks the file from its first byte to the end-of-image marker or the end of the file. */
    static JpegWalk over(FileBytes bytes) throws IOException {
        JpegWalk walk = new JpegWalk(bytes);
        walk.run();
        return walk;
    }

    /** Kept segments in file order. */
    List<JpegSegment> segments() {
        return segments;
    }

    /** Kept segments with that marker. */
    List<JpegSegment> segments(int marker) {
        return segments.stream().filter(segment -> segment.marker() == marker).toList();
    }

    /** Names of the markers in file order, restart markers left out, the first 2,000. */
    List<String> markers() {
        return markers;
    }

    /** Whether an end-of-image marker was reached. */
    boolean complete() {
        return endOfImage >= 0;
    }

    /** Position just past the end-of-image marker; the file's size where there is none. */
    long end() {
        return complete() ? endOfImage : bytes.size();
    }

    List<Reason> problems() {
        return List.copyOf(problems.values());
    }

    private void run() throws IOException {
        bytes.seek(0);
        boolean inScan = false;
        while (true) {
            int marker = inScan ? nextMarkerInScan() : nextMarker();
            if (marker < 0) {
                problem(Reason.of("metadata.jpeg-no-end"));
                return;
            }
            note(marker);
            if (marker == JpegSegment.EOI) {
                endOfImage = bytes.position();
                return;
            }
            if (!JpegSegment.standsAlone(marker)) {
                if (!readSegment(marker)) {
                    return;
                }
                inScan = marker == JpegSegment.SOS || (inScan && marker == JpegSegment.DNL);
            }
        }
    }

    private void note(int marker) {
        boolean restart = marker >= 0xd0 && marker <= 0xd7;
        if (!restart && markers.size() < MAX_MARKERS) {
            markers.add(JpegSegment.name(marker));
        }
    }

    /** The next marker where one is expected; fill bytes (0xFF) may come before it. */
    private int nextMarker() throws IOException {
        long start = bytes.position();
        int first = bytes.read();
        if (first < 0) {
            return -1;
        }
        if (first != 0xff) {
            problem(Reason.of("metadata.jpeg-garbage", start));
        }
        bytes.seek(start);
        return nextMarkerInScan();
    }

    /** The next marker after entropy-coded data: neither a stuffed zero nor a restart marker. */
    private int nextMarkerInScan() throws IOException {
        while (bytes.skipPastFf()) {
            int code = bytes.read();
            while (code == 0xff) {
                code = bytes.read();
            }
            if (code < 0) {
                return -1;
            }
            boolean restart = code >= 0xd0 && code <= 0xd7;
            if (code != 0 && !restart) {
                return code;
            }
        }
        return -1;
    }

    /** Reads a segment's payload; false where the file ends inside it. */
    private boolean readSegment(int marker) throws IOException {
        long offset = bytes.position() - 2;
        int length = bytes.readUInt16();
        if (length < 0 || bytes.position() + length - 2 > bytes.size()) {
            problem(Reason.of("metadata.jpeg-segment-cut", JpegSegment.name(marker), offset));
            problem(Reason.of("metadata.jpeg-no-end"));
            return false;
        }
        if (length < 2) {
            problem(Reason.of("metadata.jpeg-garbage", offset));
            return true;
        }
        long next = bytes.position() + length - 2;
        if (isKept(marker)) {
            if (kept + length > MAX_PAYLOADS || segments.size() >= 4 * MAX_MARKERS) {
                problem(Reason.of("metadata.jpeg-too-many-segments"));
            } else {
                segments.add(new JpegSegment(marker, offset, bytes.read(length - 2)));
                kept += length;
            }
        }
        bytes.seek(next);
        return true;
    }

    private static boolean isKept(int marker) {
        return JpegSegment.isFrame(marker)
                || marker == JpegSegment.DQT
                || marker == JpegSegment.DNL
                || marker == JpegSegment.COM
                || marker == JpegSegment.SOS
                || (marker >= JpegSegment.APP0 && marker <= 0xef);
    }

    /** One problem of a kind is enough: a broken file repeats itself. */
    private void problem(Reason reason) {
        Objects.requireNonNull(reason);
        problems.putIfAbsent(reason.code(), reason);
    }
}
