package org.telltale.db.submission.masks;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One picture whose truth is known. Immutable.
 *
 * @param name as the truth calls it, for messages
 * @param image the file
 * @param mask the file with the altered pixels; null for a real picture, and where it is not known
 * @param fake whether it was altered
 * @param group that it is counted in, e.g. a collection
 * @param kind of alteration, e.g. {@code splice}
 * @param sha256 that the truth states for the file; null where it states none
 */
public record TruthPicture(
        String name,
        Path image,
        @Nullable Path mask,
        boolean fake,
        String group,
        String kind,
        @Nullable String sha256) {
    public TruthPicture {
        Objects.requireNonNull(name);
        Objects.requireNonNull(image);
        Objects.requireNonNull(group);
        Objects.requireNonNull(kind);
        if (!fake && mask != null) {
            throw new IllegalArgumentException("a real picture has a mask: " + name);
        }
    }
}
