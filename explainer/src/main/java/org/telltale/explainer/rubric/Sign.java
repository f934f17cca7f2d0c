package org.telltale.explainer.rubric;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A term of a clause that speaks for one side. Immutable.
 *
 * @param isLabel whether it names a label ("fake", "authentic") instead of describing something
 * @param side after denials and comparisons
 * @param dimension that the term itself is about; null where its clause says so
 */
record Sign(boolean isLabel, Side side, @Nullable Dimension dimension) {
    Sign {
        Objects.requireNonNull(side);
    }
}
