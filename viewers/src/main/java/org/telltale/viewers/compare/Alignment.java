package org.telltale.viewers.compare;

/** How another picture is laid on the first; the top left corners always meet. */
public enum Alignment {
    /** Pixel on pixel: what reaches beyond the smaller one has nothing to be compared with. */
    TOP_LEFT,
    /** Scaled evenly until it is as wide or as high, so that all of it lies in the first. */
    FIT;

    /** Pixels of the first picture that a pixel of the other takes. */
    public double size(int width, int height, int otherWidth, int otherHeight) {
        return this == TOP_LEFT
                ? 1
                : Math.min((double) width / otherWidth, (double) height / otherHeight);
    }
}
