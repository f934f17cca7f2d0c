package org.telltale.inference.detect.residual;

/** Weighted sums of samples of several numbers and of their products. Used by one thread. */
final class Moments {
    private final double[] sums;
    private final double[][] squares;
    private double weight;

    /** Of samples of so many numbers. */
    Moments(int numbers) {
        sums = new double[numbers];
        squares = new double[numbers][numbers];
    }

    /** Sum of the weights. */
    double weight() {
        return weight;
    }

    void add(double[] sample, double by) {
        weight += by;
        for (int i = 0; i < sums.length; i++) {
            double weighted = by * sample[i];
            sums[i] += weighted;
            double[] row = squares[i];
            for (int j = 0; j <= i; j++) {
                row[j] += weighted * sample[j];
            }
        }
    }

    /** What these have beyond some that they hold. */
    Moments less(Moments other) {
        Moments rest = new Moments(sums.length);
        rest.weight = weight - other.weight;
        for (int i = 0; i < sums.length; i++) {
            rest.sums[i] = sums[i] - other.sums[i];
            for (int j = 0; j <= i; j++) {
                rest.squares[i][j] = squares[i][j] - other.squares[i][j];
            }
        }
        return rest;
    }

    /**
     * The likeliest normal distribution of the samples, where the unit matrix was seen a number of
     * times before as their covariance (the mode under an inverse Wishart prior): it stays definite
     * however few and alike the samples are.
     *
     * @param independent of the samples count as so many
     * @param prior how often the unit matrix was seen
     */
    Gaussian fitted(double independent, double prior) {
        int n = sums.length;
        double[] mean = new double[n];
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            mean[i] = sums[i] / weight;
            for (int j = 0; j <= i; j++) {
                double seen = squares[i][j] / weight - mean[i] * mean[j];
                double unit = i == j ? prior : 0;
                covariance[i][j] = (independent * seen + unit) / (independent + prior);
            }
        }
        return Gaussian.of(mean, covariance);
    }
}
