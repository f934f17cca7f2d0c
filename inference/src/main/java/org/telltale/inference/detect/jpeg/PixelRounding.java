package org.telltale.inference.detect.jpeg;

/**
 * What rounding to whole pixel values does to a mean squared difference. A picture of whole values
 * that is saved again differs by whole numbers: the difference before rounding, taken as normally
 * distributed about zero, rounded. Differences well below half a grey level vanish; large ones gain
 * the twelfth that rounding adds.
 */
final class PixelRounding {
    /** From this variance on the exact sum is the approximation to six digits. */
    private static final double LARGE = 1;

    private static final double TWELFTH = 1.0 / 12;

    private PixelRounding() {}

    /**
     * The mean squared difference of the rounded pixels.
     *
     * @param square mean squared difference before rounding, grey levels squared
     */
    static double of(double square) {
        if (square >= LARGE) {
            return square + TWELFTH;
        }
        if (square <= 0) {
            return 0;
        }
        double sigma = Math.sqrt(square);
        double sum = 0;
        // P(|difference| ≥ k − ½) counts once for each of the 2k − 1 squares from (k−1)² to k².
        for (int k = 1; k <= 6; k++) {
            sum += (2 * k - 1) * outside((k - 0.5) / sigma);
        }
        return sum;
    }

    /** Two-sided tail of the normal distribution (Abramowitz and Stegun 7.1.26, error 1.5e−7). */
    private static double outside(double z) {
        double x = z / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double series =
                t
                        * (0.254829592
                                + t
                                        * (-0.284496736
                                                + t
                                                        * (1.421413741
                                                                + t
                                                                        * (-1.453152027
                                                                                + t
                                                                                        * 1.061405429))));
        return series * Math.exp(-x * x);
    }
}
