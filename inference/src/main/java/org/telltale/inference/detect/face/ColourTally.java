package org.telltale.inference.detect.face;

import org.telltale.inference.detect.face.RegionMeasure.Chroma;

/**
 * Counts the colours of some pixels and tells their median, brought to one luminance and put into
 * CIELAB under D65 (CIE 15:2004). The median, since a strand of hair or a bit of background may
 * reach among them; the luminance is set equal because light from one side is no sign of anything.
 * Used by one thread.
 */
final class ColourTally {
    /** Luminance that every colour is brought to, as a fraction of white; L* 69.5. */
    private static final double LUMINANCE = 0.4;

    // Half a code value of black, so that black has a colour: grey.
    private static final double DARKEST = 0.5 / 255 / 12.92;

    private static final double[] LINEAR = linear();

    // CIE XYZ of the white point D65.
    private static final double WHITE_X = 0.95047;
    private static final double WHITE_Z = 1.08883;

    private final int[] red = new int[256];
    private final int[] green = new int[256];
    private final int[] blue = new int[256];
    private int count;

    /** Counts a pixel by its code values, 0 to 255. */
    void add(int r, int g, int b) {
        red[r]++;
        green[g]++;
        blue[b]++;
        count++;
    }

    /** Pixels counted. */
    int count() {
        return count;
    }

    /**
     * Their median colour at equal luminance.
     *
     * @throws IllegalStateException if none was counted
     */
    Chroma chroma() {
        if (count == 0) {
            throw new IllegalStateException("no pixel was counted");
        }
        return chroma(medianLight(red), medianLight(green), medianLight(blue));
    }

    /** Linear light at the median code value, which lies within its code as if spread evenly. */
    private double medianLight(int[] histogram) {
        double half = count / 2.0;
        double below = 0;
        int code = 0;
        while (below + histogram[code] < half) {
            below += histogram[code];
            code++;
        }
        double median = code - 0.5 + (half - below) / histogram[code];
        int lower = (int) Math.clamp(Math.floor(median), 0, 254);
        double fraction = Math.clamp(median - lower, 0, 1);
        return DARKEST + LINEAR[lower] + fraction * (LINEAR[lower + 1] - LINEAR[lower]);
    }

    private static Chroma chroma(double red, double green, double blue) {
        double x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue;
        double y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue;
        double z = 0.0193339 * red + 0.1191920 * green + 0.9503041 * blue;
        double gain = LUMINANCE / y;
        double fx = lightness(gain * x / WHITE_X);
        double fy = lightness(LUMINANCE);
        double fz = lightness(gain * z / WHITE_Z);
        return new Chroma(500 * (fx - fy), 200 * (fy - fz));
    }

    private static double lightness(double t) {
        double delta = 6.0 / 29;
        return t > delta * delta * delta ? Math.cbrt(t) : t / (3 * delta * delta) + 4.0 / 29;
    }

    private static double[] linear() {
        double[] table = new double[256];
        for (int i = 0; i < table.length; i++) {
            double v = i / 255.0;
            table[i] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        }
        return table;
    }
}
