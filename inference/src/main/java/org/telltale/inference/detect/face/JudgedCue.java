package org.telltale.inference.detect.face;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.ReferenceRange;

/**
 * A comparison beside what real faces show. Immutable.
 *
 * @param compared measured
 * @param reference null where none covers the condition
 */
record JudgedCue(RegionComparison.Compared compared, @Nullable ReferenceRange reference) {
    JudgedCue {
        Objects.requireNonNull(compared);
    }

    /** FAKE outside the range, REAL inside, NEITHER without one. */
    Cue.Support support() {
        if (reference == null) {
            return Cue.Support.NEITHER;
        }
        return excess() > 1 ? Cue.Support.FAKE : Cue.Support.REAL;
    }

    /**
     * Distance from the middle of the range in half widths of it: 0 in its middle, 1 at its ends,
     * above 1 outside. Ratios are taken on a logarithmic scale. 0 without a range.
     */
    double excess() {
        if (reference == null) {
            return 0;
        }
        double value = compared.value();
        if (compared.cue().kind() == ConsistencyCue.Kind.COLOUR) {
            return value / reference.high();
        }
        double low = Math.log(reference.low());
        double high = Math.log(reference.high());
        return Math.abs(Math.log(value) - (low + high) / 2) / ((high - low) / 2);
    }
}
