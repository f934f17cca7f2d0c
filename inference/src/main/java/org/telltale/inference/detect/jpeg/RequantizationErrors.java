package org.telltale.inference.detect.jpeg;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * How much a picture would change if it were saved again as a JPEG, for several quantization tables
 * at once. The cosine transform keeps sums of squares (Parseval), so the change of the pixels is
 * that of the coefficients and nothing is transformed back. Rounding to whole pixel values is not
 * in it; see {@link PixelRounding}.
 *
 * @param across cells in a row
 * @param down rows of cells
 * @param squares mean squared difference of each cell, grey levels squared, by table
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: who receives it only reads it
record RequantizationErrors(int across, int down, float[][] squares) {
    /** Added and taken away again, it rounds a float to the nearest whole number. */
    private static final float ROUNDER = 12_582_912f;

    /** The mean coefficient of a block of grey level 128, which JPEG takes away. */
    private static final float LEVEL_SHIFT = 1024;

    private static final int COEFFICIENTS = 64;

    /**
     * Measures cells of {@code side × side} blocks.
     *
     * @param left pixels left of the first block
     * @param top pixels above it
     * @param prior a table that the coefficients go through first; null for none
     * @param withMean whether the blocks' mean takes part
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static RequantizationErrors measure(
            Plane luma,
            int left,
            int top,
            List<float[]> tables,
            float @Nullable [] prior,
            int side,
            boolean withMean,
            Cancellation cancellation) {
        int across = Math.max(0, (luma.width() - left) / 8 / side);
        int down = Math.max(0, (luma.height() - top) / 8 / side);
        float[][] squares = new float[tables.size()][across * down];
        if (across > 0) {
            Bands.over(
                    down,
                    4,
                    cancellation,
                    (from, to) -> {
                        Worker worker = new Worker(luma, left, top, across * side, prior, withMean);
                        for (int row = from; row < to; row++) {
                            cancellation.check();
                            worker.cells(row, side, tables, squares);
                        }
                    });
        }
        return new RequantizationErrors(across, down, squares);
    }

    /** The buffers of one thread. */
    private static final class Worker {
        private final Plane luma;
        private final int left;
        private final int top;
        private final int blocks;
        private final float @Nullable [] prior;
        private final boolean withMean;
        private final float[][] lines;
        private final float[][] columns;
        private final float[][] samples;
        private final float[][] coefficients;
        private final float[] error;

        private Worker(
                Plane luma,
                int left,
                int top,
                int blocks,
                float @Nullable [] prior,
                boolean withMean) {
            this.luma = luma;
            this.left = left;
            this.top = top;
            this.blocks = blocks;
            this.prior = prior;
            this.withMean = withMean;
            this.lines = new float[8][8 * blocks];
            this.columns = new float[8][8 * blocks];
            this.samples = new float[8][blocks];
            this.coefficients = new float[COEFFICIENTS][blocks];
            this.error = new float[blocks];
        }

        private void cells(int row, int side, List<float[]> tables, float[][] squares) {
            int across = blocks / side;
            float share = 1f / (COEFFICIENTS * side * side);
            for (int blockRow = row * side; blockRow < (row + 1) * side; blockRow++) {
                transform(blockRow);
                for (int t = 0; t < squares.length; t++) {
                    measure(tables.get(t));
                    float[] out = squares[t];
                    for (int b = 0, cell = row * across; b < blocks; cell++) {
                        for (int end = b + side; b < end; b++) {
                            out[cell] += share * error[b];
                        }
                    }
                }
            }
        }

        private void transform(int blockRow) {
            int start = (top + 8 * blockRow) * luma.width() + left;
            for (int k = 0; k < 8; k++) {
                System.arraycopy(
                        luma.values(), start + k * luma.width(), lines[k], 0, lines[k].length);
            }
            BlockDct.forward(lines, columns, lines[0].length);
            for (int v = 0; v < 8; v++) {
                for (int k = 0; k < 8; k++) {
                    for (int b = 0; b < blocks; b++) {
                        samples[k][b] = columns[v][8 * b + k];
                    }
                }
                float[][] out = Arrays.copyOfRange(coefficients, 8 * v, 8 * v + 8);
                BlockDct.forward(samples, out, blocks);
                for (int u = 0; u < 8; u++) {
                    float gain = (float) (1 / (BlockDct.gain(u) * BlockDct.gain(v)));
                    finish(out[u], gain, u + v == 0 ? LEVEL_SHIFT : 0);
                    if (prior != null) {
                        quantize(out[u], prior[8 * v + u]);
                    }
                }
            }
        }

        private void measure(float[] table) {
            Arrays.fill(error, 0);
            for (int k = withMean ? 0 : 1; k < COEFFICIENTS; k++) {
                add(coefficients[k], table[k], error);
            }
        }

        private static void finish(float[] values, float gain, float shift) {
            for (int b = 0; b < values.length; b++) {
                values[b] = values[b] * gain - shift;
            }
        }

        private static void quantize(float[] values, float step) {
            for (int b = 0; b < values.length; b++) {
                values[b] = (values[b] / step + ROUNDER - ROUNDER) * step;
            }
        }

        private static void add(float[] values, float step, float[] error) {
            float inverse = 1 / step;
            for (int b = 0; b < values.length; b++) {
                float whole = values[b] * inverse + ROUNDER - ROUNDER;
                float rest = values[b] - whole * step;
                error[b] += rest * rest;
            }
        }
    }
}
