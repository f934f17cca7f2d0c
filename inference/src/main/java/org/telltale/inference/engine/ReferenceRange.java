package org.telltale.inference.engine;

import java.util.List;
import java.util.Objects;

/**
 * What a cue measures on real media under one condition. Immutable.
 *
 * @param low lower end, in the cue's unit
 * @param high upper end, in the cue's unit
 * @param percentile of the independent sources that the range holds: 99 needs 300 of them, else 95
 * @param n independent sources (cameras, people) behind it
 * @param bin condition, e.g. {@code face 128-256 px, JPEG 85-95}
 * @param sources names of the collections measured
 */
public record ReferenceRange(
        double low, double high, int percentile, int n, String bin, List<String> sources) {
    public ReferenceRange {
        Objects.requireNonNull(bin);
        sources = List.copyOf(sources);
        if (!(low <= high)) {
            throw new IllegalArgumentException("empty range " + low + " to " + high);
        }
        if (percentile >= 99 && n < 300) {
            throw new IllegalArgumentException("a 99th percentile needs 300 sources, not " + n);
        }
    }
}
