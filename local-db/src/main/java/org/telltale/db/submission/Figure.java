package org.telltale.db.submission;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * One figure of an evaluation, with what it means. Immutable.
 *
 * @param name stable, lower case with underscores, e.g. {@code iou_fake}
 * @param value the figure; null where it cannot be computed, and {@code convention} says why
 * @param n samples that it rests on
 * @param convention how it was computed, in one sentence
 */
public record Figure(String name, @Nullable Double value, long n, Reason convention) {
    public Figure {
        Objects.requireNonNull(name);
        Objects.requireNonNull(convention);
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException("a figure is not a number: " + name);
        }
    }
}
