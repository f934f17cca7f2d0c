package org.telltale.app.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.telltale.inference.worker.NativeWorker;

/**
 * What this process holds at one moment, after a collection. Immutable.
 *
 * @param analyses done so far
 * @param heapBytes on Java's heap
 * @param objects of OpenCV and FFmpeg not let go
 * @param residentBytes of the whole process, native libraries included; 0 where the system does not
 *     tell
 */
public record MemoryUse(int analyses, long heapBytes, long objects, long residentBytes) {
    /** Cleaners run on threads of their own after a collection. */
    private static final Duration CLEANING = Duration.ofMillis(50);

    /** Collects and reads. */
    static MemoryUse after(int analyses, NativeWorker worker, PeakMemory memory) {
        for (int i = 0; i < 2; i++) {
            System.gc();
            LockSupport.parkNanos(CLEANING.toNanos());
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new MemoryUse(analyses, heap, worker.openObjects(), memory.resident());
    }
}
