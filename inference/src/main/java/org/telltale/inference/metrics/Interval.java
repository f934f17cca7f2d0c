package org.telltale.inference.metrics;

/**
 * A 95 % interval of a figure. Immutable.
 *
 * @param low end
 * @param high end, at least {@code low}
 */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(low + " to " + high);
        }
    }
}
