package org.telltale.inference.detect.copymove;

import java.util.Arrays;
import java.util.BitSet;
import org.telltale.inference.image.Plane;

/**
 * How well the brightness of two places agrees once one gain and one offset are allowed for the
 * whole: a copy, brightened or not, agrees to a fraction of a grey level, for compression hardly
 * moves the mean of a block. Two windows, leaves or tiles that were only built alike stand in
 * different light, and differ by several, each part in its own way.
 */
final class ToneAgreement {
    /** Cells left out at the rim, where a soft edge mixes copy and ground. */
    private static final int RIM = 2;

    private static final int LEAST_INNER = 20;
    private static final double SHARE = 0.8;
    private static final int REACH = CellGrid.SIDE;

    private ToneAgreement() {}

    /**
     * What the difference in brightness does not exceed in four fifths of the windows, grey levels.
     *
     * @param source takes a pixel to where it came from
     */
    static double residual(Plane luma, CellGrid grid, Move source, BitSet cells) {
        BitSet outside = new BitSet(grid.cells());
        outside.set(0, grid.cells());
        outside.andNot(cells);
        BitSet inner = (BitSet) cells.clone();
        inner.andNot(grid.crowded(outside, RIM, 1));
        int[] used = (inner.cardinality() < LEAST_INNER ? cells : inner).stream().toArray();
        double[] here = new double[used.length];
        double[] there = new double[used.length];
        for (int i = 0; i < used.length; i++) {
            means(luma, grid, source, used[i], here, there, i);
        }
        return residual(here, there);
    }

    private static void means(
            Plane luma,
            CellGrid grid,
            Move source,
            int cell,
            double[] here,
            double[] there,
            int at) {
        int left = cell % grid.across() * CellGrid.SIDE;
        int top = cell / grid.across() * CellGrid.SIDE;
        double n = 0;
        double sumHere = 0;
        double sumThere = 0;
        int bottom = Math.min(luma.height(), top + CellGrid.SIDE + REACH);
        int right = Math.min(luma.width(), left + CellGrid.SIDE + REACH);
        for (int y = Math.max(0, top - REACH); y < bottom; y++) {
            for (int x = Math.max(0, left - REACH); x < right; x++) {
                double px = source.x(x, y);
                double py = source.y(x, y);
                if (Bilinear.inside(luma, px, py)) {
                    n++;
                    sumHere += luma.at(x, y);
                    sumThere += Bilinear.at(luma, px, py);
                }
            }
        }
        here[at] = n == 0 ? 0 : sumHere / n;
        there[at] = n == 0 ? 0 : sumThere / n;
    }

    private static double residual(double[] here, double[] there) {
        double meanHere = Arrays.stream(here).average().orElse(0);
        double meanThere = Arrays.stream(there).average().orElse(0);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < here.length; i++) {
            squares += (there[i] - meanThere) * (there[i] - meanThere);
            products += (there[i] - meanThere) * (here[i] - meanHere);
        }
        double gain = squares > 0 ? products / squares : 1;
        double[] left = new double[here.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = Math.abs(here[i] - meanHere - gain * (there[i] - meanThere));
        }
        Arrays.sort(left);
        return left.length == 0
                ? Double.POSITIVE_INFINITY
                : left[(int) (SHARE * (left.length - 1))];
    }
}
