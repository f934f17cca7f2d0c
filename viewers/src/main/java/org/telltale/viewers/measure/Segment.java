package org.telltale.viewers.measure;

import javafx.geometry.Point2D;

/**
 * A straight line on a picture. Immutable.
 *
 * @param from in source pixels
 * @param to in source pixels
 */
public record Segment(Point2D from, Point2D to) {
    /** Source pixels to the right; negative to the left. */
    public double dx() {
        return to.getX() - from.getX();
    }

    /** Source pixels down; negative up. */
    public double dy() {
        return to.getY() - from.getY();
    }

    /** Source pixels. */
    public double length() {
        return Math.hypot(dx(), dy());
    }

    /**
     * Degrees from a line to the right, counter-clockwise as the source lies, above −180 up to 180.
     */
    public double angle() {
        double degrees = Math.toDegrees(Math.atan2(-dy(), dx()));
        return degrees == -180 ? 180 : degrees + 0.0;
    }

    /** The same start, with the angle rounded to a multiple of 45 degrees. */
    public Segment straightened() {
        double step = Math.PI / 4;
        double angle = Math.round(Math.atan2(dy(), dx()) / step) * step;
        double length = length();
        return new Segment(
                from,
                new Point2D(
                        from.getX() + length * Math.cos(angle),
                        from.getY() + length * Math.sin(angle)));
    }
}
