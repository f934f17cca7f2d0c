package org.telltale.inference.metadata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a JPEG stream is laid out (ITU-T T.81). Immutable.
 *
 * @param storedWidth samples a line before orientation
 * @param storedHeight lines before orientation
 * @param components 1 grey, 3 colour, 4 CMYK or YCCK
 * @param bitsPerSample 8 or 12
 * @param progressive whether the frame is progressive
 * @param subsampling luma to chroma, e.g. {@code 4:2:0}; empty for one component
 * @param quantizationTables 64 values each in natural (row) order, by table id
 * @param estimatedQuality the Independent JPEG Group quality, 1 to 100, whose tables are nearest;
 *     null where none was read
 * @param qualityIsExact whether that quality's tables are the ones stored
 * @param markers names of the marker segments in file order, e.g. {@code SOI}, {@code APP1}
 * @param comments contents of COM segments
 * @param complete whether an end-of-image marker was reached
 * @param trailingBytes bytes after the end-of-image marker
 */
public record JpegStructure(
        int storedWidth,
        int storedHeight,
        int components,
        int bitsPerSample,
        boolean progressive,
        String subsampling,
        Map<Integer, List<Integer>> quantizationTables,
        @Nullable Integer estimatedQuality,
        boolean qualityIsExact,
        List<String> markers,
        List<String> comments,
        boolean complete,
        long trailingBytes) {
    public JpegStructure {
        quantizationTables = Map.copyOf(quantizationTables);
        markers = List.copyOf(markers);
        comments = List.copyOf(comments);
    }
}
