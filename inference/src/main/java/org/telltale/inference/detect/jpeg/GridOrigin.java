package org.telltale.inference.detect.jpeg;

import org.telltale.inference.metadata.Orientation;

/**
 * Where a grid of 8×8 blocks begins: the offset of its block corners from the upright picture's
 * top-left pixel, each 0 to 7. Immutable.
 *
 * @param x pixels to the right, modulo 8
 * @param y pixels down, modulo 8
 */
public record GridOrigin(int x, int y) {
    /** How many there are. */
    static final int COUNT = 64;

    public GridOrigin {
        if (x < 0 || x > 7 || y < 0 || y > 7) {
            throw new IllegalArgumentException("no grid origin: " + x + "," + y);
        }
    }

    /** The origin of a number as votes store it. */
    static GridOrigin of(int index) {
        return new GridOrigin(index & 7, index >> 3);
    }

    /** Number of this origin, 0 to 63. */
    int index() {
        return x + 8 * y;
    }

    /**
     * Where the grid of a JPEG file lies in its upright picture. A coder lays its blocks from the
     * stored picture's top-left corner; an orientation that turns that corner to the right or
     * bottom edge moves the grid by the size modulo 8.
     *
     * @param width of the upright picture, pixels
     * @param height of the upright picture, pixels
     */
    static GridOrigin ofFile(Orientation orientation, int width, int height) {
        return new GridOrigin(
                orientation.fromRight() ? width & 7 : 0, orientation.fromBottom() ? height & 7 : 0);
    }

    @Override
    public String toString() {
        return x + "," + y;
    }
}
