package org.telltale.inference.detect.spectrum;

import java.util.Arrays;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;
import org.telltale.inference.image.SpreadWindows;
import org.telltale.inference.media.Box;

/**
 * Power spectrum of a picture's high-pass residual, averaged in decibels over windows spread over
 * the picture, so that no single strong edge decides. 0 dB is one grey level² of white noise.
 *
 * @param windows that had detail
 * @param decibels by vertical frequency 0 to 255, then horizontal 0 to 128, in 256ths of a cycle a
 *     pixel; empty where no window had detail. Who receives it only reads it
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, read only
record AveragedSpectrum(int windows, double[] decibels) {
    /** Most windows measured. */
    static final int MOST_WINDOWS = 64;

    /** Least distance of neighbouring windows, pixels. */
    static final int LEAST_STEP = 64;

    /** Mean square of the residual of a window with detail, grey levels². */
    static final double LEAST_DETAIL = 0.09;

    private static final int TOGETHER = 8;

    /** Measures a picture. */
    static AveragedSpectrum of(Plane luma, Cancellation cancellation) {
        List<Box> spread =
                SpreadWindows.of(
                        luma.width(),
                        luma.height(),
                        WindowSpectrum.SIDE,
                        1,
                        LEAST_STEP,
                        MOST_WINDOWS);
        double[][] sums = new double[Math.ceilDiv(spread.size(), TOGETHER)][];
        int[] counts = new int[sums.length];
        Bands.over(
                spread.size(),
                TOGETHER,
                cancellation,
                (from, to) -> {
                    int group = from / TOGETHER;
                    double[] product = new double[WindowSpectrum.SIDE * WindowSpectrum.HALF];
                    Arrays.fill(product, 1);
                    counts[group] = multiply(luma, spread.subList(from, to), product, cancellation);
                    for (int i = 0; i < product.length; i++) {
                        product[i] = 10 * Math.log10(product[i]);
                    }
                    sums[group] = product;
                });
        int windows = Arrays.stream(counts).sum();
        return new AveragedSpectrum(windows, windows == 0 ? new double[0] : mean(sums, windows));
    }

    private static int multiply(
            Plane luma, List<Box> group, double[] product, Cancellation cancellation) {
        WindowSpectrum spectrum = new WindowSpectrum();
        int count = 0;
        for (Box window : group) {
            cancellation.check();
            if (spectrum.take(luma, window.x1(), window.y1()) >= LEAST_DETAIL) {
                spectrum.multiplyInto(product);
                count++;
            }
        }
        return count;
    }

    private static double[] mean(double[][] sums, int windows) {
        double[] mean = new double[sums[0].length];
        for (double[] sum : sums) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += sum[i] / windows;
            }
        }
        return mean;
    }

    /** At any frequency, each in 256ths of a cycle a pixel, also negative or beyond ½. */
    double at(int horizontal, int vertical) {
        int u = Math.floorMod(horizontal, WindowSpectrum.SIDE);
        int v = Math.floorMod(vertical, WindowSpectrum.SIDE);
        if (u >= WindowSpectrum.HALF) {
            // The spectrum of a real picture is the same at opposite frequencies.
            u = WindowSpectrum.SIDE - u;
            v = Math.floorMod(-v, WindowSpectrum.SIDE);
        }
        return decibels[v * WindowSpectrum.HALF + u];
    }
}
