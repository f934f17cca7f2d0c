package org.telltale.inference.media;

/**
 * A place in a picture, in source pixels after orientation with fractions, origin top-left. May lie
 * outside of it. Immutable.
 */
public record Point(double x, double y) implements java.io.Serializable {
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("no place: " + x + ", " + y);
        }
    }
}
