package org.telltale.inference.filter;

import java.util.Arrays;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;

/**
 * Separable orthogonal wavelet transform of a plane, in place, periodic beyond its edges (S.
 * Mallat, "A theory for multiresolution signal decomposition", IEEE Transactions on Pattern
 * Analysis and Machine Intelligence 11, 1989). After it the coarse part of a scale lies top-left of
 * its details. Rows are spread over the threads of the common pool.
 */
final class WaveletTransform {
    private final Wavelet wavelet;
    private final float[] values;
    private final int stride;
    private final Cancellation cancellation;

    /**
     * For one plane.
     *
     * @param values rows of {@code stride} values; changed by the transforms
     */
    WaveletTransform(Wavelet wavelet, float[] values, int stride, Cancellation cancellation) {
        this.wavelet = wavelet;
        this.values = values;
        this.stride = stride;
        this.cancellation = cancellation;
    }

    /** One scale of the top-left part, whose sides are even. */
    void forward(int width, int height) {
        alongRows(width, height, this::split);
        alongColumns(width, height, this::split);
    }

    /** Undoes {@link #forward}. */
    void inverse(int width, int height) {
        alongColumns(width, height, this::join);
        alongRows(width, height, this::join);
    }

    private void alongRows(int width, int height, Line line) {
        Bands.over(
                height,
                cancellation,
                (from, to) -> {
                    float[] in = new float[width];
                    float[] out = new float[width];
                    for (int y = from; y < to; y++) {
                        System.arraycopy(values, y * stride, in, 0, width);
                        line.turn(in, out, 1);
                        System.arraycopy(out, 0, values, y * stride, width);
                    }
                });
    }

    /** Many columns at a time, since neighbours in memory belong to neighbouring columns. */
    private void alongColumns(int width, int height, Line line) {
        Bands.over(
                width,
                cancellation,
                (from, to) -> {
                    int columns = to - from;
                    float[] in = new float[height * columns];
                    float[] out = new float[height * columns];
                    for (int y = 0; y < height; y++) {
                        System.arraycopy(values, y * stride + from, in, y * columns, columns);
                    }
                    line.turn(in, out, columns);
                    for (int y = 0; y < height; y++) {
                        System.arraycopy(out, y * columns, values, y * stride + from, columns);
                    }
                });
    }

    /** The first half of the result is coarse, the second is detail. */
    private void split(float[] in, float[] out, int columns) {
        int length = in.length / columns;
        for (int i = 0; i < length / 2; i++) {
            int coarse = i * columns;
            int detail = (length / 2 + i) * columns;
            for (int c = 0; c < columns; c++) {
                out[coarse + c] = 0;
                out[detail + c] = 0;
            }
            for (int tap = 0; tap < wavelet.taps(); tap++) {
                int at = (2 * i + tap) % length * columns;
                float low = wavelet.low(tap);
                float high = wavelet.high(tap);
                for (int c = 0; c < columns; c++) {
                    out[coarse + c] += low * in[at + c];
                    out[detail + c] += high * in[at + c];
                }
            }
        }
    }

    private void join(float[] in, float[] out, int columns) {
        int length = in.length / columns;
        Arrays.fill(out, 0);
        for (int i = 0; i < length / 2; i++) {
            int coarse = i * columns;
            int detail = (length / 2 + i) * columns;
            for (int tap = 0; tap < wavelet.taps(); tap++) {
                int at = (2 * i + tap) % length * columns;
                float low = wavelet.low(tap);
                float high = wavelet.high(tap);
                for (int c = 0; c < columns; c++) {
                    out[at + c] += low * in[coarse + c] + high * in[detail + c];
                }
            }
        }
    }

    /** Turns lines that lie side by side. */
    @FunctionalInterface
    private interface Line {
        void turn(float[] in, float[] out, int columns);
    }
}
