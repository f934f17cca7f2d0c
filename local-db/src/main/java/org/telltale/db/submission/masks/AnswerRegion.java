package org.telltale.db.submission.masks;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.media.Box;

/**
 * A place that a detector showed. Immutable.
 *
 * @param box source pixels
 * @param mask whose non-zero pixels are the place; null where only the box is known
 */
public record AnswerRegion(Box box, @Nullable EvidenceMap mask) {
    public AnswerRegion {
        Objects.requireNonNull(box);
    }
}
