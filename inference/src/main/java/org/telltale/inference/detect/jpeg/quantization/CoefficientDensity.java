package org.telltale.inference.detect.jpeg.quantization;

/**
 * How often a coefficient has which value before any quantization, estimated from the same picture
 * on a grid moved by half a block, where quantization left no trace (calibration; Fridrich, Goljan
 * and Hogea, "Steganalysis of JPEG images: breaking the F5 algorithm", Information Hiding 2002).
 * Immutable.
 */
final class CoefficientDensity {
    private static final int LIMIT = 1100;

    /** Share of the values below the left edge of each unit bin. */
    private final double[] cumulated;

    private CoefficientDensity(double[] cumulated) {
        this.cumulated = cumulated;
    }

    /**
     * Smoothes a histogram of unit bins.
     *
     * @param sigma of the normal kernel, coefficient units
     */
    static CoefficientDensity of(float[] values, double sigma) {
        double[] bins = new double[2 * LIMIT + 1];
        for (float value : values) {
            bins[Math.clamp(Math.round(value), -LIMIT, LIMIT) + LIMIT]++;
        }
        double[] smooth = smooth(bins, sigma);
        double[] cumulated = new double[bins.length + 1];
        for (int i = 0; i < bins.length; i++) {
            cumulated[i + 1] = cumulated[i] + smooth[i] / Math.max(1, values.length);
        }
        return new CoefficientDensity(cumulated);
    }

    private static double[] smooth(double[] bins, double sigma) {
        int reach = (int) Math.ceil(4 * sigma);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + reach];
        }
        double[] out = new double[bins.length];
        for (int i = 0; i < bins.length; i++) {
            for (int k = -reach; k <= reach && bins[i] > 0; k++) {
                out[Math.clamp(i + k, 0, bins.length - 1)] += bins[i] * kernel[k + reach] / sum;
            }
        }
        return out;
    }

    /** Share of the values between two. */
    double between(double from, double to) {
        return below(to) - below(from);
    }

    private double below(double value) {
        double at = Math.clamp(value + LIMIT + 0.5, 0, cumulated.length - 1);
        int bin = Math.min((int) at, cumulated.length - 2);
        return cumulated[bin] + (at - bin) * (cumulated[bin + 1] - cumulated[bin]);
    }
}
