package org.telltale.inference.detect.jpeg;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * How much less each place of a picture changes than expected when it is saved again at a quality.
 * What to expect comes from the same place, moved by half a block: there an earlier compression on
 * this grid leaves no trace, while texture, light and the last compression are the same. The log
 * ratio of both is near 0 without a ghost and falls below −1 with one.
 *
 * @param across cells in a row
 * @param down rows of cells
 * @param side of a cell, pixels
 * @param qualities that were tried, ascending
 * @param errors of the cells, without their means
 * @param ratio log ratio by quality, averaged over 3×3 cells; 0 where nothing was measured
 * @param measured by quality, the cells with enough change to compare
 * @param medians of the ratio by quality; not a number where too little was measured
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: who receives it only reads it
record GhostField(
        int across,
        int down,
        int side,
        int[] qualities,
        RequantizationErrors errors,
        float[][] ratio,
        List<BitSet> measured,
        double[] medians) {
    /** Least measured cells of a quality, and their least share of the picture. */
    static final int LEAST_MEASURED = 60;

    private static final int LEAST_MEASURED_PARTS = 10;

    private static final int HALF_BLOCK = 4;

    /** Where less than this changes, rounding decides, grey levels squared. */
    private static final float LEAST_CHANGE = 1;

    /** Keeps the logarithm of a change that is all rounding near 0. */
    private static final float ROUNDING = 0.1f;

    /** Variance that whole pixel values add after a compression. */
    private static final float TWELFTH = 1f / 12;

    /** Cells around one, itself included, that must be measured, of nine. */
    private static final int LEAST_NEIGHBOURS = 4;

    private static final float DARKEST = 1.5f;
    private static final float BRIGHTEST = 253.5f;

    /** More clipped pixels than a twentieth: the coefficients are not those that were stored. */
    private static final int CLIPPED_PART = 20;

    /**
     * Measures a picture.
     *
     * @param origin of the grid on which an earlier compression is looked for
     * @param swapped whether the tables' axes are swapped
     * @param last the table of the last compression; null where there was none
     * @param blocks a cell's side in blocks
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static GhostField measure(
            Plane luma,
            GridOrigin origin,
            boolean swapped,
            int[] qualities,
            float @Nullable [] last,
            int blocks,
            Cancellation cancellation) {
        List<float[]> tables = GhostTables.standard(qualities, swapped);
        RequantizationErrors own =
                RequantizationErrors.measure(
                        luma, origin.x(), origin.y(), tables, null, blocks, false, cancellation);
        RequantizationErrors moved =
                RequantizationErrors.measure(
                        luma,
                        origin.x() + HALF_BLOCK,
                        origin.y() + HALF_BLOCK,
                        tables,
                        last,
                        blocks,
                        false,
                        cancellation);
        GhostField field =
                new GhostField(
                        own.across(),
                        own.down(),
                        8 * blocks,
                        qualities,
                        own,
                        new float[qualities.length][own.across() * own.down()],
                        Arrays.stream(qualities).mapToObj(q -> new BitSet()).toList(),
                        new double[qualities.length]);
        BitSet clipped = field.clipped(luma, origin, cancellation);
        float added = last == null ? 0 : TWELFTH;
        Bands.over(
                qualities.length,
                1,
                cancellation,
                (from, to) -> {
                    for (int q = from; q < to; q++) {
                        field.compare(moved, q, added, clipped);
                        cancellation.check();
                        field.smooth(q);
                        field.medians[q] = field.median(q);
                    }
                });
        return field;
    }

    /** Cells. */
    int cells() {
        return across * down;
    }

    private void compare(RequantizationErrors moved, int q, float added, BitSet clipped) {
        if (moved.across() == 0 || moved.down() == 0) {
            return;
        }
        float[] here = errors.squares()[q];
        float[] there = moved.squares()[q];
        for (int cell = 0; cell < here.length; cell++) {
            int row = Math.min(cell / across, moved.down() - 1);
            int column = Math.min(cell % across, moved.across() - 1);
            float expected = there[row * moved.across() + column] + added;
            if (expected > LEAST_CHANGE && !clipped.get(cell)) {
                measured.get(q).set(cell);
                ratio[q][cell] = (float) Math.log((here[cell] + ROUNDING) / (expected + ROUNDING));
            }
        }
    }

    /** Averages over the measured ones of 3×3 cells; what has too few of them is not measured. */
    private void smooth(int q) {
        float[] raw = ratio[q].clone();
        BitSet known = (BitSet) measured.get(q).clone();
        for (int cell = 0; cell < raw.length; cell++) {
            int row = cell / across;
            int column = cell % across;
            float sum = 0;
            int count = 0;
            for (int r = Math.max(0, row - 1); r <= Math.min(down - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(across - 1, column + 1); c++) {
                    if (known.get(r * across + c)) {
                        sum += raw[r * across + c];
                        count++;
                    }
                }
            }
            boolean enough = count >= LEAST_NEIGHBOURS;
            measured.get(q).set(cell, enough);
            ratio[q][cell] = enough ? sum / count : 0;
        }
    }

    private double median(int q) {
        int count = measured.get(q).cardinality();
        if (count < LEAST_MEASURED || count * LEAST_MEASURED_PARTS < cells()) {
            return Double.NaN;
        }
        double[] values = measured.get(q).stream().mapToDouble(cell -> ratio[q][cell]).toArray();
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private BitSet clipped(Plane luma, GridOrigin origin, Cancellation cancellation) {
        BitSet clipped = new BitSet();
        int[] counts = new int[across];
        for (int row = 0; row < down; row++) {
            cancellation.check();
            Arrays.fill(counts, 0);
            int top = origin.y() + row * side;
            for (int y = top; y < top + side; y++) {
                int start = y * luma.width() + origin.x();
                for (int x = 0; x < across * side; x++) {
                    float value = luma.values()[start + x];
                    counts[x / side] += value < DARKEST || value > BRIGHTEST ? 1 : 0;
                }
            }
            for (int column = 0; column < across; column++) {
                clipped.set(row * across + column, counts[column] * CLIPPED_PART > side * side);
            }
        }
        return clipped;
    }
}
