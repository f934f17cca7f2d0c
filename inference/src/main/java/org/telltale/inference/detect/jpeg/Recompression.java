package org.telltale.inference.detect.jpeg;

import java.util.Arrays;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * A picture's luma as it would come back from a JPEG file: whole blocks transformed, quantized,
 * transformed back and rounded to whole values. What the edge cuts stays as it is.
 */
final class Recompression {
    private static final float ROUNDER = 12_582_912f;
    private static final float LEVEL_SHIFT = 1024;

    /** Orthonormal basis: {@code BASIS[u][k]} is the weight of frequency u in sample k. */
    private static final float[][] BASIS = basis();

    private final Plane luma;
    private final GridOrigin origin;
    private final float[] table;
    private final int blocks;
    private final float[][] lines;
    private final float[][] columns;
    private final float[][][] samples = new float[8][8][];
    private final float[][] row = new float[8][];

    private Recompression(Plane luma, GridOrigin origin, float[] table) {
        this.luma = luma;
        this.origin = origin;
        this.table = table;
        this.blocks = (luma.width() - origin.x()) / 8;
        this.lines = new float[8][8 * blocks];
        this.columns = new float[8][8 * blocks];
        for (int v = 0; v < 8; v++) {
            row[v] = new float[blocks];
            for (int u = 0; u < 8; u++) {
                samples[v][u] = new float[blocks];
            }
        }
    }

    /**
     * The picture after it.
     *
     * @param origin of the grid to compress on
     * @param table 64 steps in natural order, as they lie in this picture
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static Plane of(Plane luma, GridOrigin origin, float[] table, Cancellation cancellation) {
        float[] out = luma.values().clone();
        int down = (luma.height() - origin.y()) / 8;
        if (luma.width() - origin.x() >= 8 && down > 0) {
            Bands.over(
                    down,
                    8,
                    cancellation,
                    (from, to) -> {
                        Recompression part = new Recompression(luma, origin, table);
                        for (int block = from; block < to; block++) {
                            part.row(block, out);
                        }
                    });
        }
        return new Plane(luma.width(), luma.height(), out);
    }

    private void row(int block, float[] out) {
        int start = (origin.y() + 8 * block) * luma.width() + origin.x();
        for (int k = 0; k < 8; k++) {
            System.arraycopy(luma.values(), start + k * luma.width(), lines[k], 0, 8 * blocks);
        }
        BlockDct.forward(lines, columns, 8 * blocks);
        for (int v = 0; v < 8; v++) {
            for (int k = 0; k < 8; k++) {
                for (int b = 0; b < blocks; b++) {
                    row[k][b] = columns[v][8 * b + k];
                }
            }
            BlockDct.forward(row, samples[v], blocks);
            for (int u = 0; u < 8; u++) {
                float gain = (float) (1 / (BlockDct.gain(u) * BlockDct.gain(v)));
                quantize(samples[v][u], gain, table[8 * v + u], u + v == 0 ? LEVEL_SHIFT : 0);
            }
            inverse(samples[v], row);
            for (int k = 0; k < 8; k++) {
                for (int b = 0; b < blocks; b++) {
                    columns[v][8 * b + k] = row[k][b];
                }
            }
        }
        inverse(columns, lines);
        for (int k = 0; k < 8; k++) {
            int at = start + k * luma.width();
            for (int x = 0; x < 8 * blocks; x++) {
                out[at + x] = Math.clamp(lines[k][x] + ROUNDER - ROUNDER, 0, 255);
            }
        }
    }

    private static void quantize(float[] values, float gain, float step, float shift) {
        float scale = gain / step;
        float level = shift / step;
        for (int b = 0; b < values.length; b++) {
            values[b] = (values[b] * scale - level + ROUNDER - ROUNDER) * step + shift;
        }
    }

    private static void inverse(float[][] frequencies, float[][] out) {
        for (int k = 0; k < 8; k++) {
            float[] sum = out[k];
            Arrays.fill(sum, 0);
            for (int u = 0; u < 8; u++) {
                add(frequencies[u], BASIS[u][k], sum);
            }
        }
    }

    private static void add(float[] values, float weight, float[] sum) {
        for (int b = 0; b < sum.length; b++) {
            sum[b] += weight * values[b];
        }
    }

    private static float[][] basis() {
        float[][] basis = new float[8][8];
        for (int u = 0; u < 8; u++) {
            for (int k = 0; k < 8; k++) {
                double norm = u == 0 ? Math.sqrt(0.125) : 0.5;
                basis[u][k] = (float) (norm * Math.cos((2 * k + 1) * u * Math.PI / 16));
            }
        }
        return basis;
    }
}
