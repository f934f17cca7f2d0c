package org.telltale.inference.pack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.CancelledException;

class SharedTest {
    @Test
    void everyPieceIsDoneOnce() {
        BitSet done = new BitSet();
        AtomicInteger count = new AtomicInteger();
        Shared.out(
                1_000,
                i -> {
                    synchronized (done) {
                        done.set(i);
                    }
                    count.incrementAndGet();
                });
        assertThat(done.cardinality()).isEqualTo(1_000);
        assertThat(count).hasValue(1_000);
    }

    @Test
    void whatFailsIsThrownWhenNoThreadIsAtWorkAnyMore() {
        Assumptions.assumeTrue(
                ForkJoinPool.getCommonPoolParallelism() > 0, "one processor: nothing is shared");
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch failed = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        AtomicBoolean late = new AtomicBoolean();
        assertThatThrownBy(() ->
                        Shared.out(
                                2,
                                i -> {
                                    meet(both);
                                    if (i == 0) {
                                        failed.countDown();
                                        throw new CancelledException();
                                    }
                                    await(failed);
                                    pause();
                                    late.set(over.get());
                                }))
                .isInstanceOf(CancelledException.class);
        over.set(true);
        pause();
        assertThat(late).isFalse();
    }

    private static void meet(CountDownLatch both) {
        both.countDown();
        await(both);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Long enough for a caller that does not wait to come back first. */
    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
