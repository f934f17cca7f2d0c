package org.telltale.viewers.measure;

/**
 * A colour as luma and two colour differences, ITU-R BT.601 at full range, as JFIF (ECMA TR/98)
 * defines it for JPEG. Immutable.
 *
 * @param y luma, 0 to the largest value
 * @param cb blue difference, its middle is half the range
 * @param cr red difference, its middle is half the range
 */
public record YCbCr(double y, double cb, double cr) {
    /**
     * Converts.
     *
     * @param largest value of a channel: 255 or 65535
     */
    public static YCbCr of(double red, double green, double blue, int largest) {
        double middle = (largest + 1) / 2.0;
        return new YCbCr(
                0.299 * red + 0.587 * green + 0.114 * blue,
                middle - 0.168735892 * red - 0.331264108 * green + 0.5 * blue,
                middle + 0.5 * red - 0.418687589 * green - 0.081312411 * blue);
    }
}
