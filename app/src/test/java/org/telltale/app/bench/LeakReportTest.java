package org.telltale.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** Growth is what comes after warming up. */
class LeakReportTest {
    private static LeakReport report(IntToLongFunction heap) {
        List<MemoryUse> uses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            uses.add(new MemoryUse(i, heap.applyAsLong(i), 0, 0));
        }
        return new LeakReport(uses);
    }

    @Test
    void whatIsTakenWhileWarmingUpDoesNotCount() {
        assertThat(report(i -> i < 10 ? 100L * i : 1000).growth(MemoryUse::heapBytes)).isZero();
    }

    @Test
    void aSteadyLeakCountsAndOneSpikeDoesNot() {
        assertThat(report(i -> 7L * i).growth(MemoryUse::heapBytes)).isEqualTo(7 * 20);
        assertThat(report(i -> i == 39 ? 1_000_000 : 5).growth(MemoryUse::heapBytes)).isZero();
        assertThat(report(i -> 1000 - i).growth(MemoryUse::heapBytes)).isNegative();
    }

    @Test
    void fewReadingsAreNoTrend() {
        List<MemoryUse> one = List.of(new MemoryUse(0, 0, 0, 0));
        assertThatThrownBy(() -> new LeakReport(one)).isInstanceOf(IllegalArgumentException.class);
    }
}
