package org.telltale.inference.detect.face;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;

/**
 * Measures how the power of a box's detail falls with its fineness: the exponent α of power ∝
 * frequency^α, about −2 in natural pictures (van der Schaaf and van Hateren 1996) and moved by
 * blending, smoothing, enlarging and generators. One band of frequencies is read on every face,
 * {@value #LEAST_CYCLES} to {@value #MOST_CYCLES} cycles a face width, so that the same features
 * are compared at every size; the smallest face measured, 64 pixels wide, still holds 32.
 * Immutable; safe for several threads.
 */
final class SpectrumMeter {
    /** Lower end of the band, cycles a face width. */
    static final double LEAST_CYCLES = 10;

    /** Upper end of the band. */
    static final double MOST_CYCLES = 30;

    /** Shorter side below which a box holds too few frequencies of the band, pixels. */
    static final int LEAST_SIDE = 8;

    private static final int RINGS = 5;
    private static final int LEAST_RINGS = 3;

    /** Frequencies of the band that a box holds at least; with fewer the slope is mostly chance. */
    private static final int LEAST_FREQUENCIES = 24;

    // Variance of rounding to whole grey levels; keeps flat regions from a logarithm of nought.
    private static final double ROUNDING = 1 / 12.0;

    private final Plane luma;
    private final double faceWidth;

    /**
     * A meter of one face.
     *
     * @param faceWidth pixels of the plane across the face
     */
    SpectrumMeter(Plane luma, double faceWidth) {
        this.luma = luma;
        this.faceWidth = faceWidth;
    }

    /**
     * The slope of the log power, averaged over rings of equal frequency, over the log frequency. A
     * plane is taken off the box and a Hann window laid on it first, so that shading and the box's
     * edges leak no power into the band.
     *
     * @return null where the box is too small
     */
    @Nullable Double slope(Box box) {
        int width = box.width();
        int height = box.height();
        if (Math.min(width, height) < LEAST_SIDE) {
            return null;
        }
        double[] window = new double[2];
        double[] detail = windowed(box, window);
        double[] power = new double[RINGS];
        double[] logFrequency = new double[RINGS];
        int[] count = new int[RINGS];
        for (int u = 0; u <= width / 2; u++) {
            double across = u * faceWidth / width;
            if (across >= MOST_CYCLES) {
                break;
            }
            double[] column = rowSums(detail, width, height, u);
            for (int v = -((height - 1) / 2); v <= height / 2; v++) {
                double frequency = Math.hypot(across, v * faceWidth / height);
                int ring = ring(frequency);
                // Half the plane is enough; of its edge u = 0 half again.
                if (ring >= 0 && (u > 0 || v > 0)) {
                    power[ring] += power(column, height, v);
                    logFrequency[ring] += Math.log(frequency);
                    count[ring]++;
                }
            }
        }
        return fit(power, logFrequency, count, ROUNDING * window[1]);
    }

    private static int ring(double frequency) {
        if (frequency < LEAST_CYCLES || frequency >= MOST_CYCLES) {
            return -1;
        }
        double share = Math.log(frequency / LEAST_CYCLES) / Math.log(MOST_CYCLES / LEAST_CYCLES);
        return Math.min(RINGS - 1, (int) (share * RINGS));
    }

    /** Luma of the box less its plane, under a Hann window whose square sum is put into [1]. */
    private double[] windowed(Box box, double[] window) {
        int width = box.width();
        int height = box.height();
        double[] values = new double[width * height];
        double mean = 0;
        double slopeX = 0;
        double slopeY = 0;
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = luma.at(box.x1() + x, box.y1() + y);
                values[y * width + x] = value;
                mean += value;
                slopeX += value * (x - middleX);
                slopeY += value * (y - middleY);
            }
        }
        mean /= values.length;
        // Sums of squares of evenly spaced positions about their middle.
        slopeX /= height * (width * (width * (double) width - 1) / 12);
        slopeY /= width * (height * (height * (double) height - 1) / 12);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double weight = hann(x, width) * hann(y, height);
                int at = y * width + x;
                values[at] -= mean + slopeX * (x - middleX) + slopeY * (y - middleY);
                values[at] *= weight;
                window[1] += weight * weight;
            }
        }
        return values;
    }

    private static double hann(int at, int length) {
        double sine = Math.sin(Math.PI * (at + 0.5) / length);
        return sine * sine;
    }

    /** The Fourier sum of every row at one horizontal frequency: real and imaginary parts. */
    private static double[] rowSums(double[] detail, int width, int height, int u) {
        double[] sums = new double[2 * height];
        for (int x = 0; x < width; x++) {
            double angle = 2 * Math.PI * u * x / width;
            double cosine = Math.cos(angle);
            double sine = Math.sin(angle);
            for (int y = 0; y < height; y++) {
                sums[2 * y] += cosine * detail[y * width + x];
                sums[2 * y + 1] -= sine * detail[y * width + x];
            }
        }
        return sums;
    }

    private static double power(double[] column, int height, int v) {
        double real = 0;
        double imaginary = 0;
        for (int y = 0; y < height; y++) {
            double angle = 2 * Math.PI * v * y / height;
            double cosine = Math.cos(angle);
            double sine = Math.sin(angle);
            real += cosine * column[2 * y] + sine * column[2 * y + 1];
            imaginary += cosine * column[2 * y + 1] - sine * column[2 * y];
        }
        return real * real + imaginary * imaginary;
    }

    /** Least squares over the rings, each weighing as many frequencies as it holds. */
    private static @Nullable Double fit(
            double[] power, double[] logFrequency, int[] count, double floor) {
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXX = 0;
        double sumXY = 0;
        int rings = 0;
        for (int i = 0; i < RINGS; i++) {
            if (count[i] > 0) {
                double x = logFrequency[i] / count[i];
                double y = Math.log(power[i] / count[i] + floor);
                n += count[i];
                sumX += count[i] * x;
                sumY += count[i] * y;
                sumXX += count[i] * x * x;
                sumXY += count[i] * x * y;
                rings++;
            }
        }
        return rings < LEAST_RINGS || n < LEAST_FREQUENCIES
                ? null
                : Double.valueOf((n * sumXY - sumX * sumY) / (n * sumXX - sumX * sumX));
    }
}
