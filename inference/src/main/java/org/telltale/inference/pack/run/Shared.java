package org.telltale.inference.pack.run;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Work shared out among the threads of the common pool piece by piece: whoever is free takes the
 * next, so that a thread that wakes up late or gets a large piece holds nobody up, as it would
 * where the pieces are dealt out beforehand. Stateless.
 */
final class Shared {
    private Shared() {}

    /**
     * Does every piece once; returns when all are done. Where one fails no further piece is begun,
     * and what it threw is thrown here, but only when no thread is at work any more: what the work
     * reads and writes may be given back then.
     *
     * @param pieces how many
     * @param work is given 0 to {@code pieces − 1}, by several threads
     */
    static void out(int pieces, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        int threads = Math.min(pieces, ForkJoinPool.getCommonPoolParallelism() + 1);
        IntStream.range(0, threads).parallel().forEach(thread -> take(pieces, next, failure, work));
        switch (failure.get()) {
            case null -> {}
            case Error fault -> throw fault;
            case RuntimeException fault -> throw fault;
            case Throwable fault -> throw new IllegalStateException(fault);
        }
    }

    private static void take(
            int pieces,
            AtomicInteger next,
            AtomicReference<@Nullable Throwable> failure,
            IntConsumer work) {
        try {
            for (int i = next.getAndIncrement();
                    i < pieces && failure.get() == null;
                    i = next.getAndIncrement()) {
                work.accept(i);
            }
        } catch (RuntimeException | Error e) {
            // A stream would throw it at once, while other threads still work.
            failure.compareAndSet(null, e);
        }
    }
}
