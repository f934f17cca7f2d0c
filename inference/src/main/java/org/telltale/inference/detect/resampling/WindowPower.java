package org.telltale.inference.detect.resampling;

import org.jtransforms.fft.FloatFFT_1D;
import org.telltale.inference.image.Plane;

/**
 * Power spectrum of one window less its mean, under a Hann window, and each bin's power over the
 * mean power of those around it. Keeps buffers, so each thread has one of its own.
 *
 * <p>Row and column transforms are called one by one: the library's own two-dimensional transform
 * would start threads that outlive the analysis.
 */
final class WindowPower {
    private static final int OUTER = 8;
    private static final int INNER = 2;

    /** Power over the mean of a line through it up to which a bin belongs to the line. */
    private static final double RIDGE = 4;

    /** Added to power so that an empty window has no peaks. */
    private static final double FLOOR = 1e-6;

    private final int side;
    private final int half;
    private final FloatFFT_1D transform;
    private final float[] weights;
    private final float[] rows;
    private final float[] column;
    private final double[] power;
    private final double[] table;

    /** For windows of that side, a power of two. */
    WindowPower(int side) {
        this.side = side;
        this.half = side / 2 + 1;
        this.transform = new FloatFFT_1D(side);
        this.weights = new float[side];
        this.rows = new float[side * side];
        this.column = new float[2 * side];
        this.power = new double[side * half];
        this.table = new double[(side + 2 * OUTER + 1) * (half + 1)];
        for (int i = 0; i < side; i++) {
            double sine = Math.sin(Math.PI * (i + 0.5) / side);
            weights[i] = (float) (sine * sine);
        }
    }

    /** Takes the window with that top-left corner. */
    void take(Plane plane, int left, int top) {
        double sum = 0;
        for (int y = 0; y < side; y++) {
            int in = (top + y) * plane.width() + left;
            for (int x = 0; x < side; x++) {
                sum += plane.values()[in + x];
            }
        }
        float mean = (float) (sum / (side * side));
        for (int y = 0; y < side; y++) {
            int in = (top + y) * plane.width() + left;
            for (int x = 0; x < side; x++) {
                rows[y * side + x] = (plane.values()[in + x] - mean) * weights[x] * weights[y];
            }
            transform.realForward(rows, y * side);
        }
        for (int u = 0; u < half; u++) {
            fillColumn(u);
            transform.complexForward(column);
            for (int v = 0; v < side; v++) {
                double real = column[2 * v];
                double imaginary = column[2 * v + 1];
                power[v * half + u] = real * real + imaginary * imaginary + FLOOR;
            }
        }
        sumUp();
    }

    /** The rows as the library packs them: 0 and ½ share the first pair. */
    private void fillColumn(int u) {
        boolean alone = u == 0 || u == half - 1;
        for (int y = 0; y < side; y++) {
            int row = y * side;
            column[2 * y] = alone ? rows[row + (u == 0 ? 0 : 1)] : rows[row + 2 * u];
            column[2 * y + 1] = alone ? 0 : rows[row + 2 * u + 1];
        }
    }

    /** A summed-area table; vertical frequencies go round, so some lines are there twice. */
    private void sumUp() {
        int stride = half + 1;
        for (int line = 0; line < side + 2 * OUTER; line++) {
            int v = (line - OUTER + side) % side;
            double sum = 0;
            for (int u = 0; u < half; u++) {
                sum += power[v * half + u];
                int i = line * stride + u + 1;
                table[i + stride] = table[i] + sum;
            }
        }
    }

    /**
     * Power of a bin over the mean power of the bins around it.
     *
     * @param u horizontal frequency, 0 to side/2
     * @param v vertical frequency, 0 to side − 1, the upper half negative
     */
    double ratio(int u, int v) {
        int outer = (Math.min(half, u + OUTER + 1) - Math.max(0, u - OUTER)) * (2 * OUTER + 1);
        int inner = (Math.min(half, u + INNER + 1) - Math.max(0, u - INNER)) * (2 * INNER + 1);
        double around = (box(u, v, OUTER) - box(u, v, INNER)) / (outer - inner);
        return power[v * half + u] / Math.max(around, FLOOR);
    }

    /**
     * Whether the bins in line with this one, across or down, have as much as a {@value #RIDGE}th
     * of its power on average: the trace of an edge, not of something that repeats.
     */
    boolean onRidge(int u, int v) {
        double least = power[v * half + u] / RIDGE;
        double across = 0;
        double down = 0;
        for (int d = INNER + 1; d <= OUTER; d++) {
            across += power[v * half + Math.abs(u - d)];
            across += power[v * half + mirrored(u + d)];
            down += power[Math.floorMod(v - d, side) * half + u];
            down += power[Math.floorMod(v + d, side) * half + u];
        }
        int bins = 2 * (OUTER - INNER);
        return across > least * bins || down > least * bins;
    }

    private int mirrored(int u) {
        return u < half ? u : side - u;
    }

    private double box(int u, int v, int reach) {
        int stride = half + 1;
        int left = Math.max(0, u - reach);
        int right = Math.min(half, u + reach + 1);
        int top = (v + OUTER - reach) * stride;
        int bottom = (v + OUTER + reach + 1) * stride;
        return table[bottom + right]
                - table[top + right]
                - table[bottom + left]
                + table[top + left];
    }
}
