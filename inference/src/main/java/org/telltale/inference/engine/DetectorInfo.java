package org.telltale.inference.engine;

import java.util.Objects;
import java.util.Set;
import org.telltale.inference.media.MediaKind;

/**
 * What a detector is. Immutable.
 *
 * @param id stable, lower case with hyphens, e.g. {@code jpeg-grid}
 * @param version raised whenever its result may differ for the same file
 * @param title English name for lists, e.g. {@code JPEG grid}
 * @param kinds of media that it looks at
 * @param least the smallest profile that runs it
 * @param order detectors with a lower number run first; cheap ones and those that others need
 */
public record DetectorInfo(
        String id, String version, String title, Set<MediaKind> kinds, Profile least, int order) {
    public DetectorInfo {
        Objects.requireNonNull(id);
        Objects.requireNonNull(version);
        Objects.requireNonNull(title);
        Objects.requireNonNull(least);
        kinds = Set.copyOf(kinds);
    }
}
