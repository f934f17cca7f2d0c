package org.telltale.inference.worker;

import java.io.Serializable;
import java.util.Objects;

/**
 * A window of a picture, to be brought to a size. Immutable.
 *
 * @param x left edge in pixels of the picture; may lie outside of it
 * @param y upper edge, likewise
 * @param width of the window, at least 1
 * @param height of the window, at least 1
 * @param toWidth width wanted, at least 1
 * @param toHeight height wanted, at least 1
 * @param method how pixels between pixels are made
 * @param border value of all channels where the window reaches beyond the picture, 0 to 255
 */
public record ResampleRequest(
        int x, int y, int width, int height, int toWidth, int toHeight, Method method, int border)
        implements Serializable {
    /** Most pixels of a window or a result; a hundred megapixels take 400 MB. */
    public static final long MOST_PIXELS = 1L << 27;

    private static final long serialVersionUID = 1L;

    public ResampleRequest {
        Objects.requireNonNull(method);
        bounded(width, height);
        bounded(toWidth, toHeight);
        if (border < 0 || border > 255) {
            throw new IllegalArgumentException("border " + border);
        }
    }

    /** A window as it is, without resampling. */
    public static ResampleRequest cut(int x, int y, int width, int height, int border) {
        return new ResampleRequest(x, y, width, height, width, height, Method.NEAREST, border);
    }

    /** Whether the window comes to another size than its own. */
    public boolean resizes() {
        return width != toWidth || height != toHeight;
    }

    /** Whether the result is a part of the picture as it stands there. */
    public boolean isPartOf(Pixels pixels) {
        return !resizes()
                && x >= 0
                && y >= 0
                && (long) x + width <= pixels.width()
                && (long) y + height <= pixels.height();
    }

    private static void bounded(int width, int height) {
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw new IllegalArgumentException(width + "x" + height);
        }
    }

    /** How pixels between pixels are made, with half-pixel centres, on 8-bit values. */
    public enum Method {
        /** The nearest pixel. */
        NEAREST,
        /** Between the four neighbours; not smoothed when reducing, as OpenCV's INTER_LINEAR. */
        LINEAR,
        /** Between sixteen neighbours, as OpenCV's INTER_CUBIC. */
        CUBIC,
        /** The mean of what a pixel covers, as OpenCV's INTER_AREA. */
        AREA
    }
}
