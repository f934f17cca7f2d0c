package org.telltale.inference.detect.spectrum;

/**
 * How the power of the picture itself falls with frequency: the filter's known response is divided
 * out of its residual's spectrum, and rings of one 256th of a cycle a pixel are averaged.
 *
 * @param slope of a line over the logarithm of the frequency, from 6/256 to 64/256 cycles a pixel,
 *     where every octave weighs alike; decibels an octave
 * @param highExcess mean power from 0.4 to 0.5 cycles a pixel over that line's continuation,
 *     decibels
 */
record RadialSpectrum(double slope, double highExcess) {
    private static final int FIT_FROM = 6;
    private static final int FIT_TO = 64;
    private static final int HIGH_FROM = 103;
    private static final int HIGH_TO = 127;

    static RadialSpectrum of(AveragedSpectrum spectrum) {
        double[] rings = rings(spectrum);
        double weight = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXX = 0;
        double sumXY = 0;
        for (int r = FIT_FROM; r <= FIT_TO; r++) {
            double w = 1.0 / r;
            double x = octaves(r);
            weight += w;
            sumX += w * x;
            sumY += w * rings[r];
            sumXX += w * x * x;
            sumXY += w * x * rings[r];
        }
        double slope = (weight * sumXY - sumX * sumY) / (weight * sumXX - sumX * sumX);
        double offset = (sumY - slope * sumX) / weight;
        double excess = 0;
        for (int r = HIGH_FROM; r <= HIGH_TO; r++) {
            excess += rings[r] - offset - slope * octaves(r);
        }
        return new RadialSpectrum(slope, excess / (HIGH_TO - HIGH_FROM + 1));
    }

    private static double octaves(int ring) {
        return Math.log(ring) / Math.log(2);
    }

    private static double[] rings(AveragedSpectrum spectrum) {
        int half = WindowSpectrum.SIDE / 2;
        double[] sums = new double[half];
        int[] counts = new int[half];
        for (int v = -half; v < half; v++) {
            for (int u = -half; u < half; u++) {
                int ring = (int) Math.rint(Math.hypot(u, v));
                if (ring > 0 && ring < half) {
                    sums[ring] +=
                            spectrum.at(u, v) - 20 * Math.log10(WindowSpectrum.response(u, v));
                    counts[ring]++;
                }
            }
        }
        for (int ring = 1; ring < half; ring++) {
            sums[ring] /= counts[ring];
        }
        return sums;
    }
}
