package org.telltale.app.window.viewer;

/** How two pictures are compared. */
public enum CompareMode {
    /** One left and the other right of a divider. */
    SLIDER,
    /** Both, next to each other, moved together. */
    BESIDE,
    /** One after the other in the same place. */
    BLINK,
    /** What they differ by. */
    DIFFERENCE
}
