package org.telltale.inference.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * Everything that a file says of itself. A broken block becomes a problem while the rest is read.
 * Immutable.
 *
 * @param entries in reading order
 * @param orientation of the stored picture
 * @param jpeg layout of a JPEG; null for other formats
 * @param contentCredentials null where the file carries none
 * @param thumbnail the embedded preview as stored (a JPEG); null where there is none
 * @param iccProfile the embedded colour profile; null where there is none
 * @param problems met while reading
 */
public record Metadata(
        List<MetadataEntry> entries,
        Orientation orientation,
        @Nullable JpegStructure jpeg,
        @Nullable ContentCredentials contentCredentials,
        @Nullable Blob thumbnail,
        @Nullable Blob iccProfile,
        List<Reason> problems) {
    /** Of a file that says nothing. */
    public static final Metadata NONE =
            new Metadata(List.of(), Orientation.UPRIGHT, null, null, null, null, List.of());

    public Metadata {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** The first entry of that name in a directory of that name; null where there is none. */
    public @Nullable String value(String directory, String name) {
        for (MetadataEntry entry : entries) {
            if (entry.directory().equals(directory) && entry.name().equals(name)) {
                return entry.value();
            }
        }
        return null;
    }
}
