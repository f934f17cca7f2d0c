package org.telltale.inference.detect.copymove;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * How often a place comes back in the picture besides where a move found it: a tile or a printed
 * pattern does in many places, a copy in one, seldom in two. The place is slid over the whole
 * picture, and its detail correlated, as a sample of its cells, at every second pixel; alike is
 * what correlates three quarters as well as the two places themselves.
 */
final class OtherPlaces {
    private static final int MOST_SAMPLES = 300;
    private static final double LEAST_INSIDE = 0.7;
    private static final double ALIKE = 0.75;
    private static final double APART = WarpedDetail.LEAST_DISTANCE;
    private static final int STEP = 2;

    private final Plane detail;
    private final Move source;
    private final int[] xs;
    private final int[] ys;
    private final double least;

    private OtherPlaces(Plane detail, CellGrid grid, Move source, BitSet cells, double quality) {
        this.least = ALIKE * quality;
        this.detail = detail;
        this.source = source;
        int every = 1 + cells.cardinality() / MOST_SAMPLES;
        int[] all = cells.stream().toArray();
        xs = new int[(all.length + every - 1) / every];
        ys = new int[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = (int) grid.centreX(all[i * every]);
            ys[i] = (int) grid.centreY(all[i * every]);
        }
    }

    /**
     * Places alike, each at least {@link WarpedDetail#LEAST_DISTANCE} from the others.
     *
     * @param move whose own two places do not count
     */
    static int count(Plane detail, CellGrid grid, VerifiedMove move, Cancellation cancellation) {
        OtherPlaces places =
                new OtherPlaces(detail, grid, move.source(), move.here(), move.quality());
        List<Shift> alike = places.alike(cancellation);
        alike.sort(Comparator.comparingDouble(Shift::correlation).reversed());
        List<Shift> peaks = new ArrayList<>();
        for (Shift shift : alike) {
            if (peaks.stream()
                    .noneMatch(p -> Math.hypot(p.dx - shift.dx, p.dy - shift.dy) < APART)) {
                peaks.add(shift);
            }
        }
        return peaks.size();
    }

    private List<Shift> alike(Cancellation cancellation) {
        int rows = 2 * detail.height() / STEP;
        List<List<Shift>> found = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            found.add(List.of());
        }
        Bands.over(
                rows,
                16,
                cancellation,
                (from, to) -> {
                    for (int row = from; row < to; row++) {
                        found.set(row, row(row * STEP - detail.height()));
                    }
                });
        List<Shift> all = new ArrayList<>();
        found.forEach(all::addAll);
        return all;
    }

    private List<Shift> row(int dy) {
        List<Shift> found = new ArrayList<>();
        for (int dx = -detail.width(); dx < detail.width(); dx += STEP) {
            if (dx * dx + dy * dy >= APART * APART && !known(dx, dy)) {
                double correlation = correlation(dx, dy);
                if (correlation >= least) {
                    found.add(new Shift(dx, dy, correlation));
                }
            }
        }
        return found;
    }

    private boolean known(int dx, int dy) {
        int middle = xs.length / 2;
        double x = source.x(xs[middle], ys[middle]) - xs[middle];
        double y = source.y(xs[middle], ys[middle]) - ys[middle];
        return Math.hypot(dx - x, dy - y) < APART;
    }

    private double correlation(int dx, int dy) {
        int inside = 0;
        double here = 0;
        double there = 0;
        double both = 0;
        int most = (int) ((1 - LEAST_INSIDE) * xs.length);
        for (int i = 0; i < xs.length; i++) {
            int x = xs[i] + dx;
            int y = ys[i] + dy;
            if (x >= 0 && y >= 0 && x < detail.width() && y < detail.height()) {
                float a = detail.at(xs[i], ys[i]);
                float b = detail.at(x, y);
                inside++;
                here += a * a;
                there += b * b;
                both += a * b;
            } else if (i + 1 - inside > most) {
                return 0;
            }
        }
        return here > 0 && there > 0 ? both / Math.sqrt(here * there) : 0;
    }

    private record Shift(int dx, int dy, double correlation) {}
}
