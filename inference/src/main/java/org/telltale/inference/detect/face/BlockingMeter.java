package org.telltale.inference.detect.face;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;

/**
 * Measures how strongly the 8×8 grid of a JPEG shows in boxes of one face, in the picture's own
 * pixels. The grid is the one that shows most over the face, since a picture may have been cut
 * after it was compressed. Immutable; safe for several threads.
 */
final class BlockingMeter {
    /** Shorter side below which a box holds too few grid lines, pixels. */
    static final int LEAST_SIDE = 16;

    private static final int BLOCK = 8;

    /** Lines across a face that the search for the grid looks at. */
    private static final int MOST_LINES = 256;

    /** An edge of the picture is no stronger than this, grey levels, so that it drowns no grid. */
    private static final float MOST_STEP = 24;

    // Mean of a third difference of pure rounding error; keeps flat boxes from dividing by nought.
    private static final double ROUNDING = 1;

    private final Plane luma;
    private final int gridX;
    private final int gridY;

    /**
     * Looks for the grid.
     *
     * @param face where
     */
    BlockingMeter(Plane luma, Box face) {
        this.luma = luma;
        this.gridX = strongest(face, true);
        this.gridY = strongest(face, false);
    }

    /** Offset of the grid's corners from the picture's top-left pixel: 0 to 7 right and down. */
    String grid() {
        return gridX + "," + gridY;
    }

    /**
     * The mean step across grid lines over the mean step elsewhere; 1 where there is no grid. A
     * step is the third difference, which is nought on shading and curves.
     *
     * @return null where the box is too small
     */
    @Nullable Double strength(Box box) {
        if (Math.min(box.width(), box.height()) < LEAST_SIDE) {
            return null;
        }
        double[] vertical = steps(box, true, 1);
        double[] horizontal = steps(box, false, 1);
        double on = vertical[gridX] + horizontal[gridY];
        double off = -on;
        for (int phase = 0; phase < BLOCK; phase++) {
            off += vertical[phase] + horizontal[phase];
        }
        return (on / 2 + ROUNDING) / (off / (2 * (BLOCK - 1)) + ROUNDING);
    }

    private int strongest(Box face, boolean vertical) {
        int length = vertical ? face.height() : face.width();
        double[] steps = steps(face, vertical, Math.ceilDiv(length, MOST_LINES));
        int best = 0;
        for (int phase = 1; phase < BLOCK; phase++) {
            if (steps[phase] > steps[best]) {
                best = phase;
            }
        }
        return best;
    }

    /** Mean step by position within a block; looks at every {@code apart}-th line across. */
    private double[] steps(Box box, boolean vertical, int apart) {
        int from = Math.max(2, vertical ? box.x1() : box.y1());
        int to =
                Math.min(
                        (vertical ? luma.width() : luma.height()) - 1,
                        vertical ? box.x2() : box.y2());
        int stride = vertical ? 1 : luma.width();
        double[] sum = new double[BLOCK];
        long[] count = new long[BLOCK];
        for (int line = vertical ? box.y1() : box.x1();
                line < (vertical ? box.y2() : box.x2());
                line += apart) {
            int start = vertical ? line * luma.width() : line;
            for (int i = from; i < to; i++) {
                sum[i % BLOCK] += step(start + i * stride, stride);
                count[i % BLOCK]++;
            }
        }
        for (int phase = 0; phase < BLOCK; phase++) {
            sum[phase] /= Math.max(1, count[phase]);
        }
        return sum;
    }

    /** Between the pixel before and the one at an index. */
    private float step(int at, int stride) {
        float[] v = luma.values();
        float third = v[at + stride] - 3 * v[at] + 3 * v[at - stride] - v[at - 2 * stride];
        return Math.min(MOST_STEP, Math.abs(third));
    }
}
