package org.telltale.inference.detect.jpeg;

import java.util.Arrays;
import java.util.BitSet;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * How strongly the brightness steps at each of the eight positions that the edges of 8×8 blocks can
 * have, in cells of 32 pixels. A step is what a difference between neighbours exceeds the mean of
 * the differences beside it; large ones are the picture's own edges and count no more than {@value
 * #MOST} grey levels.
 *
 * @param across cells in a row; what the right edge cuts is left out
 * @param down rows of cells
 * @param columns mean step between columns: by cell, eight values, by the right pixel's position
 * @param rows mean step between rows, likewise by the lower pixel's position
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: who receives it only reads it
record BlockingField(int across, int down, float[] columns, float[] rows) {
    /** Side of a cell, pixels. */
    static final int SIDE = 32;

    private static final int PHASES = 8;
    private static final float MOST = 6;

    /** Steps smaller than this on average, grey levels, are a flat cell's. */
    private static final float FLAT = 0.02f;

    /**
     * Measures a picture.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static BlockingField measure(Plane luma, Cancellation cancellation) {
        int across = luma.width() / SIDE;
        int down = luma.height() / SIDE;
        BlockingField field =
                new BlockingField(
                        across,
                        down,
                        new float[PHASES * across * down],
                        new float[PHASES * across * down]);
        Bands.over(
                down,
                2,
                cancellation,
                (from, to) -> {
                    for (int row = from; row < to; row++) {
                        field.measureRow(luma, row);
                    }
                });
        return field;
    }

    /** The origin of the strongest steps of a cell; {@link GridVotes#NONE} where it is flat. */
    int vote(int cell) {
        int x = strongest(columns, cell);
        int y = strongest(rows, cell);
        return x < 0 || y < 0 ? GridVotes.NONE : new GridOrigin(x, y).index();
    }

    /** Where a cell's steps are strongest apart from the positions of the main origin. */
    GridOrigin second(int cell, GridOrigin main) {
        return new GridOrigin(second(columns, cell, main.x()), second(rows, cell, main.y()));
    }

    private static int second(float[] steps, int cell, int main) {
        int best = (main + 1) & 7;
        for (int phase = 0; phase < PHASES; phase++) {
            if (phase != main && steps[PHASES * cell + phase] > steps[PHASES * cell + best]) {
                best = phase;
            }
        }
        return best;
    }

    /** A place's steps at a position, as a multiple of those at the strongest other position. */
    double dominance(boolean ofColumns, BitSet place, int phase) {
        float[] steps = ofColumns ? columns : rows;
        double[] sums = new double[PHASES];
        for (int cell = place.nextSetBit(0); cell >= 0; cell = place.nextSetBit(cell + 1)) {
            for (int i = 0; i < PHASES; i++) {
                sums[i] += steps[PHASES * cell + i];
            }
        }
        double here = sums[phase];
        sums[phase] = 0;
        return here / Math.max(1e-9, Arrays.stream(sums).max().orElseThrow());
    }

    /** How far a cell's steps at an origin fall short of its strongest, 0 to 1. */
    double mismatch(int cell, GridOrigin origin) {
        if (vote(cell) == GridVotes.NONE) {
            return 0;
        }
        return (shortfall(columns, cell, origin.x()) + shortfall(rows, cell, origin.y())) / 2;
    }

    /** The position of the strongest steps; −1 where the cell is flat or two are equal. */
    private static int strongest(float[] steps, int cell) {
        int best = 0;
        boolean tie = false;
        float sum = steps[PHASES * cell];
        for (int phase = 1; phase < PHASES; phase++) {
            float here = steps[PHASES * cell + phase];
            float most = steps[PHASES * cell + best];
            sum += here;
            tie = here > most ? false : tie || here == most;
            best = here > most ? phase : best;
        }
        return tie || sum < PHASES * FLAT ? -1 : best;
    }

    private static double shortfall(float[] steps, int cell, int phase) {
        float least = Float.MAX_VALUE;
        float most = 0;
        for (int i = 0; i < PHASES; i++) {
            least = Math.min(least, steps[PHASES * cell + i]);
            most = Math.max(most, steps[PHASES * cell + i]);
        }
        return most > least ? (most - steps[PHASES * cell + phase]) / (most - least) : 0;
    }

    private void measureRow(Plane luma, int row) {
        int width = luma.width();
        float[] between = new float[width];
        float[][] below = new float[PHASES][width];
        for (int y = row * SIDE; y < (row + 1) * SIDE; y++) {
            addColumns(luma.values(), y * width, between);
            if (y >= 2 && y < luma.height() - 1) {
                addRows(luma.values(), y * width, width, below[y & 7]);
            }
        }
        float share = 1f / (SIDE * SIDE / PHASES);
        for (int x = 0; x < across * SIDE; x++) {
            columns[PHASES * (row * across + x / SIDE) + (x & 7)] += share * between[x];
        }
        for (int phase = 0; phase < PHASES; phase++) {
            for (int x = 0; x < across * SIDE; x++) {
                rows[PHASES * (row * across + x / SIDE) + phase] += share * below[phase][x];
            }
        }
    }

    private static void addColumns(float[] values, int start, float[] sum) {
        for (int x = 2; x < sum.length - 1; x++) {
            int i = start + x;
            sum[x] += step(values[i - 2], values[i - 1], values[i], values[i + 1]);
        }
    }

    private static void addRows(float[] values, int start, int width, float[] sum) {
        for (int x = 0; x < sum.length; x++) {
            int i = start + x;
            sum[x] += step(values[i - 2 * width], values[i - width], values[i], values[i + width]);
        }
    }

    private static float step(float a, float b, float c, float d) {
        float beside = (Math.abs(b - a) + Math.abs(d - c)) / 2;
        return Math.min(MOST, Math.max(0, Math.abs(c - b) - beside));
    }

    /** Votes of all cells for each origin. */
    int[] tally() {
        int[] tally = new int[GridOrigin.COUNT];
        for (int cell = 0; cell < across * down; cell++) {
            int vote = vote(cell);
            if (vote != GridVotes.NONE) {
                tally[vote]++;
            }
        }
        return tally;
    }
}
