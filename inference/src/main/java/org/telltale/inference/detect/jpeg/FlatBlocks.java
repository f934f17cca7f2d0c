package org.telltale.inference.detect.jpeg;

import org.telltale.inference.image.Plane;

/**
 * Which 8×8 blocks of a line are constant along rows or along columns, kept up to date from one
 * line of pixels to the next by run lengths. Used by one thread.
 */
final class FlatBlocks {
    private static final int SIDE = 8;

    private final Plane luma;
    private final int x;

    /** Lines, up to the current one, on which the eight pixels of the block are equal. */
    private final int[] constantLines;

    /** Lines, up to the current one, that are equal in the column. */
    private final int[] equalAbove;

    private final boolean[] flat;

    /**
     * Follows a line of overlapping blocks.
     *
     * @param x left pixel of the first block
     * @param blocks how many, one a pixel
     */
    FlatBlocks(Plane luma, int x, int blocks) {
        this.luma = luma;
        this.x = x;
        this.constantLines = new int[blocks];
        this.equalAbove = new int[blocks + SIDE - 1];
        this.flat = new boolean[blocks];
    }

    /** Goes on to the given line, below the one before; blocks are those that end on it. */
    void next(int row, boolean first) {
        float[] values = luma.values();
        int start = row * luma.width() + x;
        int above = first ? start : start - luma.width();
        int equalRun = 0;
        int columnRun = 0;
        for (int i = 0; i < equalAbove.length; i++) {
            float value = values[start + i];
            equalRun = i > 0 && value == values[start + i - 1] ? equalRun + 1 : 1;
            equalAbove[i] = !first && value == values[above + i] ? equalAbove[i] + 1 : 1;
            columnRun = equalAbove[i] >= SIDE ? columnRun + 1 : 0;
            int block = i - SIDE + 1;
            if (block >= 0) {
                constantLines[block] = equalRun >= SIDE ? constantLines[block] + 1 : 0;
                flat[block] = constantLines[block] >= SIDE || columnRun >= SIDE;
            }
        }
    }

    /** Whether the block that ends on the current line is constant along rows or columns. */
    boolean isFlat(int block) {
        return flat[block];
    }
}
