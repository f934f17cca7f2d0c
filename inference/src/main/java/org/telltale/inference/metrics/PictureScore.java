package org.telltale.inference.metrics;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one detector did on one picture whose truth is known. Immutable.
 *
 * @param fake whether the picture was altered
 * @param answer how the detector answered
 * @param score its own raw score, also where it abstained; null where it gave none
 * @param regions that it showed
 * @param match of the regions with the true mask; null where the picture has none
 * @param oracleF1 of its heat map; null where it has none, or the picture has no true mask
 */
public record PictureScore(
        boolean fake,
        Answer answer,
        @Nullable Double score,
        int regions,
        @Nullable RegionMatch match,
        @Nullable Double oracleF1) {
    public PictureScore {
        Objects.requireNonNull(answer);
        if (regions < 0 || (score != null && !Double.isFinite(score))) {
            throw new IllegalArgumentException(regions + " regions, score " + score);
        }
    }

    /** How a detector answered. */
    public enum Answer {
        /** It measured, inside its conditions. */
        COMPLETED,
        /** It abstained of itself, inside the conditions that its calibration states. */
        ABSTAINED,
        /** It abstained outside the conditions that its calibration states, or without one. */
        OUTSIDE,
        /** It says that this is no picture for it. */
        NOT_APPLICABLE,
        /** It failed, was stopped, or there is no answer at all. */
        FAILED
    }
}
