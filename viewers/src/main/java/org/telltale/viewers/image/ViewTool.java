package org.telltale.viewers.image;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;

/**
 * What the mouse does on a picture: the hand, a ruler, a pen. One is active at a time; the viewer
 * hands it the gestures that are not for moving the picture. For the JavaFX thread only.
 */
public interface ViewTool {
    /** The mouse cursor while this is active. */
    Cursor cursor();

    /**
     * The primary button went down.
     *
     * @return whether the drag that may follow is this tool's; otherwise it moves the picture
     */
    default boolean pressed(ToolEvent event) {
        return false;
    }

    /** The mouse moved with the button down, after {@link #pressed} took it. */
    default void dragged(ToolEvent event) {}

    /** The button went up, after {@link #pressed} took it. */
    default void released(ToolEvent event) {}

    /** A click that was no drag. */
    default void clicked(ToolEvent event) {}

    /** The mouse moved with no button down. */
    default void moved(ToolEvent event) {}

    /**
     * A key, before the viewer looks at it.
     *
     * @return whether it was for this tool
     */
    default boolean key(ImageViewer viewer, KeyEvent event) {
        return false;
    }

    /** A key was let go, whether or not its press was for this tool. */
    default void keyReleased(KeyEvent event) {}

    /** Draws above the marks, in view pixels; called whenever the view changes. */
    default void paint(GraphicsContext g, ViewTransform transform) {}

    /** Another tool takes over: what is half done is given up. */
    default void putAway() {}

    /**
     * A gesture.
     *
     * @param viewer that it was made on
     * @param view point in view pixels
     * @param source point in source pixels, possibly outside the picture
     * @param constrained whether Shift was down, for straight lines and squares
     * @param clicks number of clicks that it ends
     */
    record ToolEvent(
            ImageViewer viewer, Point2D view, Point2D source, boolean constrained, int clicks) {
        /**
         * View pixels that a hand may tremble in a click; farther away it drags. The platform's ten
         * hide a small box.
         */
        public static final double STILL = 3;
    }
}
