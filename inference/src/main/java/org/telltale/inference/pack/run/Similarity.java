package org.telltale.inference.pack.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Point;

/**
 * A turn, one scale and a shift: (x, y) becomes {@code (a x − b y + right, b x + a y + down)}.
 * Immutable.
 */
record Similarity(double a, double b, double right, double down) {
    /**
     * The similarity without mirroring that brings points nearest to others by the sum of squared
     * distances. In the plane Umeyama's solution (1991, eqs. 38 to 43: rotation by singular values,
     * scale by the variance of the first points) is, in coordinates from the two means, {@code a =
     * Σ (x x' + y y') / Σ (x² + y²)} and {@code b = Σ (x y' − y x') / Σ (x² + y²)}.
     *
     * @param from as many as {@code to}
     * @return null where the points are all one, or say nothing of a turn
     */
    static @Nullable Similarity of(List<Point> from, List<Point> to) {
        if (from.size() != to.size() || from.isEmpty()) {
            throw new IllegalArgumentException(from.size() + " and " + to.size() + " points");
        }
        Point here = mean(from);
        Point there = mean(to);
        double along = 0;
        double across = 0;
        double squares = 0;
        for (int i = 0; i < from.size(); i++) {
            double x = from.get(i).x() - here.x();
            double y = from.get(i).y() - here.y();
            double toX = to.get(i).x() - there.x();
            double toY = to.get(i).y() - there.y();
            along += x * toX + y * toY;
            across += x * toY - y * toX;
            squares += x * x + y * y;
        }
        double a = along / squares;
        double b = across / squares;
        if (!(Math.hypot(a, b) > 0)) {
            return null;
        }
        return new Similarity(
                a,
                b,
                there.x() - a * here.x() + b * here.y(),
                there.y() - b * here.x() - a * here.y());
    }

    private static Point mean(List<Point> points) {
        return new Point(
                points.stream().mapToDouble(Point::x).average().orElseThrow(),
                points.stream().mapToDouble(Point::y).average().orElseThrow());
    }
}
