package org.telltale.app.bench;

import java.util.Arrays;

/**
 * How long something took, over several runs. Immutable.
 *
 * @param median milliseconds
 * @param min milliseconds
 * @param max milliseconds
 */
public record Times(double median, double min, double max) {
    /**
     * Of single runs.
     *
     * @param millis at least one
     */
    static Times of(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return new Times((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[0], sorted[n - 1]);
    }
}
