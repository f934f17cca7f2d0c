package org.telltale.inference.detect.jpeg;

import org.telltale.inference.image.Plane;
import org.telltale.inference.metadata.Orientation;

/** Transforms rows of 8×8 blocks, one after the other. Used by one thread. */
public final class BlockRow {
    private static final int SIDE = JpegBlocks.SIDE;

    /** Level 128 for all 64 samples of a block, as DC. */
    private static final float LEVEL_SHIFT = 8 * 128;

    private final Plane luma;
    private final GridOrigin origin;
    private final int across;
    private final float[][] samples;
    private final float[][][] lines;
    private final float[][] columns;

    /** Upright frequency of each output. */
    private final int[] upright;

    /** What undoes the transform's gain and gives the stored sign. */
    private final float[] factor;

    private final float[][] out;

    BlockRow(
            Plane luma,
            GridOrigin origin,
            int across,
            Orientation orientation,
            int[] storedFrequencies) {
        this.luma = luma;
        this.origin = origin;
        this.across = across;
        this.samples = new float[SIDE][across];
        this.lines = new float[SIDE][SIDE][across];
        this.columns = new float[SIDE][across];
        this.out = new float[storedFrequencies.length][across];
        this.upright = new int[storedFrequencies.length];
        this.factor = new float[storedFrequencies.length];
        for (int i = 0; i < storedFrequencies.length; i++) {
            int stored = storedFrequencies[i];
            int u = orientation.swapsAxes() ? stored >> 3 : stored & 7;
            int v = orientation.swapsAxes() ? stored & 7 : stored >> 3;
            upright[i] = 8 * v + u;
            boolean negated =
                    (orientation.fromRight() && (u & 1) == 1)
                            != (orientation.fromBottom() && (v & 1) == 1);
            double scale = 1 / (BlockDct.gain(u) * BlockDct.gain(v));
            factor[i] = (float) (negated ? -scale : scale);
        }
    }

    /**
     * Coefficients of a row of blocks, for each frequency a value a block; overwritten by the next
     * call.
     */
    public float[][] transform(int row) {
        for (int line = 0; line < SIDE; line++) {
            int start = (origin.y() + SIDE * row + line) * luma.width() + origin.x();
            for (int x = 0, i = start; x < across; x++) {
                for (int k = 0; k < SIDE; k++, i++) {
                    samples[k][x] = luma.values()[i];
                }
            }
            BlockDct.forward(samples, lines[line], across);
        }
        float[][] column = new float[SIDE][];
        for (int u = 0; u < SIDE; u++) {
            if (needs(u)) {
                for (int line = 0; line < SIDE; line++) {
                    column[line] = lines[line][u];
                }
                BlockDct.forward(column, columns, across);
                write(u);
            }
        }
        return out;
    }

    private boolean needs(int u) {
        for (int frequency : upright) {
            if ((frequency & 7) == u) {
                return true;
            }
        }
        return false;
    }

    private void write(int u) {
        for (int i = 0; i < upright.length; i++) {
            if ((upright[i] & 7) == u) {
                float[] from = columns[upright[i] >> 3];
                float shift = upright[i] == 0 ? LEVEL_SHIFT : 0;
                for (int x = 0; x < across; x++) {
                    out[i][x] = from[x] * factor[i] - shift;
                }
            }
        }
    }
}
