package org.telltale.inference.detect.copymove;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.image.Plane;

/** Lays a picture onto itself by a supposed move, and finds where the two agree in detail. */
final class MoveVerifier {
    /** Of the Gaussian mean that is taken off the luma, working pixels. */
    static final double SIGMA = 3;

    private static final double AGREES = 0.6;
    private static final int CROWD = 5;
    private static final int GAP = 3;
    private static final int LEAST_CELLS = 24;

    /** Other places alike that make a pattern of two. */
    private static final int PATTERN = 3;

    private final Plane luma;
    private final Plane detail;
    private final CellGrid grid;
    private final MoveRefinement refinement;
    private final Cancellation cancellation;

    MoveVerifier(Plane luma, Cancellation cancellation) {
        this.luma = luma;
        this.detail = Detail.of(luma, SIGMA, cancellation);
        this.grid = CellGrid.of(luma.width(), luma.height());
        this.refinement = new MoveRefinement(detail, grid);
        this.cancellation = cancellation;
    }

    CellGrid grid() {
        return grid;
    }

    /** Cells with detail: those that agree with themselves. */
    BitSet telling() {
        return CorrelationField.of(detail, detail, cancellation).atLeast(AGREES);
    }

    /** Whether one of the two places comes back in the picture again and again. */
    boolean pattern(VerifiedMove move) {
        return OtherPlaces.count(detail, grid, move, cancellation) >= PATTERN;
    }

    /**
     * The places that agree.
     *
     * @param supposed takes a pixel to where it may have come from
     * @param seed cells that speak for it
     * @return null where too little agrees
     */
    @Nullable VerifiedMove verify(Move supposed, BitSet seed) {
        Move move = refinement.refine(supposed, seed);
        Agreement first = agreement(move);
        if (first == null) {
            return null;
        }
        Move better = refinement.refine(move, first.cells);
        Agreement last = agreement(better);
        if (last == null) {
            return null;
        }
        BitSet here = last.cells;
        BitSet there = grid.moved(here, better);
        return new VerifiedMove(
                better,
                here,
                there,
                last.field.median(here),
                (double) last.field.measured(here) / here.cardinality(),
                MoveSignificance.log10Nfa(detail, last.warped, grid, here),
                ToneAgreement.residual(luma, grid, better, here),
                repeats(better, here),
                last.field);
    }

    private @Nullable Agreement agreement(Move move) {
        cancellation.check();
        Plane warped = WarpedDetail.of(detail, move, cancellation);
        CorrelationField field = CorrelationField.of(detail, warped, cancellation);
        BitSet agreeing = grid.crowded(field.atLeast(AGREES), 1, CROWD);
        List<CellMask> places =
                CellMask.components(
                        agreeing,
                        grid.across(),
                        grid.down(),
                        EvidenceMap.Transform.IDENTITY,
                        LEAST_CELLS);
        return places.isEmpty()
                ? null
                : new Agreement(warped, field, grid.solid(places.getFirst().cells(), GAP));
    }

    /** The share of the cells that two steps on, or one step back, agree too: a pattern's sign. */
    private double repeats(Move move, BitSet cells) {
        return Math.max(share(move.then(move), move, cells), share(move.inverse(), move, cells));
    }

    /** Of the cells that the other move brings something to, and from elsewhere than the first. */
    private double share(Move other, Move move, BitSet cells) {
        CorrelationField field =
                CorrelationField.of(
                        detail, WarpedDetail.of(detail, other, cancellation), cancellation);
        int elsewhere = 0;
        int agreeing = 0;
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
            double x = grid.centreX(cell);
            double y = grid.centreY(cell);
            double apart = Math.hypot(other.x(x, y) - move.x(x, y), other.y(x, y) - move.y(x, y));
            float rho = field.rho()[cell];
            if (apart >= WarpedDetail.LEAST_DISTANCE && !Float.isNaN(rho)) {
                elsewhere++;
                agreeing += rho >= AGREES ? 1 : 0;
            }
        }
        return elsewhere < LEAST_CELLS ? 0 : (double) agreeing / elsewhere;
    }

    private record Agreement(Plane warped, CorrelationField field, BitSet cells) {}
}
