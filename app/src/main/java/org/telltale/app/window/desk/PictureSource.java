package org.telltale.app.window.desk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metadata.Blob;
import org.telltale.viewers.image.StoredPixels;

/**
 * What a picture can be rendered from again. Immutable.
 *
 * @param stored values of the file
 * @param profile the embedded ICC profile; null where there is none
 */
public record PictureSource(StoredPixels stored, @Nullable Blob profile) {
    public PictureSource {
        Objects.requireNonNull(stored);
    }
}
