package org.telltale.inference.filter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.worker.Pixels;

/**
 * What filters draw from.
 *
 * @param pixels of the picture, upright, as the file stores them; the caller's
 * @param thumbnail the preview in the file, encoded; null where there is none
 * @param orientation of the picture and its preview as they are stored
 */
public record FilterSource(Pixels pixels, @Nullable Blob thumbnail, Orientation orientation) {
    public FilterSource {
        Objects.requireNonNull(pixels);
        Objects.requireNonNull(orientation);
    }

    /** A picture with what its file says of it. */
    public static FilterSource of(Pixels pixels, Metadata metadata) {
        return new FilterSource(pixels, metadata.thumbnail(), metadata.orientation());
    }
}
