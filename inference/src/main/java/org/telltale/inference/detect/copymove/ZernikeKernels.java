package org.telltale.inference.detect.copymove;

/**
 * The Zernike polynomials of order up to 5 on a disc of pixels, each of unit energy, so that white
 * noise moves every moment alike (Teague, "Image analysis via the general theory of moments",
 * Journal of the Optical Society of America 70, 1980).
 */
final class ZernikeKernels {
    /** Pixels from the centre of the disc to its rim. */
    static final int REACH = 8;

    /** Pixels across the disc. */
    static final int SIDE = 2 * REACH + 1;

    private static final int ORDER = 5;
    private static final double RADIUS = REACH + 0.5;

    private final float[][] real;
    private final float[][] imaginary;
    private final int[] repetition;

    ZernikeKernels() {
        int count = 0;
        for (int n = 0; n <= ORDER; n++) {
            count += n / 2 + 1;
        }
        real = new float[count][];
        imaginary = new float[count][];
        repetition = new int[count];
        int k = 0;
        for (int n = 0; n <= ORDER; n++) {
            for (int m = n % 2; m <= n; m += 2) {
                real[k] = kernel(n, m, false);
                imaginary[k] = kernel(n, m, true);
                repetition[k++] = m;
            }
        }
    }

    /** Moments: 12. */
    int count() {
        return real.length;
    }

    /** Whether a moment is a plain number, since it does not change round the centre. */
    boolean round(int k) {
        return repetition[k] == 0;
    }

    /** Row-major weights of a moment's real part. */
    float[] real(int k) {
        return real[k];
    }

    /** Row-major weights of a moment's imaginary part. */
    float[] imaginary(int k) {
        return imaginary[k];
    }

    private static float[] kernel(int n, int m, boolean sine) {
        double[] weights = new double[SIDE * SIDE];
        double energy = 0;
        for (int y = -REACH; y <= REACH; y++) {
            for (int x = -REACH; x <= REACH; x++) {
                double r = Math.hypot(x, y) / RADIUS;
                if (r <= 1) {
                    double turn = m * Math.atan2(y, x);
                    double w = radial(n, m, r) * (sine ? Math.sin(turn) : Math.cos(turn));
                    weights[(y + REACH) * SIDE + x + REACH] = w;
                    energy += w * w;
                }
            }
        }
        float[] kernel = new float[weights.length];
        for (int i = 0; i < kernel.length && energy > 0; i++) {
            kernel[i] = (float) (weights[i] / Math.sqrt(energy));
        }
        return kernel;
    }

    private static double radial(int n, int m, double r) {
        double sum = 0;
        for (int s = 0; s <= (n - m) / 2; s++) {
            double term =
                    factorial(n - s)
                            / (factorial(s)
                                    * factorial((n + m) / 2 - s)
                                    * factorial((n - m) / 2 - s));
            sum += (s % 2 == 0 ? term : -term) * Math.pow(r, n - 2 * s);
        }
        return sum;
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
