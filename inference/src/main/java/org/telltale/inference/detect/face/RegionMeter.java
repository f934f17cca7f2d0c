package org.telltale.inference.detect.face;

import java.util.Arrays;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;

/** Measures noise and sharpness in boxes of one luma plane. Immutable; safe for several threads. */
final class RegionMeter {
    /** Share of the finest details that is kept: edges and hair are among the strongest quarter. */
    private static final double KEPT = 0.75;

    // Mean of |x| over the KEPT smallest of a standard normal x: 2 (φ(0) − φ(q)) / KEPT with
    // q = Φ⁻¹((1 + KEPT) / 2) = 1.15035.
    private static final double TRIMMED_MEAN = 0.514888;

    // Variance of rounding to whole grey levels; keeps flat regions from dividing by zero.
    private static final double ROUNDING = 1 / 12.0;

    private final Plane luma;

    RegionMeter(Plane luma) {
        this.luma = luma;
    }

    /**
     * Noise σ in grey levels: trimmed mean magnitude of the finest diagonal Haar detail (the HH
     * band of Donoho and Johnstone 1994, undecimated), scaled to a normal distribution's standard
     * deviation. The diagonal band holds the least picture content, and the strongest quarter of it
     * is left out; what texture is left is why reference ranges are kept by region. A trimmed mean
     * is taken in place of the median since JPEG makes more than half of the details zero.
     */
    double noise(Box box) {
        float[] details = new float[(box.width() - 1) * (box.height() - 1)];
        int n = 0;
        for (int y = box.y1(); y < box.y2() - 1; y++) {
            for (int x = box.x1(); x < box.x2() - 1; x++) {
                float detail =
                        luma.at(x, y)
                                - luma.at(x + 1, y)
                                - luma.at(x, y + 1)
                                + luma.at(x + 1, y + 1);
                details[n++] = Math.abs(detail) / 2;
            }
        }
        Arrays.sort(details);
        int kept = Math.max(1, (int) (KEPT * n));
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            sum += details[i];
        }
        return sum / kept / TRIMMED_MEAN;
    }

    /**
     * Root mean square spatial frequency in radians a pixel: the energy of the second difference
     * over that of the central first difference, along both axes. A sine of frequency ω gives 2
     * tan(ω/2); white noise √12; blurring lowers it. Noise counts as high frequency.
     */
    double frequency(Box box) {
        double second = 0;
        double first = 0;
        long n = 0;
        for (int y = box.y1() + 1; y < box.y2() - 1; y++) {
            for (int x = box.x1() + 1; x < box.x2() - 1; x++) {
                float twice = 2 * luma.at(x, y);
                float left = luma.at(x - 1, y);
                float right = luma.at(x + 1, y);
                float above = luma.at(x, y - 1);
                float below = luma.at(x, y + 1);
                second += square(left + right - twice) + square(above + below - twice);
                first += (square(right - left) + square(below - above)) / 4;
                n += 2;
            }
        }
        return Math.sqrt((second / n + ROUNDING) / (first / n + ROUNDING));
    }

    private static double square(double value) {
        return value * value;
    }
}
