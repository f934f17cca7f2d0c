package org.telltale.inference.detect.noise;

import org.telltale.inference.media.Box;

/** A rectangle of blocks; the ends are exclusive. Immutable. */
record BlockBox(int firstColumn, int firstRow, int endColumn, int endRow) {
    int columns() {
        return endColumn - firstColumn;
    }

    int rows() {
        return endRow - firstRow;
    }

    int blocks() {
        return columns() * rows();
    }

    /** The same in source pixels. */
    Box pixels(int side) {
        return new Box(firstColumn * side, firstRow * side, endColumn * side, endRow * side);
    }
}
