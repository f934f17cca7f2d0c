package org.telltale.inference.metrics;

import java.util.BitSet;
import java.util.Collection;

/**
 * Which pixels of a picture are meant, row-major from the top-left. Who receives it only reads it.
 *
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 * @param pixels those that are meant
 */
public record PixelMask(int width, int height, BitSet pixels) {
    public PixelMask {
        if (width < 1 || height < 1 || pixels.length() > (long) width * height) {
            throw new IllegalArgumentException(pixels.length() + " in " + width + "x" + height);
        }
    }

    /** No pixel at all. */
    public static PixelMask none(int width, int height) {
        return new PixelMask(width, height, new BitSet());
    }

    /** The part of a rectangle that lies in the picture; {@code x2} and {@code y2} exclusive. */
    public static PixelMask rectangle(int width, int height, int x1, int y1, int x2, int y2) {
        BitSet pixels = new BitSet();
        int left = Math.clamp(x1, 0, width);
        int right = Math.clamp(x2, left, width);
        for (int y = Math.max(0, y1); y < Math.min(height, y2); y++) {
            pixels.set(y * width + left, y * width + right);
        }
        return new PixelMask(width, height, pixels);
    }

    /**
     * The pixels of any of the masks.
     *
     * @throws IllegalArgumentException if one is of another size
     */
    public static PixelMask union(int width, int height, Collection<PixelMask> masks) {
        BitSet all = new BitSet();
        for (PixelMask mask : masks) {
            if (mask.width != width || mask.height != height) {
                throw new IllegalArgumentException("masks of different sizes");
            }
            all.or(mask.pixels);
        }
        return new PixelMask(width, height, all);
    }

    /** Pixels of the picture. */
    public long area() {
        return (long) width * height;
    }

    /** Pixels that are meant. */
    public long count() {
        return pixels.cardinality();
    }
}
