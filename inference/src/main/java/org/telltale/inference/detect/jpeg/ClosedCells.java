package org.telltale.inference.detect.jpeg;

import java.util.ArrayDeque;
import java.util.BitSet;

/** Fills the gaps of a place of which only some cells could be judged. */
final class ClosedCells {
    private ClosedCells() {}

    /**
     * The cells, gaps between them up to twice the reach closed and holes filled.
     *
     * @param cells row-major
     */
    static BitSet of(BitSet cells, int across, int down, int reach) {
        BitSet outside = new BitSet();
        BitSet grown = spread(cells, across, down, reach);
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int cell = 0; cell < across * down; cell++) {
            boolean edge =
                    cell < across
                            || cell >= across * (down - 1)
                            || cell % across == 0
                            || cell % across == across - 1;
            if (edge && !grown.get(cell)) {
                outside.set(cell);
                queue.add(cell);
            }
        }
        while (!queue.isEmpty()) {
            int cell = queue.remove();
            int column = cell % across;
            visit(column > 0 ? cell - 1 : -1, grown, outside, queue);
            visit(column < across - 1 ? cell + 1 : -1, grown, outside, queue);
            visit(cell - across, grown, outside, queue);
            visit(cell + across < across * down ? cell + across : -1, grown, outside, queue);
        }
        // What the outside reaches when it grows back is outside, except the cells themselves.
        BitSet closed = spread(outside, across, down, reach);
        closed.flip(0, across * down);
        closed.or(cells);
        return closed;
    }

    private static void visit(int cell, BitSet walls, BitSet outside, ArrayDeque<Integer> queue) {
        if (cell >= 0 && !walls.get(cell) && !outside.get(cell)) {
            outside.set(cell);
            queue.add(cell);
        }
    }

    private static BitSet spread(BitSet cells, int across, int down, int reach) {
        BitSet wide = new BitSet();
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
            int row = cell / across;
            int from = Math.max(row * across, cell - reach);
            int to = Math.min((row + 1) * across, cell + reach + 1);
            wide.set(from, to);
        }
        BitSet tall = new BitSet();
        for (int row = 0; row < down; row++) {
            for (int r = Math.max(0, row - reach); r <= Math.min(down - 1, row + reach); r++) {
                for (int c = wide.nextSetBit(r * across);
                        c >= 0 && c < (r + 1) * across;
                        c = wide.nextSetBit(c + 1)) {
                    tall.set(row * across + c % across);
                }
            }
        }
        return tall;
    }
}
