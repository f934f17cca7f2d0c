package org.telltale.inference.detect.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.CellBox;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.detect.StudentTail;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;

/**
 * Finds places with a ghost where the rest has none, and places without one where the rest has it.
 * A place is compared with equally large windows elsewhere, as the noise detector does: how much
 * their means differ says how much this picture varies by itself, and Student's t says how far
 * outside the place lies. The number of false alarms multiplies that chance by the number of
 * rectangles of cells, of qualities and of both directions; how places are proposed does not touch
 * it.
 */
final class GhostSearch {
    /** Log ratio from which on there is no ghost. */
    private static final double NONE = -0.35;

    /** A picture has a ghost where its median is below. */
    private static final double GHOST_OF_PICTURE = -1.0;

    /** Cells below this are proposed as a ghost of their own, and the place must reach the next. */
    private static final double GHOST_OF_CELL = -1.2;

    private static final double GHOST_OF_PLACE = -1.5;

    /** A ghost is a dip: so much deeper than at a quality this many steps away. */
    private static final double LEAST_DIP = 0.5;

    private static final int DIP_STEPS = 7;
    private static final int LEAST_CELLS = 6;

    /**
     * Least cells across and down. Thin places along a straight edge, such as the frame of a window
     * in a screenshot, are the edge's own doing.
     */
    private static final int LEAST_SIDE = 4;

    /** A place larger than this share of what was measured is not the exception but the rule. */
    private static final double MOST_SHARE = 0.4;

    private static final int LEAST_WINDOWS = 8;

    /** Windows are at most a fifth of the picture's shorter side, so that there are enough. */
    private static final int WINDOW_PARTS = 5;

    /** Log ratio below which a spread is only the measure's own error. */
    private static final double LEAST_SPREAD = 0.05;

    private static final int MOST_REGIONS = 8;

    private static final EvidenceMap.Transform CELLS = EvidenceMap.Transform.IDENTITY;

    private final GhostField field;
    private final Cancellation cancellation;

    GhostSearch(GhostField field, Cancellation cancellation) {
        this.field = field;
        this.cancellation = cancellation;
    }

    /**
     * All candidates, surest first; of those that overlap, the surest.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    List<GhostRegion> find() {
        List<GhostRegion> candidates = new ArrayList<>();
        for (int q = 0; q < field.qualities().length; q++) {
            cancellation.check();
            if (!Double.isNaN(field.medians()[q])) {
                propose(q, candidates);
            }
        }
        candidates.sort(Comparator.comparingDouble(GhostRegion::log10Nfa));
        List<GhostRegion> kept = new ArrayList<>();
        for (GhostRegion candidate : candidates) {
            if (kept.size() < MOST_REGIONS
                    && kept.stream().noneMatch(k -> k.cells().intersects(candidate.cells()))) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private void propose(int q, List<GhostRegion> candidates) {
        double median = field.medians()[q];
        if (median < GHOST_OF_PICTURE && dips(field.measured().get(q), q, median)) {
            double limit = Math.max(NONE, 0.4 * median);
            test(q, 1, cells(q, ratio -> ratio > limit), candidates);
        }
        if (median > NONE) {
            test(q, -1, cells(q, ratio -> ratio < GHOST_OF_CELL), candidates);
        }
    }

    private BitSet cells(int q, DoublePredicate wanted) {
        BitSet cells = new BitSet();
        float[] ratio = field.ratio()[q];
        field.measured().get(q).stream()
                .filter(cell -> wanted.test(ratio[cell]))
                .forEach(cells::set);
        return cells;
    }

    /** Whether the ratio is that low only near this quality; texture makes it low at all. */
    private boolean dips(BitSet cells, int q, double here) {
        int other = q >= DIP_STEPS / 2 + 1 ? Math.max(0, q - DIP_STEPS) : q + DIP_STEPS;
        other = Math.min(other, field.qualities().length - 1);
        BitSet known = (BitSet) cells.clone();
        known.and(field.measured().get(other));
        return !known.isEmpty() && here < mean(known, other) - LEAST_DIP;
    }

    private double mean(BitSet cells, int q) {
        float[] ratio = field.ratio()[q];
        return cells.stream().mapToDouble(cell -> ratio[cell]).average().orElseThrow();
    }

    private void test(int q, int sign, BitSet cells, List<GhostRegion> candidates) {
        int most = (int) (MOST_SHARE * field.measured().get(q).cardinality());
        for (CellMask place :
                CellMask.components(cells, field.across(), field.down(), CELLS, LEAST_CELLS)) {
            cancellation.check();
            double mean = mean(place.cells(), q);
            boolean ghost = sign > 0 || (mean < GHOST_OF_PLACE && dips(place.cells(), q, mean));
            GhostRegion region =
                    ghost && isBroad(place) && place.count() <= most
                            ? compare(q, sign, place.cells(), mean)
                            : null;
            if (region != null) {
                candidates.add(region);
            }
        }
    }

    private static boolean isBroad(CellMask place) {
        CellBox box = CellBox.around(place);
        return Math.min(box.width(), box.height()) >= LEAST_SIDE;
    }

    private @Nullable GhostRegion compare(int q, int sign, BitSet place, double mean) {
        double[] others = elsewhere(q, place);
        if (others.length < LEAST_WINDOWS) {
            return null;
        }
        double centre = Arrays.stream(others).average().orElseThrow();
        double square = Arrays.stream(others).map(m -> (m - centre) * (m - centre)).sum();
        double spread =
                Math.max(LEAST_SPREAD, Math.sqrt(square / (others.length - 1)))
                        * Math.sqrt(1 + 1.0 / others.length);
        double t = Math.max(0, sign * (mean - centre) / spread);
        double log10Nfa = log10Tests() + StudentTail.log10(t, others.length - 1);
        return new GhostRegion(place, field.qualities()[q], mean, centre, log10Nfa);
    }

    /** Means of square windows as large as the place that do not touch it or each other. */
    private double[] elsewhere(int q, BitSet place) {
        int most = Math.min(field.across(), field.down()) / WINDOW_PARTS;
        int side =
                (int) Math.clamp(Math.round(Math.sqrt(place.cardinality())), 2, Math.max(2, most));
        List<Double> means = new ArrayList<>();
        for (int row = 0; row + side <= field.down(); row += side) {
            for (int column = 0; column + side <= field.across(); column += side) {
                double mean = window(q, place, row, column, side);
                if (!Double.isNaN(mean)) {
                    means.add(mean);
                }
            }
        }
        return means.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double window(int q, BitSet place, int row, int column, int side) {
        BitSet known = field.measured().get(q);
        float[] ratio = field.ratio()[q];
        double sum = 0;
        int count = 0;
        for (int r = row; r < row + side; r++) {
            for (int c = column; c < column + side; c++) {
                int cell = r * field.across() + c;
                if (place.get(cell)) {
                    return Double.NaN;
                }
                if (known.get(cell)) {
                    sum += ratio[cell];
                    count++;
                }
            }
        }
        return 3 * count < side * side ? Double.NaN : sum / count;
    }

    private double log10Tests() {
        double rectangles = 2 * Math.log10(Math.max(2, field.cells()) / 2.0);
        return rectangles + Math.log10(2.0 * field.qualities().length);
    }
}
