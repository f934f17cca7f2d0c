package org.telltale.inference.detect.jpeg.quantization;

/**
 * How often the integers of one frequency are expected, in a picture quantized once or twice. Only
 * integers that tell something count: none at the ends, and no zero among AC coefficients, whose
 * frequency depends on the texture more than on the quantization. Immutable.
 *
 * @param step of the file
 * @param most integers beyond ± this are not looked at
 * @param dc whether zero counts like any other
 */
record QuantizedDistribution(int step, int most, boolean dc) {
    private static final int MOST_AC = 60;
    private static final int RANGE = 1000;

    /**
     * Standard deviation of what rounding and clipping of pixels between the compressions, and the
     * recovery of this one, add to a coefficient.
     */
    private static final double ROUNDING = 0.5;

    static QuantizedDistribution of(int step, boolean dc) {
        int most = Math.max(2, RANGE / step);
        return new QuantizedDistribution(step, dc ? most : Math.min(MOST_AC, most), dc);
    }

    /** Number of integers, −most to most. */
    int size() {
        return 2 * most + 1;
    }

    /** Whether an integer tells something. */
    boolean counts(int integer) {
        return Math.abs(integer) < most && (dc || integer != 0);
    }

    /** Shares of the integers after one quantization; they add up to 1 over those that count. */
    double[] once(CoefficientDensity density) {
        double[] shares = new double[size()];
        for (int n = -most; n <= most; n++) {
            if (counts(n)) {
                shares[n + most] = density.between((n - 0.5) * step, (n + 0.5) * step);
            }
        }
        return normalized(shares);
    }

    /** The same after an earlier quantization, decoding to pixels, and this one. */
    double[] twice(CoefficientDensity density, int earlier) {
        double[] shares = new double[size()];
        int last = (most + 1) * step / earlier + 1;
        for (int k = -last; k <= last; k++) {
            double mass = density.between((k - 0.5) * earlier, (k + 0.5) * earlier);
            double value = (double) k * earlier;
            long nearest = Math.round(value / step);
            for (long n = nearest - 2; n <= nearest + 2 && mass > 0; n++) {
                if (counts((int) n)) {
                    double upper = NormalCdf.of(((n + 0.5) * step - value) / ROUNDING);
                    double lower = NormalCdf.of(((n - 0.5) * step - value) / ROUNDING);
                    shares[(int) n + most] += mass * (upper - lower);
                }
            }
        }
        return normalized(shares);
    }

    /** How often each integer occurs. */
    double[] observed(short[] integers, boolean[] used) {
        double[] counts = new double[size()];
        for (int i = 0; i < integers.length; i++) {
            if (used[i] && counts(integers[i])) {
                counts[integers[i] + most]++;
            }
        }
        return counts;
    }

    private static double[] normalized(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int i = 0; i < shares.length && sum > 0; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
