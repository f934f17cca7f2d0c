package org.telltale.inference.pack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScratchMemoryTest {
    @Test
    void memoryIsLentAgainAndReplacedByMore() {
        List<MemorySegment> lent = new ArrayList<>();
        try (ScratchMemory scratch = new ScratchMemory()) {
            scratch.use(64, lent::add);
            scratch.use(16, lent::add);
            assertThat(lent.get(1).address()).isEqualTo(lent.get(0).address());
            assertThat(lent.get(1).byteSize()).isEqualTo(16);
            assertThat(scratch.bytes()).isEqualTo(64);
            scratch.use(128, lent::add);
            assertThat(scratch.bytes()).isEqualTo(128);
            assertThat(lent.get(0).scope().isAlive()).as("the smaller memory").isFalse();
        }
        assertThat(lent.get(2).scope().isAlive()).isFalse();
    }

    @Test
    void twoUsesAtOnceHaveMemoryOfTheirOwn() {
        try (ScratchMemory scratch = new ScratchMemory()) {
            scratch.use(
                    64,
                    outer ->
                            scratch.use(
                                    64,
                                    inner ->
                                            assertThat(inner.address())
                                                    .isNotEqualTo(outer.address())));
            assertThat(scratch.bytes()).isEqualTo(128);
        }
    }

    @Test
    void aUseThatFailsGivesItsMemoryBack() {
        try (ScratchMemory scratch = new ScratchMemory()) {
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            scratch.use(
                                    32,
                                    room -> {
                                        throw new IllegalStateException();
                                    }));
            assertThat(scratch.bytes()).isEqualTo(32);
        }
    }
}
