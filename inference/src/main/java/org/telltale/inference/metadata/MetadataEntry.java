package org.telltale.inference.metadata;

import java.util.Objects;

/**
 * One thing that a file says of itself, as text. Immutable.
 *
 * @param directory where it stands, e.g. {@code Exif IFD0}, {@code PNG-tEXt}, {@code C2PA}
 * @param name of the entry in its directory
 * @param value as read, control characters removed
 */
public record MetadataEntry(String directory, String name, String value) {
    public MetadataEntry {
        Objects.requireNonNull(directory);
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
    }
}
