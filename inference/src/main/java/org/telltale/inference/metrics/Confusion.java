package org.telltale.inference.metrics;

import java.util.OptionalDouble;

/**
 * The 2×2 table of a binary decision; the positive class is FAKE.
 *
 * <p>Conventions as in scikit-learn: precision, recall and F1 are 0 where their denominator is 0;
 * balanced accuracy is the mean of recall and specificity and not available where a class is
 * absent. Immutable.
 *
 * @param tp fakes called fake
 * @param tn reals called real
 * @param fp reals called fake
 * @param fn fakes called real
 */
public record Confusion(long tp, long tn, long fp, long fn) {
    /** Nothing counted yet. */
    public static final Confusion NONE = new Confusion(0, 0, 0, 0);

    public Confusion {
        if (tp < 0 || tn < 0 || fp < 0 || fn < 0) {
            throw new IllegalArgumentException("a count is negative");
        }
    }

    /** This table and one more decision. */
    public Confusion plus(boolean fake, boolean calledFake) {
        return new Confusion(
                tp + (fake && calledFake ? 1 : 0),
                tn + (!fake && !calledFake ? 1 : 0),
                fp + (!fake && calledFake ? 1 : 0),
                fn + (fake && !calledFake ? 1 : 0));
    }

    /** Decisions counted. */
    public long n() {
        return tp + tn + fp + fn;
    }

    /** Right decisions over all, 0 to 1; not available where nothing was counted. */
    public OptionalDouble accuracy() {
        return n() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) (tp + tn) / n());
    }

    /** Fakes among what was called fake, 0 to 1. */
    public double precision() {
        return ratio(tp, tp + fp);
    }

    /** What was called fake among the fakes, 0 to 1. */
    public double recall() {
        return ratio(tp, tp + fn);
    }

    /** Harmonic mean of precision and recall, 0 to 1. */
    public double f1() {
        return ratio(2 * tp, 2 * tp + fp + fn);
    }

    /** Mean of recall and specificity, 0 to 1; not available where a class is absent. */
    public OptionalDouble balancedAccuracy() {
        return tp + fn == 0 || tn + fp == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((recall() + ratio(tn, tn + fp)) / 2);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
