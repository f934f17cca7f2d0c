package org.telltale.app.window.desk;

import org.jspecify.annotations.Nullable;
import org.telltale.viewers.image.Picture;

/** What the viewer has to show of a session. Immutable. */
public sealed interface PictureState {
    /** The picture is being decoded. */
    record Loading() implements PictureState {}

    /**
     * The picture is there.
     *
     * @param picture to draw
     * @param source to render it from otherwise; null where it is too large for that
     * @param bits a sample that the file stores, or that filters gave
     * @param filtered whether its values are those of filters, not of the file
     */
    record Shown(Picture picture, @Nullable PictureSource source, int bits, boolean filtered)
            implements PictureState {
        /** A picture as the file stores it. */
        public Shown(Picture picture, @Nullable PictureSource source, int bits) {
            this(picture, source, bits, false);
        }
    }

    /**
     * There is no picture to show.
     *
     * @param why one sentence
     */
    record Absent(String why) implements PictureState {}
}
