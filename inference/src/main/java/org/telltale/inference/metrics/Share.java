package org.telltale.inference.metrics;

import java.util.Optional;
import java.util.OptionalDouble;
import org.telltale.inference.detect.BinomialTail;

/**
 * So many of so many, with the exact interval for the rate behind it. Immutable.
 *
 * @param count of those that are meant
 * @param n of all
 */
public record Share(long count, long n) {
    private static final double TAIL = Math.log10(0.025);
    private static final int HALVINGS = 60;

    public Share {
        if (count < 0 || count > n) {
            throw new IllegalArgumentException(count + " of " + n);
        }
    }

    /** The rate, 0 to 1; not available where nothing was counted. */
    public OptionalDouble rate() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / n);
    }

    /**
     * The central 95 % interval of Clopper and Pearson (Biometrika 26, 1934): the rates under which
     * neither so few nor so many are rarer than 2.5 %.
     */
    public Optional<Interval> interval() {
        if (n == 0) {
            return Optional.empty();
        }
        double low = count == 0 ? 0 : rateOfTail(count);
        // At most k successes are at least n − k failures.
        double high = count == n ? 1 : 1 - rateOfTail(n - count);
        return Optional.of(new Interval(low, high));
    }

    /** The rate at which at least k of n have a probability of 2.5 %. */
    private double rateOfTail(long k) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (BinomialTail.log10(n, k, middle) < TAIL) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
