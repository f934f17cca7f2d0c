package org.telltale.inference.detect.copymove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;

/**
 * Moves that a field of matches follows steadily: matches are medians over a small window around
 * each cell, a cell counts where a plane through those of its neighbourhood leaves almost nothing
 * over (dense linear fitting, Cozzolino, Poggi and Verdoliva 2015), and cells that continue one
 * another's plane make a move.
 */
final class DenseMoves {
    private static final int MEDIAN_REACH = 4;
    private static final int FIT_REACH = 2;
    private static final double MOST_ERROR = 1.2;
    private static final double MOST_STEP = 1.5;
    private static final int LEAST_CELLS = 16;
    private static final int MOST_MOVES = 12;

    private final int[] matches;
    private final PatchFeatures features;
    private final CellGrid grid;
    private final Cancellation cancellation;
    private final float[] toX;
    private final float[] toY;
    private final @Nullable Move[] plane;

    private DenseMoves(
            int[] matches, PatchFeatures features, CellGrid grid, Cancellation cancellation) {
        this.matches = matches;
        this.features = features;
        this.grid = grid;
        this.cancellation = cancellation;
        toX = new float[grid.cells()];
        toY = new float[grid.cells()];
        plane = new Move[grid.cells()];
    }

    /**
     * The moves, largest place first.
     *
     * @param telling cells that have detail; in others anything looks like anything
     */
    static List<SupposedMove> of(
            int[] matches,
            PatchFeatures features,
            CellGrid grid,
            BitSet telling,
            Cancellation cancellation) {
        DenseMoves moves = new DenseMoves(matches, features, grid, cancellation);
        moves.smooth();
        moves.fit(telling);
        return moves.grow();
    }

    private void smooth() {
        Bands.over(
                grid.down(),
                8,
                cancellation,
                (from, to) -> {
                    int side = 2 * MEDIAN_REACH + 1;
                    float[] dx = new float[side * side];
                    float[] dy = new float[side * side];
                    for (int cell = from * grid.across(); cell < to * grid.across(); cell++) {
                        median(cell, dx, dy);
                    }
                });
    }

    /** Steps, not places: within a plain copy they are all the same. */
    private void median(int cell, float[] dx, float[] dy) {
        int x = cell % grid.across() * CellGrid.SIDE + CellGrid.SIDE / 2 - ZernikeKernels.REACH;
        int y = cell / grid.across() * CellGrid.SIDE + CellGrid.SIDE / 2 - ZernikeKernels.REACH;
        int count = 0;
        for (int v = y - MEDIAN_REACH; v <= y + MEDIAN_REACH; v++) {
            for (int u = x - MEDIAN_REACH; u <= x + MEDIAN_REACH; u++) {
                if (u >= 0 && v >= 0 && u < features.width() && v < features.height()) {
                    int match = matches[v * features.width() + u];
                    if (match >= 0) {
                        dx[count] = match % features.width() - u;
                        dy[count++] = match / features.width() - v;
                    }
                }
            }
        }
        if (count < dx.length / 2) {
            toX[cell] = Float.NaN;
            return;
        }
        Arrays.sort(dx, 0, count);
        Arrays.sort(dy, 0, count);
        toX[cell] = (float) (x(cell) + dx[count / 2]);
        toY[cell] = (float) (y(cell) + dy[count / 2]);
    }

    private double x(int cell) {
        return cell % grid.across() * CellGrid.SIDE + CellGrid.SIDE / 2.0;
    }

    private double y(int cell) {
        int row = cell / grid.across();
        return row * CellGrid.SIDE + CellGrid.SIDE / 2.0;
    }

    private void fit(BitSet telling) {
        Bands.over(
                grid.down(),
                8,
                cancellation,
                (from, to) -> {
                    for (int cell = from * grid.across(); cell < to * grid.across(); cell++) {
                        if (telling.get(cell)) {
                            plane[cell] = local(cell);
                        }
                    }
                });
    }

