package org.telltale.inference.detect.residual;

import java.util.BitSet;
import org.telltale.inference.detect.CellBox;

/**
 * What the residuals of overlapping windows look like: for each window the square roots of the
 * shares of the pattern kinds, reduced to the picture's main directions of variation and scaled so
 * that each varies by 1. A window is 6 cells a side and moves by one cell. The arrays are shared
 * and only read.
 *
 * @param across windows a row
 * @param down rows of windows
 * @param usable windows that are neither clipped nor without any residual
 * @param axes a row for each direction, a value for each window; 0 where it is not usable
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: thousands of windows
record WindowFeatures(int across, int down, BitSet usable, double[][] axes) {
    /** Cells a side of a window. */
    static final int CELLS = 6;

    /** Directions kept at most. */
    static final int AXES = 12;

    /** Windows that do not overlap, for each direction kept. */
    private static final int INDEPENDENT_AN_AXIS = 5;

    private static final double MOST_CLIPPED = 0.4;

    /** Grey levels; below it a window is as flat as a drawing. */
    private static final double LEAST_RESIDUAL = 0.15;

    /** Against the largest variance, below which a direction is only rounding. */
    private static final double LEAST_VARIANCE = 1e-9;

    /** The features of a measured picture, at least one window large. */
    static WindowFeatures of(ResidualField field) {
        int across = field.across() - CELLS + 1;
        int down = field.down() - CELLS + 1;
        double[] clipped = new Sums(field.clipped(), field.across()).windows(across, down);
        double[] size = new Sums(field.size(), field.across()).windows(across, down);
        BitSet usable = new BitSet();
        for (int w = 0; w < across * down; w++) {
            if (clipped[w] <= MOST_CLIPPED * CELLS * CELLS
                    && size[w] >= LEAST_RESIDUAL * CELLS * CELLS) {
                usable.set(w);
            }
        }
        double[][] shares = shares(field, across, down);
        return new WindowFeatures(across, down, usable, reduced(shares, usable));
    }

    /** What a window shows: a number for each direction. */
    double[] window(int window) {
        double[] values = new double[axes.length];
        for (int axis = 0; axis < values.length; axis++) {
            values[axis] = axes[axis][window];
        }
        return values;
    }

    /** The usable windows of a box. */
    BitSet windows(CellBox box) {
        BitSet windows = new BitSet();
        for (int row = box.top(); row < box.bottom(); row++) {
            windows.set(row * across + box.left(), row * across + box.right());
        }
        windows.and(usable);
        return windows;
    }

    /** How many usable windows there are room for without overlap. */
    double independent() {
        return (double) usable.cardinality() / (CELLS * CELLS);
    }

    private static double[][] shares(ResidualField field, int across, int down) {
        double patterns = 4.0 * field.side() * field.side() * CELLS * CELLS;
        double[][] shares = new double[ResidualField.KINDS][];
        double[] counts = new double[field.across() * field.down()];
        for (int kind = 0; kind < shares.length; kind++) {
            for (int cell = 0; cell < counts.length; cell++) {
                counts[cell] = field.counts()[cell * ResidualField.KINDS + kind];
            }
            shares[kind] = new Sums(counts, field.across()).windows(across, down);
            for (int w = 0; w < shares[kind].length; w++) {
                shares[kind][w] = Math.sqrt(shares[kind][w] / patterns);
            }
        }
        return shares;
    }

    private static double[][] reduced(double[][] features, BitSet usable) {
        int n = usable.cardinality();
        for (double[] feature : features) {
            double mean = usable.stream().mapToDouble(w -> feature[w]).sum() / Math.max(1, n);
            for (int w = 0; w < feature.length; w++) {
                feature[w] = usable.get(w) ? feature[w] - mean : 0;
            }
        }
        SymmetricEigen eigen = new SymmetricEigen(covariance(features, n));
        double least = LEAST_VARIANCE * eigen.value(0);
        int kept = 0;
        int most = Math.min(AXES, n / (CELLS * CELLS * INDEPENDENT_AN_AXIS));
        while (kept < most && eigen.value(kept) > least) {
            kept++;
        }
        double[][] axes = new double[kept][];
        for (int axis = 0; axis < kept; axis++) {
            axes[axis] = along(features, eigen.vector(axis), Math.sqrt(eigen.value(axis)));
        }
        return axes;
    }

    private static double[][] covariance(double[][] features, int n) {
        double[][] covariance = new double[features.length][features.length];
        for (int i = 0; i < features.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int w = 0; w < features[i].length; w++) {
                    sum += features[i][w] * features[j][w];
                }
                covariance[i][j] = sum / Math.max(1, n);
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }

    private static double[] along(double[][] features, double[] direction, double deviation) {
        double[] axis = new double[features[0].length];
        for (int i = 0; i < features.length; i++) {
            for (int w = 0; w < axis.length; w++) {
                axis[w] += features[i][w] * direction[i] / deviation;
            }
        }
        return axis;
    }

    /** Sums over windows by a summed-area table. */
    private record Sums(double[] values, int across) {
        double[] windows(int windowsAcross, int windowsDown) {
            int down = values.length / across;
            double[] table = new double[(across + 1) * (down + 1)];
            for (int row = 0; row < down; row++) {
                double line = 0;
                for (int column = 0; column < across; column++) {
                    line += values[row * across + column];
                    int i = row * (across + 1) + column + 1;
                    table[i + across + 1] = table[i] + line;
                }
            }
            double[] sums = new double[windowsAcross * windowsDown];
            for (int w = 0; w < sums.length; w++) {
                int top = w / windowsAcross * (across + 1) + w % windowsAcross;
                int bottom = top + CELLS * (across + 1);
                sums[w] = table[bottom + CELLS] - table[bottom] - table[top + CELLS] + table[top];
            }
            return sums;
        }
    }
}
