package org.telltale.inference.detect.jpeg;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;

/**
 * Finds the parts of a picture that vote for a grid of their own. Blocks that got many votes of
 * their grid are joined with such blocks nearby; the box around them is tested. How a box is
 * proposed does not touch the meaning of its number of false alarms, since the number of tests
 * counts every rectangle.
 */
final class ForeignGridSearch {
    /** Votes that make a block a seed: an eighth of its pixels. */
    private static final int SEED_VOTES = 8;

    /** Blocks join over a gap of one block. */
    private static final int REACH = 2;

    /** Seeds nearby, of 24, that the core of a region has; stragglers have fewer. */
    private static final int CORE_NEIGHBOURS = 5;

    private static final int MOST_REGIONS = 16;

    /** More regions of one grid than this, all over the picture, are its history. */
    private static final int MOST_PLACES = 4;

    private final GridVotes votes;
    private final GridSignificance significance;
    private final Cancellation cancellation;

    ForeignGridSearch(GridVotes votes, Cancellation cancellation) {
        this.votes = votes;
        this.significance = new GridSignificance(votes.width(), votes.height());
        this.cancellation = cancellation;
    }

    /**
     * Significant regions, surest first; of regions that overlap, the surest.
     *
     * @param own origins that are no surprise in this picture
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    List<ForeignGrid> find(Set<GridOrigin> own) {
        List<ForeignGrid> candidates = new ArrayList<>();
        for (CellCounts cells : CellCounts.of(votes, cancellation)) {
            cancellation.check();
            if (!own.contains(cells.origin())) {
                List<ForeignGrid> found = new ArrayList<>();
                BitSet seeds = seeds(cells);
                propose(cells, seeds, found);
                propose(cells, core(cells, seeds), found);
                if (!found.isEmpty() && isLocal(cells.origin(), found, own)) {
                    candidates.addAll(found);
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(ForeignGrid::log10Nfa));
        List<ForeignGrid> kept = new ArrayList<>();
        for (ForeignGrid candidate : candidates) {
            if (kept.size() < MOST_REGIONS
                    && kept.stream().noneMatch(other -> overlap(other.box(), candidate.box()))) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    /**
     * Whether a grid is confined to the regions found. A picture that was cropped and saved again
     * shows its earlier grid as well, all over it but more clearly in smooth parts: such a grid is
     * the picture's own history. Its regions cover half of the picture, or are many and lie all
     * over it, or it has more votes than chance gives it among those, outside the regions, that do
     * not go to an expected grid.
     */
    private boolean isLocal(GridOrigin origin, List<ForeignGrid> found, Set<GridOrigin> own) {
        long picture = (long) votes.width() * votes.height();
        List<Box> boxes = found.stream().map(ForeignGrid::box).distinct().toList();
        long area = boxes.stream().mapToLong(Box::area).sum();
        Box hull = boxes.stream().reduce(Box::hull).orElseThrow();
        if (2 * area > picture || (boxes.size() > MOST_PLACES && 2 * hull.area() > picture)) {
            return false;
        }
        BitSet inside = new BitSet();
        boxes.forEach(box -> fill(inside, box));
        boolean[] expected = new boolean[GridOrigin.COUNT];
        own.forEach(o -> expected[o.index()] = true);
        long others = 0;
        long agreeing = 0;
        for (int y = 0, i = 0; y < votes.height(); y++) {
            cancellation.check();
            for (int x = 0; x < votes.width(); x++, i++) {
                byte vote = votes.votes()[i];
                if (vote != GridVotes.NONE && !expected[vote] && !inside.get(i)) {
                    others++;
                    agreeing += vote == origin.index() ? 1 : 0;
                }
            }
        }
        return !significance.spread(own.size(), others, agreeing);
    }

    /** Sets the pixels of a box and of one block around it, where stragglers are expected. */
    private void fill(BitSet pixels, Box box) {
        int left = Math.max(0, box.x1() - 8);
        int right = Math.min(votes.width(), box.x2() + 8);
        for (int y = Math.max(0, box.y1() - 8); y < Math.min(votes.height(), box.y2() + 8); y++) {
            pixels.set(y * votes.width() + left, y * votes.width() + right);
        }
    }

