package org.telltale.viewers.draw;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Corner;
import org.telltale.inference.media.Outline;

/**
 * Keeps of a drawn line the points that matter: Douglas and Peucker, "Algorithms for the reduction
 * of the number of points required to represent a digitized line or its caricature" (1973).
 */
final class Simplified {
    private Simplified() {}

    /**
     * The region within a line, its corners those of pixels.
     *
     * @param line in source pixels, its end joined to its beginning
     * @param tolerance in source pixels, above 0
     * @return null where the line encloses nothing
     */
    static @Nullable Outline outline(List<Point2D> line, double tolerance) {
        for (double within = tolerance; ; within *= 2) {
            List<Corner> corners = new ArrayList<>();
            for (Point2D point : simplified(line, within)) {
                corners.add(
                        new Corner((int) Math.round(point.getX()), (int) Math.round(point.getY())));
            }
            if (corners.size() <= Outline.MOST_CORNERS) {
                return Outline.of(corners);
            }
        }
    }

    /** The points that lie farther than the tolerance from the line through the others. */
    static List<Point2D> simplified(List<Point2D> line, double tolerance) {
        BitSet kept = new BitSet(line.size());
        kept.set(0);
        kept.set(line.size() - 1);
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {0, line.size() - 1});
        while (!open.isEmpty()) {
            int[] part = open.pop();
            int farthest = farthest(line, part[0], part[1]);
            if (farthest >= 0
                    && distance(line.get(farthest), line.get(part[0]), line.get(part[1]))
                            > tolerance) {
                kept.set(farthest);
                open.push(new int[] {part[0], farthest});
                open.push(new int[] {farthest, part[1]});
            }
        }
        return kept.stream().mapToObj(line::get).toList();
    }

    private static int farthest(List<Point2D> line, int from, int to) {
        int found = -1;
        double most = -1;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(line.get(i), line.get(from), line.get(to));
            if (distance > most) {
                most = distance;
                found = i;
            }
        }
        return found;
    }

    /** From a point to the straight line between two others, or to the nearer of them. */
    private static double distance(Point2D point, Point2D from, Point2D to) {
        Point2D along = to.subtract(from);
        double square = along.dotProduct(along);
        double share = square == 0 ? 0 : point.subtract(from).dotProduct(along) / square;
        return point.distance(from.add(along.multiply(Math.clamp(share, 0, 1))));
    }
}
