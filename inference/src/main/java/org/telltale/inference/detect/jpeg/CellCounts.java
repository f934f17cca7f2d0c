package org.telltale.inference.detect.jpeg;

import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.media.Box;

/**
 * How many votes each block of one grid got for that grid. Cell (0, 0) is the block that holds the
 * picture's top-left pixel, which may be cut off by the edge. Used by one thread.
 */
final class CellCounts {
    private final GridOrigin origin;
    private final int across;
    private final int down;
    private final byte[] counts;

    private CellCounts(GridOrigin origin, int across, int down) {
        this.origin = origin;
        this.across = across;
        this.down = down;
        this.counts = new byte[across * down];
    }

    /**
     * Counts for every origin, in one pass over the votes.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static CellCounts[] of(GridVotes votes, Cancellation cancellation) {
        CellCounts[] all = new CellCounts[GridOrigin.COUNT];
        for (int g = 0; g < all.length; g++) {
            all[g] =
                    new CellCounts(
                            GridOrigin.of(g), (votes.width() + 14) / 8, (votes.height() + 14) / 8);
        }
        byte[] values = votes.votes();
        for (int y = 0, i = 0; y < votes.height(); y++) {
            cancellation.check();
            for (int x = 0; x < votes.width(); x++, i++) {
                if (values[i] != GridVotes.NONE) {
                    all[values[i]].add(x, y);
                }
            }
        }
        return all;
    }

    private void add(int x, int y) {
        int column = (x + 8 - origin.x()) >> 3;
        int row = (y + 8 - origin.y()) >> 3;
        counts[row * across + column]++;
    }

    GridOrigin origin() {
        return origin;
    }

    /** Cells a row. */
    int across() {
        return across;
    }

    /** Rows of cells. */
    int down() {
        return down;
    }

    /** Votes in a cell, 0 to 64. */
    int at(int cell) {
        return counts[cell];
    }

    /** Votes in the cells from the first to the last of both directions, the last included. */
    long sum(int firstColumn, int firstRow, int lastColumn, int lastRow) {
        long sum = 0;
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                sum += counts[row * across + column];
            }
        }
        return sum;
    }

    /** Cells to source pixels. */
    EvidenceMap.Transform transform() {
        return new EvidenceMap.Transform(8, 8, origin.x() - 8, origin.y() - 8);
    }

    /** The pixels of those cells that lie in a picture of the given size. */
    Box box(int firstColumn, int firstRow, int lastColumn, int lastRow, int width, int height) {
        return new Box(
                Math.max(0, 8 * (firstColumn - 1) + origin.x()),
                Math.max(0, 8 * (firstRow - 1) + origin.y()),
                Math.min(width, 8 * lastColumn + origin.x()),
                Math.min(height, 8 * lastRow + origin.y()));
    }
}