    private static boolean overlap(Box a, Box b) {
        return 2 * a.intersection(b) > Math.min(a.area(), b.area());
    }

    private static BitSet seeds(CellCounts cells) {
        BitSet seeds = new BitSet();
        for (int i = 0; i < cells.across() * cells.down(); i++) {
            if (cells.at(i) >= SEED_VOTES) {
                seeds.set(i);
            }
        }
        return seeds;
    }

    private BitSet core(CellCounts cells, BitSet seeds) {
        BitSet core = new BitSet();
        for (int i = seeds.nextSetBit(0); i >= 0; i = seeds.nextSetBit(i + 1)) {
            int[] near = new int[(2 * REACH + 1) * (2 * REACH + 1)];
            cancellation.check();
            if (near(cells, seeds, i, near) > CORE_NEIGHBOURS) {
                core.set(i);
            }
        }
        return core;
    }

    /** Fills in the set cells within reach of one, itself included, and says how many. */
    private static int near(CellCounts cells, BitSet set, int cell, int[] near) {
        int column = cell % cells.across();
        int row = cell / cells.across();
        int lastColumn = Math.min(cells.across() - 1, column + REACH);
        int lastRow = Math.min(cells.down() - 1, row + REACH);
        int count = 0;
        for (int r = Math.max(0, row - REACH); r <= lastRow; r++) {
            for (int c = Math.max(0, column - REACH); c <= lastColumn; c++) {
                if (set.get(r * cells.across() + c)) {
                    near[count++] = r * cells.across() + c;
                }
            }
        }
        return count;
    }

    private void propose(CellCounts cells, BitSet seeds, List<ForeignGrid> candidates) {
        BitSet left = (BitSet) seeds.clone();
        int[] near = new int[(2 * REACH + 1) * (2 * REACH + 1)];
        int[] queue = new int[seeds.cardinality()];
        for (int first = left.nextSetBit(0); first >= 0; first = left.nextSetBit(first + 1)) {
            cancellation.check();
            left.clear(first);
            queue[0] = first;
            int size = 1;
            int firstColumn = Integer.MAX_VALUE, firstRow = Integer.MAX_VALUE;
            int lastColumn = 0, lastRow = 0;
            for (int i = 0; i < size; i++) {
                int column = queue[i] % cells.across();
                int row = queue[i] / cells.across();
                firstColumn = Math.min(firstColumn, column);
                firstRow = Math.min(firstRow, row);
                lastColumn = Math.max(lastColumn, column);
                lastRow = Math.max(lastRow, row);
                cancellation.check();
                int count = near(cells, left, queue[i], near);
                for (int k = 0; k < count; k++) {
                    left.clear(near[k]);
                    queue[size++] = near[k];
                }
            }
            if (size > 2) {
                BitSet place = new BitSet();
                for (int i = 0; i < size; i++) {
                    place.set(queue[i]);
                }
                test(cells, place, firstColumn, firstRow, lastColumn, lastRow, candidates);
            }
        }
    }

    private void test(
            CellCounts cells,
            BitSet place,
            int firstColumn,
            int firstRow,
            int lastColumn,
            int lastRow,
            List<ForeignGrid> candidates) {
        Box box =
                cells.box(
                        firstColumn, firstRow, lastColumn, lastRow, votes.width(), votes.height());
        long count = cells.sum(firstColumn, firstRow, lastColumn, lastRow);
        double log10Nfa = significance.log10Nfa(box.area(), count);
        if (log10Nfa < 0) {
            CellMask mask =
                    new CellMask(
                            cells.across(),
                            cells.down(),
                            cells.transform(),
                            ClosedCells.of(place, cells.across(), cells.down(), REACH));
            candidates.add(new ForeignGrid(cells.origin(), box, mask, count, log10Nfa));
        }
    }
}
