package org.telltale.inference.detect.copymove;

import java.util.BitSet;

/**
 * A picture cut into square cells, and the shapes that sets of them form. Immutable.
 *
 * @param across whole cells in a row
 * @param down rows of whole cells
 */
record CellGrid(int across, int down) {
    /** Side of a cell in working pixels. */
    static final int SIDE = 4;

    static CellGrid of(int width, int height) {
        return new CellGrid(width / SIDE, height / SIDE);
    }

    int cells() {
        return across * down;
    }

    /** The cell of a pixel; −1 where it lies in none. */
    int at(double x, double y) {
        int column = (int) Math.floor((x + 0.5) / SIDE);
        int row = (int) Math.floor((y + 0.5) / SIDE);
        return column >= 0 && row >= 0 && column < across && row < down
                ? row * across + column
                : -1;
    }

    /** Centre of a cell, pixels. */
    double centreX(int cell) {
        return (cell % across) * SIDE + (SIDE - 1) / 2.0;
    }

    /** Centre of a cell, pixels. */
    double centreY(int cell) {
        int row = cell / across;
        return row * SIDE + (SIDE - 1) / 2.0;
    }

    /** Cells with at least so many of the given ones in their (2r+1)² neighbourhood. */
    BitSet crowded(BitSet cells, int radius, int least) {
        int[] sums = sums(cells);
        int stride = across + 1;
        BitSet out = new BitSet(cells());
        for (int row = 0; row < down; row++) {
            int top = Math.max(0, row - radius) * stride;
            int bottom = Math.min(down, row + radius + 1) * stride;
            for (int column = 0; column < across; column++) {
                int left = Math.max(0, column - radius);
                int right = Math.min(across, column + radius + 1);
                int count =
                        sums[bottom + right]
                                - sums[bottom + left]
                                - sums[top + right]
                                + sums[top + left];
                if (count >= least) {
                    out.set(row * across + column);
                }
            }
        }
        return out;
    }

    /** Gaps up to twice the radius closed, then all holes filled. */
    BitSet solid(BitSet cells, int radius) {
        BitSet grown = crowded(cells, radius, 1);
        BitSet background = new BitSet(cells());
        background.set(0, cells());
        background.andNot(grown);
        BitSet closed = new BitSet(cells());
        closed.set(0, cells());
        closed.andNot(crowded(background, radius, 1));
        closed.or(cells);
        return filled(closed);
    }

    private BitSet filled(BitSet cells) {
        BitSet outside = new BitSet(cells());
        int[] stack = new int[cells()];
        int size = 0;
        for (int cell = 0; cell < cells(); cell++) {
            int column = cell % across;
            int row = cell / across;
            boolean edge = column == 0 || row == 0 || column == across - 1 || row == down - 1;
            if (edge && !cells.get(cell)) {
                outside.set(cell);
                stack[size++] = cell;
            }
        }
        while (size > 0) {
            int cell = stack[--size];
            int column = cell % across;
            int[] next = {
                column > 0 ? cell - 1 : -1,
                column < across - 1 ? cell + 1 : -1,
                cell - across,
                cell + across
            };
            for (int n : next) {
                if (n >= 0 && n < cells() && !cells.get(n) && !outside.get(n)) {
                    outside.set(n);
                    stack[size++] = n;
                }
            }
        }
        BitSet out = new BitSet(cells());
        out.set(0, cells());
        out.andNot(outside);
        return out;
    }

    private int[] sums(BitSet cells) {
        int stride = across + 1;
        int[] sums = new int[stride * (down + 1)];
        for (int row = 0; row < down; row++) {
            int line = 0;
            for (int column = 0; column < across; column++) {
                line += cells.get(row * across + column) ? 1 : 0;
                sums[(row + 1) * stride + column + 1] = sums[row * stride + column + 1] + line;
            }
        }
        return sums;
    }

    /** The cells that a move takes the given ones to. */
    BitSet moved(BitSet cells, Move move) {
        Move back = move.inverse();
        BitSet out = new BitSet(cells());
        for (int cell = 0; cell < cells(); cell++) {
            double x = centreX(cell);
            double y = centreY(cell);
            int from = at(back.x(x, y), back.y(x, y));
            if (from >= 0 && cells.get(from)) {
                out.set(cell);
            }
        }
        return out;
    }
}
