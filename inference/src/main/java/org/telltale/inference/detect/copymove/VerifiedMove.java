package org.telltale.inference.detect.copymove;

import java.util.BitSet;

/**
 * Two places of a picture and the move between them, compared pixel by pixel. Which of the two is
 * the copy cannot be told. Immutable.
 *
 * @param source takes a pixel of {@code here} to where it agrees with, working pixels
 * @param here cells of one place
 * @param there cells of the other
 * @param quality median correlation of the detail of the cells that have any
 * @param measured share of the cells that have detail
 * @param log10Nfa of the windows that agree best under this move
 * @param tone what the brightness differs by in most parts beyond one gain and offset, grey levels
 * @param repeats share of the cells that the same step, taken once more, agrees with again
 * @param field the correlations of the whole picture under the move
 */
record VerifiedMove(
        Move source,
        BitSet here,
        BitSet there,
        double quality,
        double measured,
        double log10Nfa,
        double tone,
        double repeats,
        CorrelationField field) {
    /** Median correlation that compression at quality 60 leaves between a copy and its source. */
    static final double LEAST_QUALITY = 0.65;

    /** Natural repetition of a façade, a hedge or tiles differs by more. */
    static final double MOST_TONE = 1;

    private static final double LEAST_SHARE = 0.004;
    private static final int LEAST_CELLS = 60;
    private static final double LEAST_MEASURED = 0.3;
    private static final double MOST_REPEATS = 0.4;
    private static final double MOST_SHARE = 0.4;
    private static final double MOST_COMMON = 0.1;

    /** Whether the two places are taken for copies. */
    boolean sure() {
        return log10Nfa < 0
                && quality >= LEAST_QUALITY
                && tone <= MOST_TONE
                && here.cardinality() >= Math.max(LEAST_CELLS, LEAST_SHARE * field.grid().cells())
                && measured >= LEAST_MEASURED
                && repeats <= MOST_REPEATS
                && here.cardinality() <= MOST_SHARE * field.grid().cells()
                && common() <= MOST_COMMON * here.cardinality();
    }

    /** A copy that reaches into its source hides it there; the steps of a pattern overlap. */
    private int common() {
        BitSet both = (BitSet) here.clone();
        both.and(there);
        return both.cardinality();
    }

    /** −log10 of the number of false alarms, 0 to 300. */
    double score() {
        return Math.clamp(-log10Nfa, 0, 300);
    }
}
