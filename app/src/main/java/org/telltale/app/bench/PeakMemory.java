package org.telltale.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The most memory that this process held since a moment. On Linux that is resident memory, native
 * code included ({@code VmHWM}, proc(5)); elsewhere only Java's heap is known.
 */
final class PeakMemory {
    private static final Logger LOG = LoggerFactory.getLogger(PeakMemory.class);
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    /** The value that makes Linux forget the peak. */
    private static final String FORGET_PEAK = "5";

    private final boolean resident = Files.isReadable(STATUS);

    /** Begins anew; where the system does not allow it, the peak is that of the whole process. */
    void reset() {
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        if (resident) {
            try {
                Files.writeString(CLEAR, FORGET_PEAK);
            } catch (IOException e) {
                LOG.info("the peak of memory includes what ran before", e);
            }
        }
    }

    /** The peak so far. */
    Reading read() {
        long peak = bytes("VmHWM:");
        if (peak > 0) {
            return new Reading(peak, Kind.RESIDENT);
        }
        long heap = heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Reading(heap, Kind.HEAP);
    }

    /** Resident memory of the process now, bytes; 0 where the system does not tell. */
    long resident() {
        return bytes("VmRSS:");
    }

    private long bytes(String entry) {
        if (resident) {
            try {
                for (String line : Files.readAllLines(STATUS)) {
                    if (line.startsWith(entry)) {
                        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                    }
                }
            } catch (IOException e) {
                LOG.info("{} cannot be read", STATUS, e);
            }
        }
        return 0;
    }

    private static java.util.stream.Stream<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    /** What was measured. */
    enum Kind {
        /** Resident memory of the process. */
        RESIDENT,
        /** Java's heap, without native memory. */
        HEAP
    }

    /**
     * A peak.
     *
     * @param bytes held at most
     */
    record Reading(long bytes, Kind kind) {}
}
