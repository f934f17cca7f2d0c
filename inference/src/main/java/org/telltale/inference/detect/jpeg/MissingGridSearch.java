package org.telltale.inference.detect.jpeg;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.telltale.inference.detect.BinomialTail;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.engine.Cancellation;

/**
 * Finds parts where the main grid is missing: inpainted, or pasted from what never was a JPEG (the
 * second detection of Nikoukhah et al. 2021). The paper takes 1/64 for the chance that a block does
 * so by itself; photographs break that, since fine texture saved at a high quality hides its grid.
 * Here the chance is the largest share of such blocks in any equally large window elsewhere in this
 * picture, and never below the paper's.
 */
final class MissingGridSearch {
    /** Blocks join over a gap of one. */
    private static final int REACH = 1;

    private static final int LEAST_BLOCKS = 12;

    /** Of the judged blocks of a part, those that lack the grid. */
    private static final double LEAST_SHARE = 0.7;

    /** A part larger than this share of the judged blocks is the rule, not the exception. */
    private static final double MOST_SHARE = 0.35;

    private static final double MOST_CHANCE = 0.5;
    private static final int LEAST_WINDOWS = 4;
    private static final int MOST_REGIONS = 8;

    private final MissingCells cells;
    private final double log10Tests;
    private final Cancellation cancellation;

    MissingGridSearch(MissingCells cells, double log10Tests, Cancellation cancellation) {
        this.cells = cells;
        this.log10Tests = log10Tests;
        this.cancellation = cancellation;
    }

    /**
     * Significant parts, surest first.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    List<MissingGrid> find() {
        BitSet joined = ClosedCells.of(cells.missing(), cells.across(), cells.down(), REACH);
        joined.andNot(cells.present());
        List<CellMask> places = new ArrayList<>();
        for (CellMask place :
                CellMask.components(
                        joined, cells.across(), cells.down(), cells.transform(), LEAST_BLOCKS)) {
            cancellation.check();
            BitSet filled = ClosedCells.of(place.cells(), cells.across(), cells.down(), 2 * REACH);
            if (isDense(filled)) {
                places.add(new CellMask(cells.across(), cells.down(), cells.transform(), filled));
            }
        }
        List<MissingGrid> found = new ArrayList<>();
        for (CellMask place : places) {
            cancellation.check();
            double log10Nfa = log10Nfa(place.cells(), places);
            if (log10Nfa < 0) {
                found.add(new MissingGrid(place, log10Nfa));
            }
        }
        found.sort(Comparator.comparingDouble(MissingGrid::log10Nfa));
        return found.subList(0, Math.min(MOST_REGIONS, found.size()));
    }

    private boolean isDense(BitSet place) {
        int missing = common(place, cells.missing());
        int judged = missing + common(place, cells.present());
        int all = cells.missing().cardinality() + cells.present().cardinality();
        return missing >= LEAST_BLOCKS
                && missing >= LEAST_SHARE * judged
                && missing <= MOST_SHARE * all;
    }

    private double log10Nfa(BitSet place, List<CellMask> places) {
        int missing = common(place, cells.missing());
        int judged = missing + common(place, cells.present());
        double chance = chanceElsewhere(judged, places);
        return chance >= MOST_CHANCE ? 0 : log10Tests + BinomialTail.log10(judged, missing, chance);
    }

    /** The largest share in any window of as many cells that touches none of the places. */
    private double chanceElsewhere(int size, List<CellMask> places) {
        BitSet taken = new BitSet();
        places.forEach(place -> taken.or(place.cells()));
        int side = (int) Math.ceil(Math.sqrt(size));
        double most = 1.0 / GridOrigin.COUNT;
        int windows = 0;
        int step = Math.max(1, side / 2);
        for (int row = 0; row + side <= cells.down(); row += step) {
            cancellation.check();
            for (int column = 0; column + side <= cells.across(); column += step) {
                double share = share(column, row, side, taken);
                if (!Double.isNaN(share)) {
                    windows++;
                    most = Math.max(most, share);
                }
            }
        }
        return windows < LEAST_WINDOWS ? 1 : most;
    }

    private double share(int column, int row, int side, BitSet taken) {
        int missing = 0;
        int present = 0;
        for (int r = row; r < row + side; r++) {
            for (int c = column; c < column + side; c++) {
                int cell = r * cells.across() + c;
                if (taken.get(cell)) {
                    return Double.NaN;
                }
                missing += cells.missing().get(cell) ? 1 : 0;
                present += cells.present().get(cell) ? 1 : 0;
            }
        }
        // One block more, so that a window that shows nothing does not make it impossible.
        return 3 * (missing + present) < side * side
                ? Double.NaN
                : (missing + 1.0) / (missing + present + 1.0);
    }

    private static int common(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both.cardinality();
    }
}
