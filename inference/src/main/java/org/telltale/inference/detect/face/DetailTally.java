package org.telltale.inference.detect.face;

import java.util.Arrays;
import org.telltale.inference.image.Plane;

/** Gathers the fine detail at some pixels of one luma plane. Used by one thread. */
final class DetailTally {
    /** Share of the finest details that is kept: edges and hair are among the strongest quarter. */
    private static final double KEPT = 0.75;

    // Mean of |x| over the KEPT smallest of a standard normal x: 2 (φ(0) − φ(q)) / KEPT with
    // q = Φ⁻¹((1 + KEPT) / 2) = 1.15035.
    private static final double TRIMMED_MEAN = 0.514888;

    // Variance of rounding to whole grey levels; keeps flat places from dividing by zero.
    private static final double ROUNDING = 1 / 12.0;

    private float[] details = new float[256];
    private int count;
    private double second;
    private double first;
    private long differences;

    /** Adds the diagonal detail of a pixel and its neighbours to the right and below. */
    void addDetail(Plane luma, int x, int y) {
        if (count == details.length) {
            details = Arrays.copyOf(details, 2 * count);
        }
        float detail =
                luma.at(x, y) - luma.at(x + 1, y) - luma.at(x, y + 1) + luma.at(x + 1, y + 1);
        details[count++] = Math.abs(detail) / 2;
    }

    /** Adds the differences between a pixel and its neighbours on all sides. */
    void addDifferences(Plane luma, int x, int y) {
        float twice = 2 * luma.at(x, y);
        float left = luma.at(x - 1, y);
        float right = luma.at(x + 1, y);
        float above = luma.at(x, y - 1);
        float below = luma.at(x, y + 1);
        second += square(left + right - twice) + square(above + below - twice);
        first += (square(right - left) + square(below - above)) / 4;
        differences += 2;
    }

    /** Diagonal details added. */
    int count() {
        return count;
    }

    /**
     * Noise σ in grey levels: trimmed mean magnitude of the finest diagonal Haar detail (the HH
     * band of Donoho and Johnstone 1994, undecimated), scaled to a normal distribution's standard
     * deviation. The diagonal band holds the least picture content, and the strongest quarter of it
     * is left out; what texture is left is why reference ranges are kept by region. A trimmed mean
     * is taken in place of the median since JPEG makes more than half of the details zero.
     */
    double noise() {
        float[] sorted = Arrays.copyOf(details, count);
        Arrays.sort(sorted);
        int kept = Math.max(1, (int) (KEPT * count));
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            sum += sorted[i];
        }
        return sum / kept / TRIMMED_MEAN;
    }

    /**
     * Root mean square spatial frequency in radians a pixel: the energy of the second difference
     * over that of the central first difference, along both axes. A sine of frequency ω gives 2
     * tan(ω/2); white noise √12; blurring lowers it. Noise counts as high frequency.
     */
    double frequency() {
        return Math.sqrt((second / differences + ROUNDING) / (first / differences + ROUNDING));
    }

    private static double square(double value) {
        return value * value;
    }
}
