package org.telltale.inference.detect.copymove;

import java.util.BitSet;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * How well the detail of each cell agrees with what a move would have brought there: the zero-mean
 * normalised correlation over the 3 × 3 cells around it.
 *
 * @param grid of the cells
 * @param rho −1 to 1 for each cell; not a number where the detail is too weak to tell, or the move
 *     comes from nowhere
 */
@SuppressWarnings("ArrayRecordComponent") // only read
record CorrelationField(CellGrid grid, float[] rho) {
    /** Variance, squared grey levels, below which detail is rounding and compression only. */
    static final double LEAST_VARIANCE = 0.3;

    private static final int PARTS = 6;

    static CorrelationField of(Plane detail, Plane warped, Cancellation cancellation) {
        CellGrid grid = CellGrid.of(detail.width(), detail.height());
        double[] sums = new double[PARTS * grid.cells()];
        Bands.over(
                grid.down(),
                8,
                cancellation,
                (from, to) -> {
                    for (int row = from; row < to; row++) {
                        cellRow(detail, warped, grid, row, sums);
                    }
                });
        float[] rho = new float[grid.cells()];
        Bands.over(
                grid.down(),
                8,
                cancellation,
                (from, to) -> {
                    for (int cell = from * grid.across(); cell < to * grid.across(); cell++) {
                        rho[cell] = (float) around(grid, sums, cell);
                    }
                });
        return new CorrelationField(grid, rho);
    }

    /** Cells that correlate at least so much. */
    BitSet atLeast(double least) {
        BitSet out = new BitSet(rho.length);
        for (int i = 0; i < rho.length; i++) {
            if (rho[i] >= least) {
                out.set(i);
            }
        }
        return out;
    }

    /** How many of the cells have a correlation at all. */
    int measured(BitSet cells) {
        return (int) cells.stream().filter(c -> !Float.isNaN(rho[c])).count();
    }

    /** The median correlation of those of the cells that have one; 0 where none has. */
    double median(BitSet cells) {
        double[] values =
                cells.stream()
                        .filter(c -> !Float.isNaN(rho[c]))
                        .mapToDouble(c -> rho[c])
                        .sorted()
                        .toArray();
        return values.length == 0 ? 0 : values[values.length / 2];
    }

    private static void cellRow(Plane detail, Plane warped, CellGrid grid, int row, double[] sums) {
        int side = CellGrid.SIDE;
        for (int column = 0; column < grid.across(); column++) {
            double n = 0;
            double b = 0;
            double w = 0;
            double bb = 0;
            double ww = 0;
            double bw = 0;
            for (int y = row * side; y < (row + 1) * side; y++) {
                int at = y * detail.width() + column * side;
                for (int x = at; x < at + side; x++) {
                    float here = detail.values()[x];
                    float there = warped.values()[x];
                    if (!Float.isNaN(there)) {
                        n++;
                        b += here;
                        w += there;
                        bb += here * here;
                        ww += there * there;
                        bw += here * there;
                    }
                }
            }
            int out = PARTS * (row * grid.across() + column);
            sums[out] = n;
            sums[out + 1] = b;
            sums[out + 2] = w;
            sums[out + 3] = bb;
            sums[out + 4] = ww;
            sums[out + 5] = bw;
        }
    }

    private static double around(CellGrid grid, double[] sums, int cell) {
        if (sums[PARTS * cell] == 0) {
            return Double.NaN;
        }
        double[] s = new double[PARTS];
        int column = cell % grid.across();
        int row = cell / grid.across();
        for (int r = Math.max(0, row - 1); r <= Math.min(grid.down() - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1);
                    c <= Math.min(grid.across() - 1, column + 1);
                    c++) {
                int at = PARTS * (r * grid.across() + c);
                for (int k = 0; k < PARTS; k++) {
                    s[k] += sums[at + k];
                }
            }
        }
        return correlation(s[0], s[1], s[2], s[3], s[4], s[5]);
    }

    /** From the number of pixels and their sums, squares and products. */
    static double correlation(double n, double b, double w, double bb, double ww, double bw) {
        double varianceHere = (bb - b * b / n) / n;
        double varianceThere = (ww - w * w / n) / n;
        if (!(varianceHere > LEAST_VARIANCE && varianceThere > LEAST_VARIANCE)) {
            return Double.NaN;
        }
        return (bw - b * w / n) / n / Math.sqrt(varianceHere * varianceThere);
    }
}
