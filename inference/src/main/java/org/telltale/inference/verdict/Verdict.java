package org.telltale.inference.verdict;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * The answer from all findings. Immutable.
 *
 * @param label FAKE, REAL or INCONCLUSIVE
 * @param llr fused log10 likelihood ratio; null where no calibrated finding exists
 * @param strength its words on the ENFSI scale; NONE where {@code llr} is null or inside ±log10 2
 * @param forcedLabel FAKE or REAL: the answer that the fused score would give without abstaining
 * @param probability submission score at prior 0.5, 0 to 1
 * @param reason why this label
 * @param decisive ids of the findings that it rests on
 */
public record Verdict(
        Label label,
        @Nullable Double llr,
        Strength strength,
        Label forcedLabel,
        double probability,
        Reason reason,
        List<String> decisive) {
    public Verdict {
        Objects.requireNonNull(label);
        Objects.requireNonNull(strength);
        Objects.requireNonNull(reason);
        decisive = List.copyOf(decisive);
        if (forcedLabel == Label.INCONCLUSIVE) {
            throw new IllegalArgumentException("a forced answer is FAKE or REAL");
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability);
        }
    }
}
