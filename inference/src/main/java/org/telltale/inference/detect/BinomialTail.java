package org.telltale.inference.detect;

/**
 * Upper tail of the binomial distribution in logarithms, so that neither a probability of 10⁻¹⁰⁰⁰⁰
 * nor a million trials overflows.
 */
public final class BinomialTail {
    private static final double NEGLIGIBLE = 1e-17;

    private BinomialTail() {}

    /**
     * The base-10 logarithm of the probability of at least {@code k} successes.
     *
     * @param n trials, at least 0
     * @param k successes, 0 to n
     * @param p probability of a success, between 0 and 1, both excluded
     * @return at most 0
     */
    public static double log10(long n, long k, double p) {
        if (k < 0 || k > n || !(p > 0 && p < 1)) {
            throw new IllegalArgumentException("no binomial tail: " + n + ", " + k + ", " + p);
        }
        if (k == 0) {
            return 0;
        }
        double odds = p / (1 - p);
        if (k > n * p) {
            double logTerm = logProbability(n, k, p);
            return Math.min(0, (logTerm + Math.log(upwards(n, k, odds))) / Math.log(10));
        }
        double below = Math.exp(logProbability(n, k - 1, p)) * downwards(n, k - 1, odds);
        return Math.log1p(-Math.min(below, 1 - 1e-16)) / Math.log(10);
    }

    /** Σ P(i)/P(k) for i from k to n; the terms fall, since k lies above the mean. */
    private static double upwards(long n, long k, double odds) {
        double term = 1;
        double sum = 1;
        for (long i = k; i < n && term > sum * NEGLIGIBLE; i++) {
            term *= (double) (n - i) / (i + 1) * odds;
            sum += term;
        }
        return sum;
    }

    /** Σ P(i)/P(k) for i from k down to 0; the terms fall, since k lies below the mean. */
    private static double downwards(long n, long k, double odds) {
        double term = 1;
        double sum = 1;
        for (long i = k; i > 0 && term > sum * NEGLIGIBLE; i--) {
            term *= i / ((n - i + 1) * odds);
            sum += term;
        }
        return sum;
    }

    private static double logProbability(long n, long k, double p) {
        return LogGamma.of(n + 1.0)
                - LogGamma.of(k + 1.0)
                - LogGamma.of(n - k + 1.0)
                + k * Math.log(p)
                + (n - k) * Math.log1p(-p);
    }
}
