package org.telltale.inference.detect.cfa;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.telltale.inference.detect.BinomialTail;
import org.telltale.inference.detect.Median;
import org.telltale.inference.detect.MedianCurve;

/**
 * What the picture as a whole shows of a colour filter array. Each usable cell votes for the half
 * of the chessboard that is predicted worse, which the sensor measured. How strong the trace is
 * depends on how much fine detail a cell has (compression wipes it out of smooth parts), so a curve
 * through the medians says what to expect. The arrays are shared and only read.
 *
 * @param usable cells that vote
 * @param agreement share of the votes that the winner has, 0.5 to 1
 * @param log10Nfa base-10 logarithm of how many pictures without a trace, of two halves tested,
 *     have such a majority by chance: votes of a half each
 * @param strength median of the log ratio in favour of the winner
 * @param judged cells where the curve expects a trace
 * @param trace for each judged cell the trace over the expected one: about 1 where it is as
 *     elsewhere, 0 where there is none, −1 where it is of the other phase
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: tens of thousands of cells
record TraceModel(
        int usable,
        double agreement,
        double log10Nfa,
        double strength,
        BitSet judged,
        double[] trace) {
    private static final double MOST_CLIPPED = 0.02;

    /** Mean square error in grey levels below which only rounding is left. */
    private static final double LEAST_ERROR = 0.15;

    /** Few, so that the cells of an edit stay a minority of their group. */
    private static final int MOST_GROUPS = 5;

    private static final int CELLS_A_GROUP = 60;

    /** Where the curve falls below this part of the picture's trace, its absence says nothing. */
    private static final double VISIBLE = 0.5;

    static TraceModel fit(GreenTrace field) {
        int[] cells =
                IntStream.range(0, field.cells())
                        .filter(c ->
                                field.clipped()[c] <= MOST_CLIPPED
                                        && field.error()[c] >= LEAST_ERROR)
                        .toArray();
        long even = Arrays.stream(cells).filter(c -> field.ratio()[c] > 0).count();
        long most = Math.max(even, cells.length - even);
        int sign = even == most ? 1 : -1;
        double[] ratios = Arrays.stream(cells).mapToDouble(c -> sign * field.ratio()[c]).toArray();
        double strength = Median.of(ratios);
        double[] trace = new double[field.cells()];
        BitSet judged = new BitSet();
        if (strength > 0) {
            expect(field, cells, ratios, VISIBLE * strength, trace, judged);
        }
        return new TraceModel(
                cells.length,
                cells.length == 0 ? 0.5 : (double) most / cells.length,
                Math.log10(2) + BinomialTail.log10(cells.length, most, 0.5),
                strength,
                judged,
                trace);
    }

    private static void expect(
            GreenTrace field,
            int[] cells,
            double[] ratios,
            double least,
            double[] trace,
            BitSet judged) {
        double[] detail =
                Arrays.stream(cells).mapToDouble(c -> Math.log(field.error()[c])).toArray();
        int groups = Math.clamp(cells.length / CELLS_A_GROUP, 1, MOST_GROUPS);
        MedianCurve curve = MedianCurve.through(detail, ratios, groups);
        for (int i = 0; i < cells.length; i++) {
            double expected = curve.at(detail[i]);
            if (expected >= least) {
                judged.set(cells[i]);
                trace[cells[i]] = ratios[i] / expected;
            }
        }
    }
}
