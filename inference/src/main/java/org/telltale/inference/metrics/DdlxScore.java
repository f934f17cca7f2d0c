package org.telltale.inference.metrics;

import org.jspecify.annotations.Nullable;

/**
 * The phase-2 score of one DDL-X sample as far as its terms are known. A term that was not computed
 * is left out and its weight is kept, so that nobody takes the part for the whole. Immutable.
 *
 * <p>Formula (the winner's paper), with A the accuracy, I the box-union IoU, B the BERTScore F1 and
 * R the rubric score, all 0 to 1:
 *
 * <ul>
 *   <li>truth fake, I &lt; 0.7: {@code 0.2 A + 0.5 I}
 *   <li>truth fake, I ≥ 0.7: {@code 0.2 A + 0.5 I + 0.1 B + 0.2 R}
 *   <li>truth real: {@code 0.2 A + 0.2 B + 0.6 R}
 * </ul>
 *
 * @param known sum of the known terms
 * @param missingWeight sum of the weights of the terms not known; 0 where the score is complete
 */
public record DdlxScore(double known, double missingWeight) {
    /** The IoU from which the text of a fake counts. */
    public static final double TEXT_COUNTS_FROM_IOU = 0.7;

    /**
     * The score of a sample whose truth is fake.
     *
     * @param correct whether the label is right
     * @param iou box-union IoU, 0 to 1
     * @param bertScore F1; null where not computed
     * @param rubric 0 to 1; null where not computed
     */
    public static DdlxScore ofFake(
            boolean correct, double iou, @Nullable Double bertScore, @Nullable Double rubric) {
        DdlxScore score = new DdlxScore(0, 0).plus(0.2, correct ? 1.0 : 0.0).plus(0.5, iou);
        return iou < TEXT_COUNTS_FROM_IOU ? score : score.plus(0.1, bertScore).plus(0.2, rubric);
    }

    /**
     * The score of a sample whose truth is real.
     *
     * @param correct whether the label is right
     * @param bertScore F1; null where not computed
     * @param rubric 0 to 1; null where not computed
     */
    public static DdlxScore ofReal(
            boolean correct, @Nullable Double bertScore, @Nullable Double rubric) {
        return new DdlxScore(0, 0)
                .plus(0.2, correct ? 1.0 : 0.0)
                .plus(0.2, bertScore)
                .plus(0.6, rubric);
    }

    /** Whether every term is known. */
    public boolean complete() {
        return missingWeight == 0;
    }

    private DdlxScore plus(double weight, @Nullable Double term) {
        if (term == null) {
            return new DdlxScore(known, missingWeight + weight);
        }
        if (Double.isNaN(term)) {
            throw new IllegalArgumentException("a term is not a number");
        }
        return new DdlxScore(known + weight * term, missingWeight);
    }
}
