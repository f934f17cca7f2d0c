package org.telltale.inference.detect.lens;

/**
 * Least squares of one channel over green, its two derivatives and a constant in one place: a
 * channel that is green at another scale and a little aside is {@code a + b G + c Gx + d Gy}, where
 * {@code (c, d) / b} is how far to the left and up its content lies. Used by one thread.
 */
final class ShiftSums {
    private static final int TERMS = 4;

    /** Least share of green's contrast that the channel must have. */
    private static final double LEAST_GAIN = 0.25;

    /** Smoothing makes neighbouring errors alike: so many pixels count as one. */
    private static final double ALIKE = 8;

    /** Error that no amount of contrast removes, pixels. */
    private static final double LEAST_ERROR = 0.05;

    private final double[][] matrix = new double[TERMS][TERMS];
    private final double[][] right = new double[2][TERMS];
    private final double[] squares = new double[2];
    private int count;

    /** Forgets everything. */
    void clear() {
        for (double[] row : matrix) {
            java.util.Arrays.fill(row, 0);
        }
        for (double[] row : right) {
            java.util.Arrays.fill(row, 0);
        }
        squares[0] = 0;
        squares[1] = 0;
        count = 0;
    }

    /** Adds a pixel: green about a level near its mean, its derivatives, red and blue likewise. */
    void add(double g, double gx, double gy, double red, double blue) {
        matrix[0][1] += g;
        matrix[0][2] += gx;
        matrix[0][3] += gy;
        matrix[1][1] += g * g;
        matrix[1][2] += g * gx;
        matrix[1][3] += g * gy;
        matrix[2][2] += gx * gx;
        matrix[2][3] += gx * gy;
        matrix[3][3] += gy * gy;
        addRight(0, red, g, gx, gy);
        addRight(1, blue, g, gx, gy);
        count++;
    }

    private void addRight(int channel, double value, double g, double gx, double gy) {
        double[] sums = right[channel];
        sums[0] += value;
        sums[1] += value * g;
        sums[2] += value * gx;
        sums[3] += value * gy;
        squares[channel] += value * value;
    }

    /** Pixels added. */
    int count() {
        return count;
    }

    /**
     * The shift of a channel, 0 red, 1 blue.
     *
     * @return {@link Shift#NONE} where the place has too little contrast
     */
    Shift solve(int channel) {
        double[][] work = new double[TERMS][TERMS + 3];
        for (int i = 0; i < TERMS; i++) {
            for (int j = 0; j < TERMS; j++) {
                work[i][j] = i == 0 && j == 0 ? count : matrix[Math.min(i, j)][Math.max(i, j)];
            }
            work[i][i] *= 1 + 1e-9;
            work[i][TERMS] = right[channel][i];
        }
        work[2][TERMS + 1] = 1;
        work[3][TERMS + 2] = 1;
        if (!eliminate(work)) {
            return Shift.NONE;
        }
        double explained = 0;
        for (int i = 0; i < TERMS; i++) {
            explained += work[i][TERMS] * right[channel][i];
        }
        double gain = work[1][TERMS];
        if (gain < LEAST_GAIN) {
            return Shift.NONE;
        }
        double variance = ALIKE * Math.max(squares[channel] - explained, 0) / (count * gain * gain);
        return shift(work, gain, variance);
    }

    private static Shift shift(double[][] work, double gain, double variance) {
        double floor = LEAST_ERROR * LEAST_ERROR;
        double covXx = variance * work[2][TERMS + 1] + floor;
        double covXy = variance * work[2][TERMS + 2];
        double covYy = variance * work[3][TERMS + 2] + floor;
        double det = covXx * covYy - covXy * covXy;
        return det > 0
                ? new Shift(
                        -work[2][TERMS] / gain,
                        -work[3][TERMS] / gain,
                        covYy / det,
                        -covXy / det,
                        covXx / det)
                : Shift.NONE;
    }

    /** Gauss and Jordan's elimination without exchange: the matrix is positive definite or none. */
    static boolean eliminate(double[][] work) {
        for (int pivot = 0; pivot < work.length; pivot++) {
            double scale = work[pivot][pivot];
            if (!(scale > 1e-6)) {
                return false;
            }
            for (int j = pivot; j < work[pivot].length; j++) {
                work[pivot][j] /= scale;
            }
            for (int i = 0; i < work.length; i++) {
                double factor = i == pivot ? 0 : work[i][pivot];
                if (factor != 0) {
                    for (int j = pivot; j < work[i].length; j++) {
                        work[i][j] -= factor * work[pivot][j];
                    }
                }
            }
        }
        return true;
    }
}
