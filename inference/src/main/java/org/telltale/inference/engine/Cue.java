package org.telltale.inference.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;

/**
 * One named, measured sign. Immutable.
 *
 * @param id within one analysis, e.g. {@code c1}
 * @param name stable, lower case with hyphens, e.g. {@code noise-level-mismatch}; the explainer has
 *     a sentence for each
 * @param value measured, in {@code unit}
 * @param unit e.g. {@code ratio}, {@code dB}, {@code grey levels}
 * @param reference range seen in real media; null where none covers the condition
 * @param supports what the value speaks for; NEITHER outside the reference's bin or inside its
 *     range where that says nothing
 * @param face id of the face; null where it is not about one
 * @param region of the face; null where it is not about one
 * @param box where it was measured, source pixels; null where it is about the whole media
 * @param finding id of the finding that it belongs to; null where it stands alone
 * @param provenance what made it
 */
public record Cue(
        String id,
        String name,
        double value,
        String unit,
        @Nullable ReferenceRange reference,
        Support supports,
        @Nullable String face,
        @Nullable FacialRegion region,
        @Nullable Box box,
        @Nullable String finding,
        Provenance provenance) {
    public Cue {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(supports);
        Objects.requireNonNull(provenance);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a cue is not a number: " + name);
        }
    }

    /** What a cue speaks for. */
    public enum Support {
        FAKE,
        REAL,
        NEITHER
    }
}
