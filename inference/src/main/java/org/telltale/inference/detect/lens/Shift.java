package org.telltale.inference.detect.lens;

/**
 * How far one colour channel lies beside green in one place.
 *
 * @param x pixels to the right
 * @param y pixels down
 * @param xx information of the measurement: inverse of its covariance, per pixel²
 * @param xy the same, mixed
 * @param yy the same, from top to bottom
 */
record Shift(double x, double y, double xx, double xy, double yy) {
    /** Nothing measured. */
    static final Shift NONE = new Shift(0, 0, 0, 0, 0);

    /** This shift less another, as sure as this one. */
    Shift less(double otherX, double otherY) {
        return new Shift(x - otherX, y - otherY, xx, xy, yy);
    }

    /** Squared length in units of its own error. */
    double square() {
        return xx * x * x + 2 * xy * x * y + yy * y * y;
    }

    /** Length, pixels. */
    double length() {
        return Math.hypot(x, y);
    }

    /** Whether anything was measured. */
    boolean known() {
        return xx > 0;
    }
}
