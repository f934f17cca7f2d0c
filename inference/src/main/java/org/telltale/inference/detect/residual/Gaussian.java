package org.telltale.inference.detect.residual;

/**
 * A normal distribution of several numbers. The arrays are shared and only read.
 *
 * @param mean of each number
 * @param whitening lower triangle that makes what deviates from the mean uncorrelated with variance
 *     1: the inverse of the covariance's Cholesky factor
 * @param logPeak natural logarithm of the density at the mean
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read for every window
record Gaussian(double[] mean, double[][] whitening, double logPeak) {
    /** Of a mean and a definite covariance, whose lower triangle is read and becomes its factor. */
    static Gaussian of(double[] mean, double[][] covariance) {
        int n = mean.length;
        double[][] whitening = inverse(factor(covariance));
        double logPeak = -n * Math.log(2 * Math.PI) / 2;
        for (int i = 0; i < n; i++) {
            logPeak += Math.log(whitening[i][i]);
        }
        return new Gaussian(mean, whitening, logPeak);
    }

    /** Cholesky's lower triangle of a definite matrix, in its place. */
    private static double[][] factor(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(rest) : rest / matrix[j][j];
            }
        }
        return matrix;
    }

    private static double[][] inverse(double[][] lower) {
        double[][] inverse = new double[lower.length][];
        for (int i = 0; i < lower.length; i++) {
            inverse[i] = new double[i + 1];
            inverse[i][i] = 1 / lower[i][i];
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum += lower[i][k] * inverse[k][j];
                }
                inverse[i][j] = -sum / lower[i][i];
            }
        }
        return inverse;
    }

    /** Natural logarithm of the density at a sample. */
    double logDensity(double[] sample) {
        double square = 0;
        for (int i = 0; i < mean.length; i++) {
            double[] row = whitening[i];
            double z = 0;
            for (int j = 0; j <= i; j++) {
                z += row[j] * (sample[j] - mean[j]);
            }
            square += z * z;
        }
        return logPeak - square / 2;
    }

    /** Natural logarithm of the covariance's determinant. */
    double logDeterminant() {
        return -2 * logPeak - mean.length * Math.log(2 * Math.PI);
    }

    /** Trace of the covariance's inverse. */
    double inverseTrace() {
        double sum = 0;
        for (double[] row : whitening) {
            for (double value : row) {
                sum += value * value;
            }
        }
        return sum;
    }
}
