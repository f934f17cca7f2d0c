package org.telltale.inference.detect.copymove;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.worker.Keypoint;

/**
 * Moves that several pairs of keypoints agree on. Every pair in turn, the most alike first,
 * proposes the similarity that its own places, sizes and directions imply; the pairs nearby that
 * agree roughly refine it by least squares, and it is judged by how many pairs of all then agree.
 * That is RANSAC (Fischler and Bolles 1981) with every local sample taken in place of random ones,
 * so that the answer is always the same.
 */
final class KeypointMoves {
    private static final int MOST_MOVES = 6;
    private static final int MOST_PAIRS = 3000;
    private static final int MOST_PROPOSALS = 500;
    private static final int LEAST_AGREEING = 4;
    private static final double ROUGH = 5;
    private static final double ROUGH_SLOPE = 0.15;
    private static final double NEARBY = 160;
    private static final double FINE = 3;
    private static final int SEED_REACH = 2;

    private final CellGrid grid;
    private final Cancellation cancellation;
    private List<KeypointPair> left;

    private KeypointMoves(List<KeypointPair> pairs, CellGrid grid, Cancellation cancellation) {
        this.left = pairs.subList(0, Math.min(pairs.size(), MOST_PAIRS));
        this.grid = grid;
        this.cancellation = cancellation;
    }

    /** The moves, those that most pairs agree on first. */
    static List<SupposedMove> of(
            List<KeypointPair> pairs, CellGrid grid, Cancellation cancellation) {
        KeypointMoves search = new KeypointMoves(pairs, grid, cancellation);
        List<SupposedMove> moves = new ArrayList<>();
        while (moves.size() < MOST_MOVES) {
            SupposedMove next = search.next();
            if (next == null) {
                break;
            }
            moves.add(next);
        }
        return moves;
    }

    private @Nullable SupposedMove next() {
        List<KeypointPair> most = List.of();
        Move best = null;
        for (int i = 0; i < Math.min(left.size(), MOST_PROPOSALS); i++) {
            cancellation.check();
            Move move = fitted(left.get(i));
            if (move != null) {
                List<KeypointPair> agreeing = agreeing(move);
                if (agreeing.size() > most.size()) {
                    most = agreeing;
                    best = move;
                }
            }
        }
        if (best == null || distinct(most) < LEAST_AGREEING) {
            return null;
        }
        List<KeypointPair> used = most;
        List<KeypointPair> rest = new ArrayList<>(left);
        rest.removeAll(used);
        left = rest;
        return new SupposedMove(best.inverse(), seed(best, used));
    }

    /** Places where the pairs end, since one edge may carry a keypoint of several sizes. */
    private int distinct(List<KeypointPair> pairs) {
        return (int)
                pairs.stream().map(p -> Math.min(cell(p.from()), cell(p.to()))).distinct().count();
    }

    private int cell(Keypoint point) {
        return grid.at(point.x(), point.y());
    }

    private BitSet seed(Move move, List<KeypointPair> pairs) {
        BitSet cells = new BitSet(grid.cells());
        for (KeypointPair pair : pairs) {
            Keypoint end = error(move, pair) <= backError(move, pair) ? pair.to() : pair.from();
            int cell = cell(end);
            if (cell >= 0) {
                cells.set(cell);
            }
        }
        return grid.crowded(cells, SEED_REACH, 1);
    }

    private @Nullable Move fitted(KeypointPair pair) {
        Move rough = proposed(pair);
        if (!rough.plausible()) {
            return null;
        }
        List<KeypointPair> close = new ArrayList<>();
        for (KeypointPair other : left) {
            double away =
                    Math.hypot(
                            other.from().x() - pair.from().x(), other.from().y() - pair.from().y());
            if (other.mirrored() == pair.mirrored()
                    && away < NEARBY
                    && error(rough, other) < ROUGH + ROUGH_SLOPE * away) {
                close.add(other);
            }
        }
        Move move = leastSquares(close, pair.mirrored());
        for (int round = 0; round < 2 && move != null; round++) {
            Move current = move;
            close.removeIf(p -> error(current, p) > 2 * FINE);
            move = leastSquares(close, pair.mirrored());
        }
        return move != null && move.plausible() ? move : null;
    }

    private List<KeypointPair> agreeing(Move move) {
        List<KeypointPair> agreeing = new ArrayList<>();
        for (KeypointPair pair : left) {
            if (pair.mirrored() == move.mirrors()
                    && (error(move, pair) < FINE || backError(move, pair) < FINE)) {
                agreeing.add(pair);
            }
        }
        return agreeing;
    }

    private static double error(Move move, KeypointPair pair) {
        return gap(move, pair.from(), pair.to());
    }

    private static double backError(Move move, KeypointPair pair) {
        return gap(move, pair.to(), pair.from());
    }

    private static double gap(Move move, Keypoint from, Keypoint to) {
        return Math.hypot(move.x(from.x(), from.y()) - to.x(), move.y(from.x(), from.y()) - to.y());
    }

    /** The move that the two keypoints' own sizes and directions imply. */
    private static Move proposed(KeypointPair pair) {
        double scale = pair.to().size() / pair.from().size();
        double turn =
                Math.toRadians(
                        pair.mirrored()
                                ? pair.to().angle() + pair.from().angle()
                                : pair.to().angle() - pair.from().angle());
        return anchored(
                scale * Math.cos(turn),
                scale * Math.sin(turn),
                pair.mirrored(),
                pair.from().x(),
                pair.from().y(),
                pair.to().x(),
                pair.to().y());
    }

    /** z' = (re + i im) z or, mirrored, (re + i im) z̄, with one point given. */
    private static Move anchored(
            double re, double im, boolean mirrored, double x, double y, double toX, double toY) {
        double b = mirrored ? im : -im;
        double d = mirrored ? -re : re;
        return new Move(re, b, toX - re * x - b * y, im, d, toY - im * x - d * y);
    }

    private static @Nullable Move leastSquares(List<KeypointPair> pairs, boolean mirrored) {
        if (pairs.size() < 3) {
            return null;
        }
        double x = mean(pairs, p -> p.from().x());
        double y = mean(pairs, p -> p.from().y());
        double toX = mean(pairs, p -> p.to().x());
        double toY = mean(pairs, p -> p.to().y());
        double re = 0;
        double im = 0;
        double squares = 0;
        for (KeypointPair p : pairs) {
            double u = p.from().x() - x;
            double v = (p.from().y() - y) * (mirrored ? -1 : 1);
            double s = p.to().x() - toX;
            double t = p.to().y() - toY;
            re += u * s + v * t;
            im += u * t - v * s;
            squares += u * u + v * v;
        }
        return squares < 20 ? null : anchored(re / squares, im / squares, mirrored, x, y, toX, toY);
    }

    private static double mean(List<KeypointPair> pairs, ToDoubleFunction<KeypointPair> of) {
        return pairs.stream().mapToDouble(of).average().orElse(0);
    }
}
