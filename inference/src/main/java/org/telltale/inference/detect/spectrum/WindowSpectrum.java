package org.telltale.inference.detect.spectrum;

import org.jtransforms.fft.FloatFFT_1D;
import org.telltale.inference.image.Plane;

/**
 * Power spectrum of the high-pass residual of one window: each pixel less the mean of its four
 * neighbours, under a Hann window. Keeps buffers, so each thread has one of its own.
 *
 * <p>Row and column transforms are called one by one: the library's own two-dimensional transform
 * would start threads that outlive the analysis.
 */
final class WindowSpectrum {
    /** Width and height of a window, pixels. */
    static final int SIDE = 256;

    /** Horizontal frequencies from 0 to ½; the others mirror them. */
    static final int HALF = SIDE / 2 + 1;

    private static final float[] HANN = hann();

    /** Power of rounding to whole grey levels, grey levels². */
    private static final double ROUNDING = 1 / 12.0;

    /** Keeps frequency 0 of a window without any trend from having no logarithm. */
    private static final double LEAST_POWER = 1e-9;

    /** What rounding leaves in the residual, by frequency. */
    private static final double[] FLOOR = floor();

    private final FloatFFT_1D transform = new FloatFFT_1D(SIDE);
    private final float[] rows = new float[SIDE * SIDE];
    private final float[] column = new float[2 * SIDE];

    private static float[] hann() {
        float[] weights = new float[SIDE];
        for (int i = 0; i < SIDE; i++) {
            double sine = Math.sin(Math.PI * (i + 0.5) / SIDE);
            weights[i] = (float) (sine * sine);
        }
        return weights;
    }

    private static double[] floor() {
        double[] floor = new double[SIDE * HALF];
        for (int v = 0; v < SIDE; v++) {
            for (int u = 0; u < HALF; u++) {
                double response = response(u, v);
                floor[v * HALF + u] = ROUNDING * response * response + LEAST_POWER;
            }
        }
        return floor;
    }

    /** What the residual's filter leaves of a wave's amplitude, frequencies in 256ths. */
    static double response(int u, int v) {
        double turn = 2 * Math.PI / SIDE;
        return 1 - (Math.cos(turn * u) + Math.cos(turn * v)) / 2;
    }

    /** Sum of the squared weights of the window. */
    static double energy() {
        double sum = 0;
        for (float weight : HANN) {
            sum += weight * weight;
        }
        return sum * sum;
    }

    /**
     * Takes the window whose corner is given; one more pixel on each side must be there.
     *
     * @return mean square of the residual, grey levels²
     */
    double take(Plane luma, int left, int top) {
        int width = luma.width();
        float[] values = luma.values();
        double squares = 0;
        for (int y = 0; y < SIDE; y++) {
            int in = (top + y) * width + left;
            int out = y * SIDE;
            for (int x = 0; x < SIDE; x++, in++, out++) {
                float around =
                        values[in - 1] + values[in + 1] + values[in - width] + values[in + width];
                float residual = values[in] - 0.25f * around;
                squares += residual * residual;
                rows[out] = residual * HANN[x] * HANN[y];
            }
        }
        return squares / (SIDE * SIDE);
    }

    /**
     * Multiplies the power of what was taken, and of the rounding to whole grey levels, into a
     * product: by vertical frequency, then horizontal. A product of eight fits a double easily, and
     * one logarithm of it does for all.
     */
    void multiplyInto(double[] product) {
        for (int y = 0; y < SIDE; y++) {
            transform.realForward(rows, y * SIDE);
        }
        double scale = 1 / energy();
        for (int u = 0; u < HALF; u++) {
            fillColumn(u);
            transform.complexForward(column);
            for (int v = 0; v < SIDE; v++) {
                double real = column[2 * v];
                double imaginary = column[2 * v + 1];
                double power = (real * real + imaginary * imaginary) * scale;
                product[v * HALF + u] *= power + FLOOR[v * HALF + u];
            }
        }
    }

    /** The rows as the library packs them: 0 and ½ share the first pair. */
    private void fillColumn(int u) {
        for (int y = 0; y < SIDE; y++) {
            int row = y * SIDE;
            boolean alone = u == 0 || u == HALF - 1;
            column[2 * y] = alone ? rows[row + (u == 0 ? 0 : 1)] : rows[row + 2 * u];
            column[2 * y + 1] = alone ? 0 : rows[row + 2 * u + 1];
        }
    }
}
