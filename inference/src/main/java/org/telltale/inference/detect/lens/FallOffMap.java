package org.telltale.inference.detect.lens;

import java.util.Arrays;
import org.telltale.inference.detect.Median;

/**
 * How the measured change of light away from the centre of the fall-off differs from the expected
 * one, by block: the median of its gradients, so that half a block of edges does not count.
 */
final class FallOffMap {
    /** Cells of the working picture on each side of a block. */
    static final int CELLS = 16;

    /** A block with fewer known gradients than this share is not judged. */
    private static final double LEAST_KNOWN = 0.25;

    /** Half diagonals of the unit, a tenth of the diagonal. */
    private static final double UNIT = 0.2;

    private FallOffMap() {}

    /** Columns of blocks. */
    static int across(WorkingLight light) {
        return (light.across() + CELLS - 1) / CELLS;
    }

    /**
     * Difference by block, row-major, per cent of the light over a tenth of the diagonal; 0, as if
     * it were as expected, where a block is not judged: a grey map has no value for that, its unit
     * says so.
     */
    static double[] of(LightGradients gradients, WorkingLight light, FallOff expected) {
        int across = across(light);
        int down = (light.down() + CELLS - 1) / CELLS;
        float[][] left = new float[across * down][CELLS * CELLS];
        int[] count = new int[left.length];
        for (int i = 0; i < gradients.count(); i++) {
            int cell = gradients.cell()[i];
            int block = cell / light.across() / CELLS * across + cell % light.across() / CELLS;
            left[block][count[block]++] = (float) radial(gradients, i, expected);
        }
        double[] values = new double[left.length];
        Arrays.setAll(
                values,
                block ->
                        count[block] >= LEAST_KNOWN * CELLS * CELLS
                                ? 100 * Math.expm1(UNIT * Median.of(left[block], count[block]))
                                : 0);
        return values;
    }

    /** What is left of a gradient, away from the centre. */
    private static double radial(LightGradients g, int i, FallOff expected) {
        double x = g.x()[i] - expected.centreX();
        double y = g.y()[i] - expected.centreY();
        double right = g.right()[i] - expected.right(g.x()[i]);
        double below = g.below()[i] - expected.below(g.y()[i]);
        double distance = Math.max(Math.hypot(x, y), Double.MIN_NORMAL);
        return (x * right + y * below) / distance;
    }
}
