package org.telltale.inference.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Scores with their true classes, and the measures that need no threshold. The positive class is
 * FAKE unless the caller says otherwise: a higher score is more positive.
 *
 * <p>Where a class is absent the measures are not available, rather than 0 or 1. Immutable; safe
 * for use by several threads.
 */
public final class ScoredLabels {
    private static final double BELOW_LOWEST = 0.001;

    /** Ascending; positives before negatives at equal scores. */
    private final double[] scores;

    private final boolean[] positive;
    private final long positives;

    /**
     * Takes a copy.
     *
     * @param positive true class of each trial
     * @param scores of each trial, in the same order
     * @throws IllegalArgumentException if the lengths differ or a score is not a number
     */
    public ScoredLabels(boolean[] positive, double[] scores) {
        if (positive.length != scores.length) {
            throw new IllegalArgumentException(
                    positive.length + " labels for " + scores.length + " scores");
        }
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("score " + i + " is not a number");
            }
        }
        int[] order =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(
                                Comparator.<Integer>comparingDouble(i -> scores[i] + 0.0)
                                        .thenComparing(i -> !positive[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        this.scores = Arrays.stream(order).mapToDouble(i -> scores[i] + 0.0).toArray();
        this.positive = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            this.positive[i] = positive[order[i]];
        }
        this.positives = IntStream.range(0, order.length).filter(i -> positive[i]).count();
    }

    /** Trials. */
    public int n() {
        return scores.length;
    }

    /**
     * The table at a threshold: called positive when the score is at least the threshold.
     *
     * @throws IllegalArgumentException if the threshold is not a number
     */
    public Confusion at(double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("the threshold is not a number");
        }
        Confusion table = Confusion.NONE;
        for (int i = 0; i < scores.length; i++) {
            table = table.plus(positive[i], scores[i] >= threshold);
        }
        return table;
    }

    /**
     * Area under the ROC curve as the Mann–Whitney statistic, a tie counting one half (Hanley and
     * McNeil, Radiology 143, 1982).
     */
    public OptionalDouble auc() {
        if (oneClass()) {
            return OptionalDouble.empty();
        }
        // Twice the count of won pairs stays an integer, ties included.
        long twiceWon = 0;
        long negativesBelow = 0;
        for (int from = 0; from < scores.length; ) {
            int to = endOfTies(from);
            long tiedPositives = positivesIn(from, to);
            long tiedNegatives = to - from - tiedPositives;
            twiceWon += tiedPositives * (2 * negativesBelow + tiedNegatives);
            negativesBelow += tiedNegatives;
            from = to;
        }
        return OptionalDouble.of(twiceWon / (2.0 * positives * (scores.length - positives)));
    }

    /**
     * Average precision: Σ (Rₖ − Rₖ₋₁) Pₖ over the distinct scores, descending, without
     * interpolation (scikit-learn's {@code average_precision_score}).
     */
    public OptionalDouble averagePrecision() {
        if (oneClass()) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        long hits = 0;
        for (int to = scores.length; to > 0; ) {
            int from = startOfTies(to);
            long tied = positivesIn(from, to);
            hits += tied;
            sum += (double) tied / positives * hits / (scores.length - from);
            to = from;
        }
        return OptionalDouble.of(sum);
    }

    /**
     * Equal error rate as in the ASVspoof baseline: trials ascending, positives first at equal
     * scores; FRR₀ = 0 and FAR₀ = 1; after trial k the FRR is the share of positives seen and the
     * FAR the share of negatives not yet seen. The first k with the least |FRR − FAR| stands, the
     * rate is their mean, and the threshold is the score of that trial, or the lowest score − 0.001
     * for k = 0. (DeepfakeBench takes the FPR there instead of the mean.)
     */
    public Optional<EqualErrorRate> equalErrorRate() {
        if (oneClass()) {
            return Optional.empty();
        }
        long negatives = scores.length - positives;
        double least = 1;
        EqualErrorRate best = new EqualErrorRate(0.5, scores[0] - BELOW_LOWEST);
        long seenPositives = 0;
        for (int k = 1; k <= scores.length; k++) {
            seenPositives += positive[k - 1] ? 1 : 0;
            double frr = (double) seenPositives / positives;
            double far = (double) (negatives - (k - seenPositives)) / negatives;
            if (Math.abs(frr - far) < least) {
                least = Math.abs(frr - far);
                best = new EqualErrorRate((frr + far) / 2, scores[k - 1]);
            }
        }
        return Optional.of(best);
    }

    private boolean oneClass() {
        return positives == 0 || positives == scores.length;
    }

    private int endOfTies(int from) {
        int to = from;
        while (to < scores.length && scores[to] == scores[from]) {
            to++;
        }
        return to;
    }

    private int startOfTies(int to) {
        int from = to;
        while (from > 0 && scores[from - 1] == scores[to - 1]) {
            from--;
        }
        return from;
    }

    private long positivesIn(int from, int to) {
        return IntStream.range(from, to).filter(i -> positive[i]).count();
    }
}
