package org.telltale.inference.detect.copymove;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.image.Plane;

/**
 * Betters a move so that what it brings agrees with what is there, by Gauss–Newton steps on the six
 * numbers of the affine map (Lucas and Kanade, "An Iterative Image Registration Technique", 1981;
 * Baker and Matthews, "Lucas–Kanade 20 Years On", 2004).
 */
final class MoveRefinement {
    private static final int STEPS = 8;
    private static final int MOST_CELLS = 1500;
    private static final double STILL = 0.005;
    private static final int N = 6;

    private final Plane detail;
    private final CellGrid grid;

    MoveRefinement(Plane detail, CellGrid grid) {
        this.detail = detail;
        this.grid = grid;
    }

    /**
     * The better move.
     *
     * @param source takes a pixel to where it came from
     * @param cells whose pixels are compared
     * @return the given one where nothing can be bettered
     */
    Move refine(Move source, BitSet cells) {
        int every = Math.max(1, cells.cardinality() / MOST_CELLS);
        double[] centre = centre(cells);
        Move move = source;
        for (int step = 0; step < STEPS; step++) {
            double[] equations = equations(move, cells, every, centre);
            double[] change = solve(equations);
            if (change == null) {
                return source;
            }
            Move next = changed(move, change, centre);
            if (!next.plausible() || drift(next, source, centre) > 6) {
                return source;
            }
            move = next;
            if (Math.hypot(change[2], change[5]) < STILL) {
                break;
            }
        }
        return move;
    }

    private static double drift(Move a, Move b, double[] centre) {
        return Math.hypot(
                a.x(centre[0], centre[1]) - b.x(centre[0], centre[1]),
                a.y(centre[0], centre[1]) - b.y(centre[0], centre[1]));
    }

    private double[] centre(BitSet cells) {
        double x = cells.stream().mapToDouble(grid::centreX).average().orElse(0);
        double y = cells.stream().mapToDouble(grid::centreY).average().orElse(0);
        double spread =
                Math.sqrt(
                        cells.stream()
                                .mapToDouble(c -> {
                                    double dx = grid.centreX(c) - x;
                                    double dy = grid.centreY(c) - y;
                                    return dx * dx + dy * dy;
                                })
                                .average()
                                .orElse(1));
        return new double[] {x, y, Math.max(8, spread)};
    }

    /** The change is in units of the spread, so that all six numbers weigh alike. */
    private static Move changed(Move m, double[] change, double[] centre) {
        double a = change[0] / centre[2];
        double b = change[1] / centre[2];
        double c = change[3] / centre[2];
        double d = change[4] / centre[2];
        return new Move(
                m.a() + a,
                m.b() + b,
                m.tx() + change[2] - a * centre[0] - b * centre[1],
                m.c() + c,
                m.d() + d,
                m.ty() + change[5] - c * centre[0] - d * centre[1]);
    }

    private double[] equations(Move move, BitSet cells, int every, double[] centre) {
        double[] sums = new double[N * (N + 1)];
        double[] slope = new double[N];
        int index = 0;
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
            if (index++ % every != 0) {
                continue;
            }
            int left = cell % grid.across() * CellGrid.SIDE;
            int top = cell / grid.across() * CellGrid.SIDE;
            for (int y = top; y < top + CellGrid.SIDE; y++) {
                for (int x = left; x < left + CellGrid.SIDE; x++) {
                    pixel(move, x, y, centre, slope, sums);
                }
            }
        }
        return sums;
    }

    private void pixel(Move move, int x, int y, double[] centre, double[] slope, double[] sums) {
        double px = move.x(x, y);
        double py = move.y(x, y);
        if (!(px >= 1 && py >= 1 && px < detail.width() - 2 && py < detail.height() - 2)) {
            return;
        }
        double gx = (at(px + 0.5, py) - at(px - 0.5, py));
        double gy = (at(px, py + 0.5) - at(px, py - 0.5));
        double residual = detail.at(x, y) - at(px, py);
        double u = (x - centre[0]) / centre[2];
        double v = (y - centre[1]) / centre[2];
        slope[0] = gx * u;
        slope[1] = gx * v;
        slope[2] = gx;
        slope[3] = gy * u;
        slope[4] = gy * v;
        slope[5] = gy;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                sums[i * (N + 1) + j] += slope[i] * slope[j];
            }
            sums[i * (N + 1) + N] += slope[i] * residual;
        }
    }

    private double at(double x, double y) {
        return Bilinear.at(detail, x, y);
    }

    /** Gaussian elimination with pivoting; null where the cells do not determine the move. */
    private static double @Nullable [] solve(double[] m) {
        for (int column = 0; column < N; column++) {
            int pivot = column;
            for (int row = column + 1; row < N; row++) {
                if (Math.abs(m[row * (N + 1) + column]) > Math.abs(m[pivot * (N + 1) + column])) {
                    pivot = row;
                }
            }
            if (Math.abs(m[pivot * (N + 1) + column]) < 1e-6) {
                return null;
            }
            for (int k = 0; k <= N; k++) {
                double swap = m[pivot * (N + 1) + k];
                m[pivot * (N + 1) + k] = m[column * (N + 1) + k];
                m[column * (N + 1) + k] = swap;
            }
            for (int row = 0; row < N; row++) {
                if (row != column) {
                    double factor = m[row * (N + 1) + column] / m[column * (N + 1) + column];
                    for (int k = column; k <= N; k++) {
                        m[row * (N + 1) + k] -= factor * m[column * (N + 1) + k];
                    }
                }
            }
        }
        double[] out = new double[N];
        for (int i = 0; i < N; i++) {
            out[i] = m[i * (N + 1) + N] / m[i * (N + 1) + i];
        }
        return out;
    }
}
