package org.telltale.inference.detect.residual;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's cyclic rotations (Golub and
 * Van Loan, "Matrix computations", section 8.5). Immutable.
 */
final class SymmetricEigen {
    private static final int MOST_SWEEPS = 60;
    private static final double PRECISION = 1e-22;

    private final double[][] matrix;
    private final double[][] vectors;
    private final int[] order;

    /** Of a symmetric matrix, which is left as it is. */
    SymmetricEigen(double[][] symmetric) {
        int n = symmetric.length;
        matrix = new double[n][];
        vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i] = symmetric[i].clone();
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal() > PRECISION * trace(); sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(p, q);
                }
            }
        }
        order =
                java.util.stream.IntStream.range(0, n)
                        .boxed()
                        .sorted((a, b) -> Double.compare(matrix[b][b], matrix[a][a]))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /** An eigenvalue; 0 is the largest. */
    double value(int index) {
        return matrix[order[index]][order[index]];
    }

    /** The eigenvector of that eigenvalue, of length 1. */
    double[] vector(int index) {
        double[] vector = new double[matrix.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = vectors[i][order[index]];
        }
        return vector;
    }

    private void rotate(int p, int q) {
        if (matrix[p][q] == 0) {
            return;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        for (int k = 0; k < matrix.length; k++) {
            double a = matrix[k][p];
            double b = matrix[k][q];
            matrix[k][p] = c * a - s * b;
            matrix[k][q] = s * a + c * b;
        }
        for (int k = 0; k < matrix.length; k++) {
            double a = matrix[p][k];
            double b = matrix[q][k];
            matrix[p][k] = c * a - s * b;
            matrix[q][k] = s * a + c * b;
            a = vectors[k][p];
            b = vectors[k][q];
            vectors[k][p] = c * a - s * b;
            vectors[k][q] = s * a + c * b;
        }
    }

    private double offDiagonal() {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                sum += i == j ? 0 : matrix[i][j] * matrix[i][j];
            }
        }
        return sum;
    }

    private double trace() {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            sum += matrix[i][i] * matrix[i][i];
        }
        return sum;
    }
}
