package org.telltale.inference.detect.light;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.image.Plane;

/**
 * The reflection of a light source on a cornea. Lights are far away against the distance between
 * the eyes, so both corneas show the same reflection in the same place (Hu, Li and Lyu 2021);
 * pictures that a generator drew need not. Immutable.
 *
 * @param x of its middle, iris radii to the right
 * @param y iris radii down
 * @param shape cells that it covers, {@value #CELLS} to an iris radius, row-major over a square
 *     about its own middle, so that the shape does not depend on how well the iris was found
 */
record CornealHighlight(double x, double y, BitSet shape) {
    private static final int CELLS = 16;
    private static final int SIDE = 2 * CELLS;

    /** Grey levels by which a highlight is lighter than the iris. */
    private static final double LEAST_CONTRAST = 60;

    /** Share of the iris that a highlight covers at most; more is a window or a lid. */
    private static final double MOST_AREA = 0.25;

    /** Part of the iris's radius looked at; its rim may be sclera or lid. */
    private static final double PART = 0.85;

    /** Another spot with this share of the largest one's area makes it unclear which is meant. */
    private static final double SECOND = 0.25;

    private static final int LEAST_PIXELS = 3;

    /** The one clear highlight of an iris; null where there is none, or more than one. */
    static @Nullable CornealHighlight find(Plane luma, Iris iris) {
        int side = 2 * (int) Math.ceil(iris.radius()) + 1;
        int left = (int) iris.x() - side / 2;
        int top = (int) iris.y() - side / 2;
        double[] levels = new double[side * side];
        BitSet disc = new BitSet();
        for (int i = 0; i < levels.length; i++) {
            int x = left + i % side;
            int y = top + i / side;
            boolean pictured = x >= 0 && y >= 0 && x < luma.width() && y < luma.height();
            if (pictured && iris.holds(x, y, PART)) {
                levels[i] = luma.at(x, y);
                disc.set(i);
            }
        }
        double[] sorted = disc.stream().mapToDouble(i -> levels[i]).sorted().toArray();
        double median = sorted[sorted.length / 2];
        double most = sorted[sorted.length - 1];
        if (most - median < LEAST_CONTRAST) {
            return null;
        }
        BitSet bright = new BitSet();
        disc.stream().filter(i -> levels[i] > (median + most) / 2).forEach(bright::set);
        BitSet spot = clearest(bright, side, sorted.length);
        return spot == null ? null : of(spot, side, iris.x() - left, iris.y() - top, iris.radius());
    }

    /** Distance between the middles of two, iris radii. */
    double offset(CornealHighlight other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    /** Share of the cells that either covers which both cover, laid middle on middle. */
    double overlap(CornealHighlight other) {
        BitSet both = (BitSet) shape.clone();
        both.and(other.shape);
        BitSet either = (BitSet) shape.clone();
        either.or(other.shape);
        return (double) both.cardinality() / either.cardinality();
    }

    private static @Nullable BitSet clearest(BitSet bright, int side, int iris) {
        List<CellMask> spots =
                CellMask.components(bright, side, side, EvidenceMap.Transform.IDENTITY, 1);
        CellMask largest = spots.getFirst();
        boolean unclear = spots.size() > 1 && spots.get(1).count() >= SECOND * largest.count();
        boolean fits = largest.count() >= LEAST_PIXELS && largest.count() <= MOST_AREA * iris;
        return fits && !unclear ? largest.cells() : null;
    }

    private static CornealHighlight of(
            BitSet spot, int side, double middleX, double middleY, double radius) {
        double sumX = 0;
        double sumY = 0;
        for (int i = spot.nextSetBit(0); i >= 0; i = spot.nextSetBit(i + 1)) {
            int row = i / side;
            sumX += i % side + 0.5 - middleX;
            sumY += row + 0.5 - middleY;
        }
        double n = spot.cardinality();
        BitSet shape = new BitSet();
        for (int cell = 0; cell < SIDE * SIDE; cell++) {
            int row = cell / SIDE;
            double across = (cell % SIDE + 0.5) / CELLS - 1;
            double down = (row + 0.5) / CELLS - 1;
            int x = (int) Math.floor(middleX + sumX / n + across * radius);
            int y = (int) Math.floor(middleY + sumY / n + down * radius);
            if (x >= 0 && y >= 0 && x < side && y < side && spot.get(y * side + x)) {
                shape.set(cell);
            }
        }
        return new CornealHighlight(sumX / (n * radius), sumY / (n * radius), shape);
    }
}
