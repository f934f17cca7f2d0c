package org.telltale.inference.detect;

import java.util.BitSet;

/** A rectangle of cells of a grid; {@code right} and {@code bottom} are exclusive. Immutable. */
public record CellBox(int left, int top, int right, int bottom) {
    public CellBox {
        if (left < 0 || top < 0 || right <= left || bottom <= top) {
            throw new IllegalArgumentException("no box: " + left + "," + top + "," + right);
        }
    }

    /** The smallest one around a place. */
    public static CellBox around(CellMask mask) {
        BitSet cells = mask.cells();
        int left = mask.across();
        int right = 0;
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
            left = Math.min(left, cell % mask.across());
            right = Math.max(right, cell % mask.across() + 1);
        }
        return new CellBox(
                left,
                cells.nextSetBit(0) / mask.across(),
                right,
                (cells.length() - 1) / mask.across() + 1);
    }

    /** How many cells. */
    public int cells() {
        return width() * height();
    }

    /** Cells in a row. */
    public int width() {
        return right - left;
    }

    /** Rows of cells. */
    public int height() {
        return bottom - top;
    }

    /** Whether they share a cell. */
    public boolean meets(CellBox other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
}
