package org.telltale.inference.detect.neighbours;

import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;

/**
 * Sums over the pixels of one window, by their phase on the 2×2 lattice of even and odd columns and
 * rows. Used by one thread.
 */
final class PhaseTally {
    /** Sum of the residual's magnitude, by phase: column parity + 2 × row parity. */
    final double[] residual = new double[4];

    /** Sum of the difference's magnitude to the right neighbour, by column parity. */
    final double[] right = new double[2];

    /** Sum of the difference's magnitude to the lower neighbour, by row parity. */
    final double[] below = new double[2];

    /** Sum of the residual's square. */
    double squares;

    /** Sum of products of residuals side by side, and one above the other. */
    double products;

    /** Measures a window at even coordinates; two more pixels on each side must be there. */
    static PhaseTally of(Plane luma, Box window) {
        PhaseTally tally = new PhaseTally();
        for (int y = window.y1(); y < window.y2(); y++) {
            tally.row(luma, window.x1(), window.x2(), y);
        }
        return tally;
    }

    private void row(Plane luma, int from, int to, int y) {
        float[] values = luma.values();
        int width = luma.width();
        int odd = 2 * (y & 1);
        float here = residual(values, width, y * width + from);
        for (int x = from; x < to; x++) {
            int at = y * width + x;
            float next = residual(values, width, at + 1);
            float under = residual(values, width, at + width);
            residual[(x & 1) + odd] += Math.abs(here);
            right[x & 1] += Math.abs(values[at + 1] - values[at]);
            below[y & 1] += Math.abs(values[at + width] - values[at]);
            squares += here * here;
            products += here * (next + under) / 2;
            here = next;
        }
    }

    /** A pixel less the mean of its four neighbours. */
    private static float residual(float[] values, int width, int at) {
        return values[at]
                - 0.25f
                        * (values[at - 1]
                                + values[at + 1]
                                + values[at - width]
                                + values[at + width]);
    }
}
