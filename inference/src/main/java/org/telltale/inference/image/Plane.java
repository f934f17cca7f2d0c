package org.telltale.inference.image;

/**
 * One measured value for every pixel of a picture, row-major, origin top-left. The array is shared,
 * not copied, since it is large: who receives a plane only reads it.
 *
 * @param width pixels
 * @param height pixels
 * @param values {@code width × height} of them
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: a copy would cost 48 MB at 12 MP
public record Plane(int width, int height, float[] values) {
    public Plane {
        if (values.length != width * height) {
            throw new IllegalArgumentException(values.length + " for " + width + "x" + height);
        }
    }

    /** The value at a pixel. */
    public float at(int x, int y) {
        return values[y * width + x];
    }
}
