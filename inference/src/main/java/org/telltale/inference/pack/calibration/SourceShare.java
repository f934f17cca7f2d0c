package org.telltale.inference.pack.calibration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.telltale.inference.metrics.Interval;
import org.telltale.inference.metrics.Share;

/**
 * So many of so many files that come from fewer sources. The 95 % interval is the exact one at as
 * many independent files as the spread among the sources amounts to (Korn and Graubard, Survey
 * Methodology 24, 1998); where no file or every file is hit, nothing is known of the spread, and it
 * is that of the number of sources. Immutable.
 *
 * @param count of files that are hit
 * @param n of all files
 * @param sources different sources
 * @param interval of the rate
 */
public record SourceShare(long count, long n, long sources, Interval interval) {
    /**
     * One file.
     *
     * @param source that it comes from
     * @param hit whether it counts
     */
    record Hit(String source, boolean hit) {}

    /** Of at least one file. */
    static SourceShare of(List<Hit> files) {
        Map<String, long[]> sources = new LinkedHashMap<>();
        for (Hit file : files) {
            long[] counts = sources.computeIfAbsent(file.source(), s -> new long[2]);
            counts[0] += file.hit() ? 1 : 0;
            counts[1]++;
        }
        long count = sources.values().stream().mapToLong(counts -> counts[0]).sum();
        long n = files.size();
        return new SourceShare(count, n, sources.size(), interval(count, n, sources));
    }

    private static Interval interval(long count, long n, Map<String, long[]> sources) {
        long independent = independent(count, n, sources);
        if (independent == n) {
            return new Share(count, n).interval().orElseThrow();
        }
        // Rounded outwards, since the exact interval takes whole numbers.
        double rate = (double) count / n;
        long fewer = (long) Math.floor(rate * independent);
        long more = (long) Math.ceil(rate * independent);
        return new Interval(
                new Share(fewer, independent).interval().orElseThrow().low(),
                new Share(more, independent).interval().orElseThrow().high());
    }

    /** Independent files that would vary as much as these do from source to source. */
    private static long independent(long count, long n, Map<String, long[]> sources) {
        int groups = sources.size();
        if (groups == n) {
            return n;
        }
        if (count == 0 || count == n || groups == 1) {
            return groups;
        }
        double rate = (double) count / n;
        double squares = 0;
        for (long[] counts : sources.values()) {
            double residual = counts[0] - rate * counts[1];
            squares += residual * residual;
        }
        double variance = squares / ((double) n * n) * groups / (groups - 1);
        double independent = rate * (1 - rate) / variance;
        return (long) Math.floor(Math.clamp(independent, 1, (double) n));
    }
}
