package org.telltale.inference.media;

/**
 * A rectangle in source pixels after orientation: origin top-left, {@code x2} and {@code y2}
 * exclusive. Immutable.
 */
public record Box(int x1, int y1, int x2, int y2) implements java.io.Serializable {
    public Box {
        if (x2 <= x1 || y2 <= y1) {
            throw new IllegalArgumentException("empty box " + x1 + "," + y1 + "," + x2 + "," + y2);
        }
    }

    /** Width in pixels, at least 1. */
    public int width() {
        return x2 - x1;
    }

    /** Height in pixels, at least 1. */
    public int height() {
        return y2 - y1;
    }

    /** Pixels covered. */
    public long area() {
        return (long) width() * height();
    }

    /** Whether the pixel lies inside. */
    public boolean contains(int x, int y) {
        return x >= x1 && x < x2 && y >= y1 && y < y2;
    }

    /** Pixels that both cover; 0 where they do not meet. */
    public long intersection(Box other) {
        long w = Math.min(x2, other.x2) - (long) Math.max(x1, other.x1);
        long h = Math.min(y2, other.y2) - (long) Math.max(y1, other.y1);
        return w <= 0 || h <= 0 ? 0 : w * h;
    }

    /** Intersection over union, 0 to 1. */
    public double iou(Box other) {
        long both = intersection(other);
        return (double) both / (area() + other.area() - both);
    }

    /** The smallest box that holds both. */
    public Box hull(Box other) {
        return new Box(
                Math.min(x1, other.x1),
                Math.min(y1, other.y1),
                Math.max(x2, other.x2),
                Math.max(y2, other.y2));
    }
}
