package org.telltale.inference.detect.cfa;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.telltale.inference.detect.BinomialTail;
import org.telltale.inference.detect.CellBox;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.detect.WindowContrast;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;

/**
 * Finds where the trace of the colour filter array is missing or of the other phase.
 *
 * <p>Cells averaged over {@value #WINDOW}×{@value #WINDOW} propose connected places; the box of a
 * place is tested, whatever lies in it, so that the choice of cells does not make it surer. Other
 * phase: a part without any trace votes for either half like a fair coin, and the number of false
 * alarms is the binomial chance of so many votes for the wrong half times the number of rectangles.
 * Missing: Student's t of the mean trace against equally large windows elsewhere, times the same
 * number. Used once, by one thread.
 */
final class TraceSearch {
    /** Cells a side that are averaged before a place is proposed. */
    static final int WINDOW = 5;

    /** Part of the expected trace below which a place is proposed as lacking it. */
    private static final double MISSING = 0.4;

    /** The same for the other phase. */
    private static final double OTHER_PHASE = -0.3;

    private static final int LEAST_CELLS = 9;

    /** Cells a side of the smallest window that is tested for a missing trace. */
    private static final int LEAST_SIDE = 8;

    /** A proposed place has at least this share of the picture's cells. */
    private static final double LEAST_SHARE = 0.001;

    /**
     * Places with a number of false alarms below 10 to this are significant. Smaller than chance
     * alone would ask for: blur and smooth parts weaken the trace of untouched photographs.
     */
    static final double LOG10_ALLOWED = -4;

    private static final double LEAST_SPREAD = 0.02;
    private static final int MOST_TESTED = 2_000;
    private static final int MOST_PLACES = 8;

    private final GreenTrace field;
    private final TraceModel model;
    private final WindowContrast contrast;
    private final Cancellation cancellation;

    TraceSearch(GreenTrace field, TraceModel model, Cancellation cancellation) {
        this.field = field;
        this.model = model;
        this.cancellation = cancellation;
        this.contrast =
                new WindowContrast(
                        model.trace(), model.judged(), field.across(), field.down(), LEAST_SIDE);
    }

    /** The trace averaged around each cell; not a number where too few cells are judged. */
    double[] smoothed() {
        double[] smooth = new double[field.cells()];
        int reach = WINDOW / 2;
        for (int cell = 0; cell < smooth.length; cell++) {
            int column = cell % field.across();
            int row = cell / field.across();
            smooth[cell] =
                    contrast.mean(
                            new CellBox(
                                    Math.max(0, column - reach),
                                    Math.max(0, row - reach),
                                    Math.min(field.across(), column + reach + 1),
                                    Math.min(field.down(), row + reach + 1)));
        }
        return smooth;
    }

    /**
     * All places, surest first; those with log10 NFA below {@link #LOG10_ALLOWED} are significant.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    List<TracePlace> find(double[] smooth) {
        List<TracePlace> places = new ArrayList<>();
        for (CellMask mask : below(smooth, OTHER_PHASE)) {
            cancellation.check();
            places.add(otherPhase(mask));
        }
        for (CellMask mask : below(smooth, MISSING)) {
            cancellation.check();
            places.add(missing(mask));
        }
        places.sort(Comparator.comparingDouble(TracePlace::log10Nfa));
        return apart(places);
    }

    private List<CellMask> below(double[] smooth, double limit) {
        BitSet cells = new BitSet();
        for (int cell = 0; cell < smooth.length; cell++) {
            if (smooth[cell] < limit) {
                cells.set(cell);
            }
        }
        int least = Math.max(LEAST_CELLS, (int) Math.ceil(LEAST_SHARE * field.cells()));
        int side = GreenTrace.SIDE;
        List<CellMask> found =
                CellMask.components(
                        cells,
                        field.across(),
                        field.down(),
                        new EvidenceMap.Transform(side, side, 0, 0),
                        least);
        return found.subList(0, Math.min(MOST_TESTED, found.size()));
    }

    private TracePlace otherPhase(CellMask mask) {
        CellBox box = CellBox.around(mask);
        int votes = 0;
        int wrong = 0;
        for (int row = box.top(); row < box.bottom(); row++) {
            for (int column = box.left(); column < box.right(); column++) {
                int cell = row * field.across() + column;
                if (model.judged().get(cell)) {
                    votes++;
                    wrong += model.trace()[cell] < 0 ? 1 : 0;
                }
            }
        }
        double log10Nfa = contrast.log10Rectangles() + BinomialTail.log10(votes, wrong, 0.5);
        return new TracePlace(mask, true, contrast.mean(box), log10Nfa);
    }

    private TracePlace missing(CellMask mask) {
        WindowContrast.Contrast found = contrast.of(CellBox.around(mask), LEAST_SPREAD);
        double log10Nfa = found.mean() < MISSING ? found.log10Nfa() : Double.POSITIVE_INFINITY;
        return new TracePlace(mask, false, found.mean(), log10Nfa);
    }

    /** Leaves out places that share cells with a surer one. */
    private static List<TracePlace> apart(List<TracePlace> places) {
        List<TracePlace> kept = new ArrayList<>();
        for (TracePlace place : places) {
            boolean free =
                    kept.stream().noneMatch(k -> k.mask().cells().intersects(place.mask().cells()));
            if (free && kept.size() < MOST_PLACES) {
                kept.add(place);
            }
        }
        return kept;
    }
}
