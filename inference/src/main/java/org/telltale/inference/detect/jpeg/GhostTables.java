package org.telltale.inference.detect.jpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metadata.JpegQuality;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.Orientation;

/**
 * Luma quantization tables as they lie in the upright picture: a picture that is shown with its
 * axes swapped has its tables' axes swapped too. Mirroring only changes signs of coefficients.
 */
final class GhostTables {
    private GhostTables() {}

    /** The Independent JPEG Group's table of a quality. */
    static float[] standard(int quality, boolean swapped) {
        return oriented(JpegQuality.standardTable(false, quality), swapped);
    }

    /** The same for several qualities. */
    static List<float[]> standard(int[] qualities, boolean swapped) {
        List<float[]> tables = new ArrayList<>();
        for (int quality : qualities) {
            tables.add(standard(quality, swapped));
        }
        return tables;
    }

    /**
     * The file's own luma table, the one of the lowest number, or the standard one of its estimated
     * quality; null where it has neither.
     */
    static float @Nullable [] ofFile(@Nullable JpegStructure jpeg, Orientation orientation) {
        if (jpeg == null) {
            return null;
        }
        Map<Integer, List<Integer>> tables = new TreeMap<>(jpeg.quantizationTables());
        Integer quality = jpeg.estimatedQuality();
        if (tables.isEmpty()) {
            return quality == null ? null : standard(quality, orientation.swapsAxes());
        }
        return oriented(tables.values().iterator().next(), orientation.swapsAxes());
    }

    private static float[] oriented(List<Integer> natural, boolean swapped) {
        float[] table = new float[64];
        for (int v = 0; v < 8; v++) {
            for (int u = 0; u < 8; u++) {
                table[8 * v + u] = Math.max(1, natural.get(swapped ? 8 * u + v : 8 * v + u));
            }
        }
        return table;
    }
}
