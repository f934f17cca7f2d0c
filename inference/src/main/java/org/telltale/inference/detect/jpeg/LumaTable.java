package org.telltale.inference.detect.jpeg;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metadata.JpegStructure;

/**
 * The quantization steps of a JPEG file's luma, 64 in natural (row) order: index 8 v + u for
 * horizontal frequency u and vertical frequency v of the stored picture. Immutable.
 */
public final class LumaTable {
    /** Natural index of each coefficient in zigzag order (ITU-T T.81, figure 5). */
    private static final int[] ZIGZAG = zigzagOrder();

    private final int[] steps;

    private LumaTable(int[] steps) {
        this.steps = steps;
    }

    /**
     * The table of a file whose first component is luma of 8 bits: the one with the lowest id,
     * which every encoder known to us gives to luma.
     *
     * @return null where the file has no table, another number of components than 1 or 3, or 12-bit
     *     samples
     */
    public static @Nullable LumaTable of(JpegStructure jpeg) {
        boolean hasLuma = jpeg.components() == 1 || jpeg.components() == 3;
        if (!hasLuma || jpeg.bitsPerSample() != 8 || jpeg.quantizationTables().isEmpty()) {
            return null;
        }
        int lowest = jpeg.quantizationTables().keySet().stream().mapToInt(i -> i).min().orElse(0);
        return of(jpeg.quantizationTables().getOrDefault(lowest, List.of()));
    }

    /**
     * The table of the given steps; null where they are not 64 of at least 1.
     *
     * @param natural in natural order
     */
    public static @Nullable LumaTable of(List<Integer> natural) {
        int[] steps = natural.stream().mapToInt(Integer::intValue).toArray();
        for (int step : steps) {
            if (step < 1) {
                return null;
            }
        }
        return steps.length == 64 ? new LumaTable(steps) : null;
    }

    /** The step of a coefficient, by its natural index. */
    public int step(int frequency) {
        return steps[frequency];
    }

    /**
     * Natural indices of a run of coefficients in zigzag order; 0 is DC.
     *
     * @param first place in the order
     * @param count how many
     */
    public static int[] zigzag(int first, int count) {
        return java.util.Arrays.copyOfRange(ZIGZAG, first, first + count);
    }

    private static int[] zigzagOrder() {
        int[] order = new int[64];
        int next = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            for (int i = Math.max(0, diagonal - 7); i <= Math.min(7, diagonal); i++) {
                boolean upwards = diagonal % 2 == 0;
                int u = upwards ? i : diagonal - i;
                order[next++] = 8 * (diagonal - u) + u;
            }
        }
        return order;
    }
}
