package org.telltale.inference.detect.spectrum;

import java.util.Arrays;

/**
 * Peaks at multiples of 1/16 cycle a pixel, where up-sampling by 2, 4, 8 and 16 leaves them: the
 * strongest of 3×3 frequencies about each against the median of its neighbourhood. Edges of a scene
 * fill the two axes of a spectrum, so frequencies on an axis are compared along it.
 *
 * @param eighths the strongest at multiples of 1/8 in both directions, decibels, at least 0; a
 *     JPEG's 8×8 blocks put peaks there too
 * @param sixteenths the strongest at the others, which blocks do not explain
 */
record LatticePeaks(double eighths, double sixteenths) {
    private static final int STEP = WindowSpectrum.SIDE / 16;
    private static final int PEAK = 1;
    private static final int GAP = 2;
    private static final int REACH = 7;

    static LatticePeaks of(AveragedSpectrum spectrum) {
        double eighths = 0;
        double sixteenths = 0;
        for (int j = -7; j <= 8; j++) {
            for (int i = 0; i <= 8; i++) {
                if (i != 0 || j > 0) {
                    double peak = peak(spectrum, i * STEP, j * STEP);
                    if (i % 2 == 0 && j % 2 == 0) {
                        eighths = Math.max(eighths, peak);
                    } else {
                        sixteenths = Math.max(sixteenths, peak);
                    }
                }
            }
        }
        return new LatticePeaks(eighths, sixteenths);
    }

    /** Decibels over the neighbourhood at one frequency, in 256ths of a cycle a pixel. */
    static double peak(AveragedSpectrum spectrum, int horizontal, int vertical) {
        int reachX = horizontal == 0 ? PEAK : REACH;
        int reachY = vertical == 0 ? PEAK : REACH;
        double[] around = new double[(2 * REACH + 1) * (2 * REACH + 1)];
        int count = 0;
        double top = Double.NEGATIVE_INFINITY;
        for (int y = -reachY; y <= reachY; y++) {
            for (int x = -reachX; x <= reachX; x++) {
                double value = spectrum.at(horizontal + x, vertical + y);
                int distance = Math.max(Math.abs(x), Math.abs(y));
                if (distance <= PEAK) {
                    top = Math.max(top, value);
                } else if (distance > GAP) {
                    around[count++] = value;
                }
            }
        }
        Arrays.sort(around, 0, count);
        return top - (around[(count - 1) / 2] + around[count / 2]) / 2;
    }
}
