package org.telltale.inference.detect;

/**
 * Upper tail of Student's t distribution in logarithms, by the regularised incomplete beta function
 * (Abramowitz and Stegun 26.5.27; its continued fraction 26.5.8 by Lentz's method).
 */
public final class StudentTail {
    private static final double TINY = 1e-300;
    private static final double PRECISION = 1e-15;
    private static final int MOST_TERMS = 10_000;

    private StudentTail() {}

    /**
     * The base-10 logarithm of the probability that t is at least the given value.
     *
     * @param t at least 0
     * @param degrees of freedom, at least 1
     * @return at most log10 of a half
     */
    public static double log10(double t, double degrees) {
        if (!(t >= 0 && degrees >= 1)) {
            throw new IllegalArgumentException("no t tail: " + t + ", " + degrees);
        }
        double a = degrees / 2;
        double x = degrees / (degrees + t * t);
        double logTwoSided =
                x < (a + 1) / (a + 2.5)
                        ? logBeta(x, 1 - x, a, 0.5)
                        : Math.log1p(-Math.exp(logBeta(1 - x, x, 0.5, a)));
        return (logTwoSided - Math.log(2)) / Math.log(10);
    }

    /** ln I_x(a, b), where y = 1 − x, by the fraction that converges fast for small x. */
    private static double logBeta(double x, double y, double a, double b) {
        if (x <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return LogGamma.of(a + b)
                - LogGamma.of(a)
                - LogGamma.of(b)
                + a * Math.log(x)
                + b * Math.log(y)
                - Math.log(a)
                + Math.log(fraction(x, a, b));
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double result = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            result *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            double step = d * c;
            result *= step;
            if (Math.abs(step - 1) < PRECISION) {
                break;
            }
        }
        return result;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
