package org.telltale.app.window.desk;

import org.telltale.viewers.image.Picture;

/** What the viewer has to show of a session. Immutable. */
public sealed interface PictureState {
    /** The picture is being decoded. */
    record Loading() implements PictureState {}

    /**
     * The picture is there.
     *
     * @param picture to draw
     */
    record Shown(Picture picture) implements PictureState {}

    /**
     * There is no picture to show.
     *
     * @param why one sentence
     */
    record Absent(String why) implements PictureState {}
}
