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
record JudgedCue(Compared compared, @Nullable ReferenceRange reference) {
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

    /** As {@link ConsistencyCue#excess} says; 0 without a range. */
    double excess() {
        return reference == null
                ? 0
                : compared.cue().excess(compared.value(), reference.low(), reference.high());
    }
}
