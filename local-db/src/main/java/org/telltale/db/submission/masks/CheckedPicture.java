package org.telltale.db.submission.masks;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metadata.Orientation;

/**
 * A picture of the truth that was found, whose mask has its size. Immutable.
 *
 * @param truth what is known of it
 * @param sha256 of the file as it is
 * @param bytes of the file
 * @param orientation of the stored picture
 * @param width upright, pixels
 * @param height upright, pixels
 * @param maskFormat of the mask's file, as its probe found it; null without a mask
 */
public record CheckedPicture(
        TruthPicture truth,
        String sha256,
        long bytes,
        Orientation orientation,
        int width,
        int height,
        @Nullable String maskFormat) {
    public CheckedPicture {
        Objects.requireNonNull(truth);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(orientation);
    }
}
