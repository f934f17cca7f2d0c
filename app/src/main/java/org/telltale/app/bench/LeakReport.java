package org.telltale.app.bench;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How memory went over many analyses in one process. Immutable.
 *
 * @param uses in order, the first before the first analysis
 */
public record LeakReport(List<MemoryUse> uses) {
    private static final int LEAST_USES = 8;

    public LeakReport {
        uses = List.copyOf(uses);
        if (uses.size() < LEAST_USES) {
            throw new IllegalArgumentException(uses.size() + " readings");
        }
    }

    /** Analyses done. */
    public int analyses() {
        return uses.getLast().analyses();
    }

    /**
     * By how much something grew once warmed up: the median of the last quarter of readings less
     * that of the second quarter. Below 0 where it shrank.
     */
    public long growth(ToLongFunction<MemoryUse> of) {
        int quarter = uses.size() / 4;
        return median(uses.subList(uses.size() - quarter, uses.size()), of)
                - median(uses.subList(quarter, 2 * quarter), of);
    }

    private static long median(List<MemoryUse> some, ToLongFunction<MemoryUse> of) {
        long[] sorted = some.stream().mapToLong(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
