package org.telltale.inference.worker;

import java.io.Serializable;
import java.util.Objects;

/**
 * A picture to be turned, scaled and shifted so that the pixel (x, y) comes to lie at {@code (a x −
 * b y + right, b x + a y + down)}, both counted from the middle of the pixel at the top left as
 * OpenCV's warpAffine counts. Immutable.
 *
 * @param a scale times the cosine of the turn; not both this and {@code b} are 0
 * @param b scale times the sine of the turn
 * @param right shift in pixels of the result
 * @param down shift in pixels of the result
 * @param toWidth width of the result, at least 1
 * @param toHeight height of the result, at least 1
 * @param method how pixels between pixels are made
 * @param border what stands where the picture does not reach
 * @param value of all channels of a constant border, 0 to 255
 */
public record AlignRequest(
        double a,
        double b,
        double right,
        double down,
        int toWidth,
        int toHeight,
        Method method,
        Border border,
        int value)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Longest side of a result: faces are brought to a few hundred pixels. */
    public static final int MOST_SIDE = 4096;

    public AlignRequest {
        Objects.requireNonNull(method);
        Objects.requireNonNull(border);
        double scale = Math.hypot(a, b);
        if (!(scale > 0) || !Double.isFinite(scale + right + down)) {
            throw new IllegalArgumentException("no similarity: " + a + ", " + b);
        }
        if (toWidth < 1 || toHeight < 1 || Math.max(toWidth, toHeight) > MOST_SIDE) {
            throw new IllegalArgumentException(toWidth + "x" + toHeight);
        }
        if (value < 0 || value > 255) {
            throw new IllegalArgumentException("border " + value);
        }
    }

    /** Column of the picture that comes to lie at a place of the result. */
    public double sourceX(double column, double row) {
        return (a * (column - right) + b * (row - down)) / (a * a + b * b);
    }

    /** Row of the picture that comes to lie at a place of the result. */
    public double sourceY(double column, double row) {
        return (a * (row - down) - b * (column - right)) / (a * a + b * b);
    }

    /** How pixels between pixels are made; never smoothed when reducing. */
    public enum Method {
        /** The nearest pixel. */
        NEAREST,
        /** Between the four neighbours. */
        LINEAR,
        /** Between sixteen neighbours. */
        CUBIC
    }

    /** What stands where the picture does not reach. */
    public enum Border {
        /** One value. */
        CONSTANT,
        /** The nearest pixel of the edge. */
        REPLICATE,
        /** The picture mirrored at its outermost pixels, which are not repeated. */
        REFLECT
    }
}
