package org.telltale.viewers.measure;

/**
 * A colour as hue, saturation and value (Smith, "Color gamut transform pairs", SIGGRAPH 1978).
 * Immutable.
 *
 * @param hue degrees, 0 to below 360; 0 for grey
 * @param saturation 0 to 1
 * @param value 0 to 1
 */
public record Hsv(double hue, double saturation, double value) {
    /**
     * Converts.
     *
     * @param largest value of a channel: 255 or 65535
     */
    public static Hsv of(double red, double green, double blue, int largest) {
        double high = Math.max(red, Math.max(green, blue));
        double range = high - Math.min(red, Math.min(green, blue));
        return new Hsv(
                range == 0 ? 0 : hue(red, green, blue, high, range),
                high == 0 ? 0 : range / high,
                high / largest);
    }

    private static double hue(double red, double green, double blue, double high, double range) {
        double sixths;
        if (high == red) {
            sixths = (green - blue) / range;
        } else if (high == green) {
            sixths = 2 + (blue - red) / range;
        } else {
            sixths = 4 + (red - green) / range;
        }
        return 60 * (sixths < 0 ? sixths + 6 : sixths);
    }
}
