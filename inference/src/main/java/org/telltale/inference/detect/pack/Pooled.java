package org.telltale.inference.detect.pack;

import java.util.Arrays;
import org.telltale.inference.pack.PostProcessing;

/** One number of several by the manifest's rule. Stateless. */
final class Pooled {
    private static final int HUNDREDTH = 100;

    private Pooled() {}

    /**
     * Pools raw scores.
     *
     * @param values at least one, higher is more manipulated; left as they are
     */
    static double of(double[] values, PostProcessing.Pooling pooling) {
        return switch (pooling) {
            case MEAN -> Arrays.stream(values).average().orElseThrow();
            case MAX -> Arrays.stream(values).max().orElseThrow();
            case TOP_PERCENT -> {
                double[] sorted = values.clone();
                Arrays.sort(sorted);
                int count = Math.max(1, values.length / HUNDREDTH);
                yield Arrays.stream(sorted, sorted.length - count, sorted.length)
                        .average()
                        .orElseThrow();
            }
        };
    }
}