    private @Nullable Move local(int cell) {
        int column = cell % grid.across();
        int row = cell / grid.across();
        if (column < FIT_REACH
                || row < FIT_REACH
                || column >= grid.across() - FIT_REACH
                || row >= grid.down() - FIT_REACH) {
            return null;
        }
        int side = 2 * FIT_REACH + 1;
        int[] cells = new int[side * side];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell + (i / side - FIT_REACH) * grid.across() + i % side - FIT_REACH;
            if (Float.isNaN(toX[cells[i]])) {
                return null;
            }
        }
        Move move = leastSquares(cells);
        return move != null && error(move, cells) <= MOST_ERROR && move.plausible() ? move : null;
    }

    /** Root mean square of what the plane leaves over. */
    private double error(Move move, int[] cells) {
        double sum = 0;
        for (int cell : cells) {
            double dx = move.x(x(cell), y(cell)) - toX[cell];
            double dy = move.y(x(cell), y(cell)) - toY[cell];
            sum += dx * dx + dy * dy;
        }
        return Math.sqrt(sum / cells.length);
    }

    private @Nullable Move leastSquares(int[] cells) {
        double mx = 0;
        double my = 0;
        double mu = 0;
        double mv = 0;
        for (int cell : cells) {
            mx += x(cell) / cells.length;
            my += y(cell) / cells.length;
            mu += toX[cell] / (double) cells.length;
            mv += toY[cell] / (double) cells.length;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xu = 0;
        double yu = 0;
        double xv = 0;
        double yv = 0;
        for (int cell : cells) {
            double dx = x(cell) - mx;
            double dy = y(cell) - my;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
            xu += dx * (toX[cell] - mu);
            yu += dy * (toX[cell] - mu);
            xv += dx * (toY[cell] - mv);
            yv += dy * (toY[cell] - mv);
        }
        double det = xx * yy - xy * xy;
        if (det < 1e-6) {
            return null;
        }
        double a = (xu * yy - yu * xy) / det;
        double b = (yu * xx - xu * xy) / det;
        double c = (xv * yy - yv * xy) / det;
        double d = (yv * xx - xv * xy) / det;
        return new Move(a, b, mu - a * mx - b * my, c, d, mv - c * mx - d * my);
    }

    private List<SupposedMove> grow() {
        List<BitSet> places = new ArrayList<>();
        boolean[] seen = new boolean[grid.cells()];
        int[] stack = new int[grid.cells()];
        for (int cell = 0; cell < grid.cells(); cell++) {
            if (plane[cell] != null && !seen[cell]) {
                BitSet place = grow(cell, seen, stack);
                if (place.cardinality() >= LEAST_CELLS) {
                    places.add(place);
                }
            }
        }
        places.sort(Comparator.comparingInt(BitSet::cardinality).reversed());
        List<SupposedMove> moves = new ArrayList<>();
        for (BitSet place : places) {
            Move move = leastSquares(place.stream().toArray());
            if (move != null && move.plausible() && moves.size() < MOST_MOVES) {
                moves.add(new SupposedMove(move, place));
            }
        }
        return moves;
    }

    private BitSet grow(int first, boolean[] seen, int[] stack) {
        BitSet place = new BitSet(grid.cells());
        int size = 0;
        seen[first] = true;
        stack[size++] = first;
        while (size > 0) {
            int cell = stack[--size];
            place.set(cell);
            // A plane exists only off the border, so that all four neighbours do.
            int[] next = {cell - 1, cell + 1, cell - grid.across(), cell + grid.across()};
            for (int n : next) {
                if (!seen[n] && continues(cell, n)) {
                    seen[n] = true;
                    stack[size++] = n;
                }
            }
        }
        return place;
    }

    private boolean continues(int cell, int next) {
        Move here = plane[cell];
        Move there = plane[next];
        return here != null
                && there != null
                && Math.hypot(
                                here.x(x(next), y(next)) - there.x(x(next), y(next)),
                                here.y(x(next), y(next)) - there.y(x(next), y(next)))
                        <= MOST_STEP;
    }
}
