package org.telltale.inference.metadata;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a JPEG file is laid out, in one pass and without decoding it (ITU-T T.81). Stateless,
 * thread-safe.
 */
public final class JpegStructureReader {
    private static final int MAX_COMMENTS = 100;

    /** Positions of the zig-zag sequence in natural order (T.81, figure A.6). */
    private static final List<Integer> ZIGZAG =
            List.of(
                    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48,
                    41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22,
                    15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55,
                    62, 63);

    /**
     * The layout of a file.
     *
     * @return null where the file has no JPEG frame header
     * @throws IOException if the file cannot be read; never because of what is in it
     */
    public @Nullable JpegStructure read(Path file) throws IOException {
        try (FileBytes bytes = new FileBytes(file)) {
            return structure(JpegWalk.over(bytes), bytes.size());
        }
    }

    @Nullable JpegStructure structure(JpegWalk walk, long fileSize) {
        Frame frame = frame(walk);
        if (frame == null) {
            return null;
        }
        Map<Integer, List<Integer>> tables = tables(walk);
        JpegQuality quality = quality(frame, tables);
        return new JpegStructure(
                frame.width(),
                frame.height(),
                frame.components().size(),
                frame.bits(),
                frame.progressive(),
                subsampling(frame),
                tables,
                quality == null ? null : quality.quality(),
                quality != null && quality.exact(),
                walk.markers(),
                comments(walk),
                walk.complete(),
                fileSize - walk.end());
    }

    private static @Nullable Frame frame(JpegWalk walk) {
        Frame frame = null;
        for (JpegSegment segment : walk.segments()) {
            if (frame == null && JpegSegment.isFrame(segment.marker())) {
                frame = Frame.of(segment);
            } else if (frame != null
                    && frame.height() == 0
                    && segment.marker() == JpegSegment.DNL
                    && segment.payload().length >= 2) {
                return frame.withHeight(segment.unsigned16(0));
            }
        }
        return frame;
    }

    /** The tables in force at the first scan. */
    private static Map<Integer, List<Integer>> tables(JpegWalk walk) {
        Map<Integer, List<Integer>> tables = new LinkedHashMap<>();
        for (JpegSegment segment : walk.segments()) {
            if (segment.marker() == JpegSegment.SOS) {
                break;
            }
            if (segment.marker() == JpegSegment.DQT) {
                readTables(segment, tables);
            }
        }
        return tables;
    }

    private static void readTables(JpegSegment segment, Map<Integer, List<Integer>> tables) {
        int at = 0;
        while (at < segment.payload().length) {
            int head = segment.unsigned(at++);
            boolean wide = head >> 4 != 0;
            if (at + (wide ? 128 : 64) > segment.payload().length) {
                return;
            }
            Integer[] natural = new Integer[64];
            for (int i = 0; i < 64; i++) {
                natural[ZIGZAG.get(i)] =
                        wide ? segment.unsigned16(at + 2 * i) : segment.unsigned(at + i);
            }
            tables.put(head & 15, List.of(natural));
            at += wide ? 128 : 64;
        }
    }

    private static @Nullable JpegQuality quality(Frame frame, Map<Integer, List<Integer>> tables) {
        List<Integer> luminance = tables.get(frame.components().getFirst().table());
        if (luminance == null) {
            return null;
        }
        List<Integer> chrominance = null;
        if (frame.components().size() == 3) {
            chrominance = tables.get(frame.components().get(1).table());
        }
        return JpegQuality.nearest(luminance, chrominance);
    }

    /** In the J:a:b notation where it has one, else the sampling factors of each component. */
    private static String subsampling(Frame frame) {
        List<Component> components = frame.components();
        if (components.size() < 3) {
            return "";
        }
        Component luma = components.get(0);
        Component blue = components.get(1);
        Component red = components.get(2);
        boolean divides = luma.across() % blue.across() == 0 && luma.down() % blue.down() == 0;
        if (divides && blue.across() == red.across() && blue.down() == red.down()) {
            String name =
                    switch (10 * (luma.across() / blue.across()) + luma.down() / blue.down()) {
                        case 11 -> "4:4:4";
                        case 21 -> "4:2:2";
                        case 22 -> "4:2:0";
                        case 12 -> "4:4:0";
                        case 41 -> "4:1:1";
                        case 42 -> "4:1:0";
                        default -> "";
                    };
            if (!name.isEmpty()) {
                return name;
            }
        }
        return String.join(",", components.stream().map(c -> c.across() + "x" + c.down()).toList());
    }

    private static List<String> comments(JpegWalk walk) {
        List<String> comments = new ArrayList<>();
        for (JpegSegment segment : walk.segments(JpegSegment.COM)) {
            String text = CleanText.decode(segment.payload());
            if (!text.isEmpty() && comments.size() < MAX_COMMENTS) {
                comments.add(text);
            }
        }
        return comments;
    }

    private record Component(int across, int down, int table) {}

    private record Frame(
            int width, int height, int bits, boolean progressive, List<Component> components) {
        /** A frame header's facts; null where it is cut or nonsense. */
        static @Nullable Frame of(JpegSegment segment) {
            if (segment.payload().length < 6) {
                return null;
            }
            int count = segment.unsigned(5);
            if (count == 0 || segment.payload().length < 6 + 3 * count) {
                return null;
            }
            List<Component> components = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int factors = segment.unsigned(7 + 3 * i);
                if (factors >> 4 == 0 || (factors & 15) == 0) {
                    return null;
                }
                components.add(
                        new Component(factors >> 4, factors & 15, segment.unsigned(8 + 3 * i)));
            }
            int kind = segment.marker() & 3;
            return new Frame(
                    segment.unsigned16(3),
                    segment.unsigned16(1),
                    segment.unsigned(0),
                    kind == 2,
                    components);
        }

        Frame withHeight(int lines) {
            return new Frame(width, lines, bits, progressive, components);
        }
    }
}
