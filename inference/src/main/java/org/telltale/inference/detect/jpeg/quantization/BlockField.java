package org.telltale.inference.detect.jpeg.quantization;

import java.util.BitSet;
import org.telltale.inference.engine.Cancellation;

/**
 * What each block of a grid says for "of another history than the rest", natural logarithm of a
 * likelihood ratio, and which blocks are therefore taken to be so: iterated conditional modes of a
 * field in which neighbours tend to agree (Besag, "On the statistical analysis of dirty pictures",
 * J. R. Statist. Soc. B 48, 1986). Used by one thread; the arrays are shared.
 */
final class BlockField {
    /** What one block may say at most to its label: nats. */
    private static final float MOST_SAID = 6;

    /** How much each of the four nearest neighbours counts, and each of the four diagonal ones. */
    private static final float NEAR = 1.2f;

    private static final float DIAGONAL = 0.8f;

    /** Half the side of the window whose sum starts the labelling. */
    private static final int REACH = 2;

    private static final int SWEEPS = 10;

    private final int across;
    private final int down;
    private final float[] ratios;
    private final boolean[] labels;

    BlockField(int across, int down, float[] ratios) {
        this.across = across;
        this.down = down;
        this.ratios = ratios;
        this.labels = new boolean[ratios.length];
    }

    /**
     * The blocks that differ from the rest.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    BitSet different(Cancellation cancellation) {
        float[] sums = windowSums();
        for (int i = 0; i < sums.length; i++) {
            labels[i] = sums[i] > 0;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            cancellation.check();
            if (!sweep()) {
                break;
            }
        }
        BitSet set = new BitSet(labels.length);
        for (int i = 0; i < labels.length; i++) {
            set.set(i, labels[i]);
        }
        return set;
    }

    private boolean sweep() {
        boolean changed = false;
        for (int row = 0, i = 0; row < down; row++) {
            for (int column = 0; column < across; column++, i++) {
                float said = Math.clamp(ratios[i], -MOST_SAID, MOST_SAID);
                boolean label = said + neighbours(column, row) > 0;
                changed |= label != labels[i];
                labels[i] = label;
            }
        }
        return changed;
    }

    /** Positive where the neighbours differ from the rest. */
    private float neighbours(int column, int row) {
        float sum = 0;
        for (int r = Math.max(0, row - 1); r <= Math.min(down - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(across - 1, column + 1); c++) {
                if (r != row || c != column) {
                    float weight = r == row || c == column ? NEAR : DIAGONAL;
                    sum += labels[r * across + c] ? weight : -weight;
                }
            }
        }
        return sum;
    }

    /** Sum over the window around each block, cut at the edges. */
    private float[] windowSums() {
        float[] rows = new float[ratios.length];
        float[] sums = new float[ratios.length];
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                float sum = 0;
                for (int c = Math.max(0, column - REACH);
                        c <= Math.min(across - 1, column + REACH);
                        c++) {
                    sum += ratios[row * across + c];
                }
                rows[row * across + column] = sum;
            }
        }
        for (int row = 0; row < down; row++) {
            for (int r = Math.max(0, row - REACH); r <= Math.min(down - 1, row + REACH); r++) {
                for (int column = 0; column < across; column++) {
                    sums[row * across + column] += rows[r * across + column];
                }
            }
        }
        return sums;
    }
}
