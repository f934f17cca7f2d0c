package org.telltale.inference.metrics;

/**
 * A box on the 1000×1000 grid of the DDL-X challenge, rasterised half open: it covers the cells
 * with {@code x1 <= x < x2} and {@code y1 <= y < y2}. Unlike a box in a picture it may be empty,
 * inverted or partly outside the grid, as a submission under test may be. Immutable.
 *
 * @param x1 left edge, grid units
 * @param y1 upper edge, grid units
 * @param x2 right edge, grid units, exclusive
 * @param y2 lower edge, grid units, exclusive
 */
public record GridBox(int x1, int y1, int x2, int y2) {
    /** Cells along each side of the grid. */
    public static final int SIDE = 1000;

    /** The part inside the grid; empty or inverted where nothing is. */
    GridBox clipped() {
        return new GridBox(clip(x1), clip(y1), clip(x2), clip(y2));
    }

    /** Whether it covers no cell. */
    boolean empty() {
        return x2 <= x1 || y2 <= y1;
    }

    private static int clip(int value) {
        return Math.clamp(value, 0, SIDE);
    }
}
