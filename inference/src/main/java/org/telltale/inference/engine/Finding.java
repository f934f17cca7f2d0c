package org.telltale.inference.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a detector found: a score and where. No score without provenance. Immutable.
 *
 * @param id within one analysis: {@code r1} for a region, {@code i1} for an interval, {@code w1}
 *     for the whole media
 * @param place where
 * @param rawScore the detector's own scale, higher is more manipulated
 * @param llr log10 likelihood ratio for "manipulated in one of the tested ways" against "not",
 *     clipped to the bounds of the calibration set; null where no calibration covers the conditions
 * @param calibration id of the calibration; null exactly when {@code llr} is
 * @param provenance what made it
 */
public record Finding(
        String id,
        Place place,
        double rawScore,
        @Nullable Double llr,
        @Nullable String calibration,
        Provenance provenance) {
    public Finding {
        Objects.requireNonNull(id);
        Objects.requireNonNull(place);
        Objects.requireNonNull(provenance);
        if (!Double.isFinite(rawScore) || (llr != null && !Double.isFinite(llr))) {
            throw new IllegalArgumentException("a score is not a number: " + id);
        }
        if ((llr == null) != (calibration == null)) {
            throw new IllegalArgumentException("an LLR names its calibration: " + id);
        }
    }
}
