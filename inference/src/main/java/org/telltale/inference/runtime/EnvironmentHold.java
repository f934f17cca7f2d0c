package org.telltale.inference.runtime;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps ONNX Runtime's environment until the process is gone. Its Java binding lets go of it in a
 * shutdown hook while models may still run, which ends the process with a segmentation fault where
 * it should have ended as the user asked, with Ctrl+C or {@code kill} (seen with 1.29.0). The
 * environment counts those who hold it, so one more keeps it alive.
 *
 * <p>Goes through the C interface, whose table only ever grows at its end ({@code OrtApi} in {@code
 * onnxruntime_c_api.h}).
 */
final class EnvironmentHold {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentHold.class);
    private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;
    private static final int INTERFACE_VERSION = 1;
    private static final int FATAL = 4;

    /** Place of {@code CreateEnv} in the table. */
    private static final long CREATE_ENVIRONMENT = 3;

    private EnvironmentHold() {}

    /**
     * Takes one more hold on the environment, which must be there already.
     *
     * @return whether it was taken: not where the library was loaded by another class loader, or
     *     its functions cannot be called
     */
    static boolean take(String name) {
        // Finds what System.load brought in for this class's loader, which is the binding's too.
        Optional<MemorySegment> base = SymbolLookup.loaderLookup().find("OrtGetApiBase");
        if (base.isEmpty()) {
            return false;
        }
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment entry =
                    (MemorySegment)
                            linker.downcallHandle(base.get(), FunctionDescriptor.of(ADDRESS))
                                    .invokeExact();
            MemorySegment table =
                    (MemorySegment)
                            linker.downcallHandle(
                                            pointer(entry, 0),
                                            FunctionDescriptor.of(ADDRESS, ValueLayout.JAVA_INT))
                                    .invokeExact(INTERFACE_VERSION);
            MemorySegment made = arena.allocate(ADDRESS);
            MemorySegment fault =
                    (MemorySegment)
                            linker.downcallHandle(
                                            pointer(table, CREATE_ENVIRONMENT),
                                            FunctionDescriptor.of(
                                                    ADDRESS,
                                                    ValueLayout.JAVA_INT,
                                                    ADDRESS,
                                                    ADDRESS))
                                    .invokeExact(FATAL, arena.allocateFrom(name), made);
            return fault.equals(MemorySegment.NULL);
        } catch (Throwable e) {
            // A method handle declares everything. Models run without the hold just as well.
            LOG.warn("ONNX Runtime's environment cannot be held", e);
            return false;
        }
    }

    private static MemorySegment pointer(MemorySegment table, long index) {
        return table.reinterpret((index + 1) * ADDRESS.byteSize()).getAtIndex(ADDRESS, index);
    }
}
