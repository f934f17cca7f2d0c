package org.telltale.inference.runtime;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/**
 * Keeps ONNX Runtime from reporting to its makers. Since 1.29 its Linux and macOS builds start a
 * client for that as soon as an environment is made, before its own switch ({@code
 * setTelemetry(false)}) can be reached: it reads the process's command line, which names evidence,
 * and has a server's address to send to. Only the environment variable {@code
 * ORT_DISABLE_TELEMETRY}, read first, prevents that. It also prevents a crash: the client's regular
 * expressions overflow the stack on a command line of some thousand characters (seen with 1.29.0:
 * 4,000 characters end the process with a segmentation fault).
 */
final class TelemetrySwitch {
    private static final String VARIABLE = "ORT_DISABLE_TELEMETRY";
    private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private TelemetrySwitch() {}

    /**
     * Switches it off for the rest of the process; to be called before ONNX Runtime is loaded.
     *
     * @throws IllegalStateException if it cannot be: ONNX Runtime must not be loaded then, since
     *     nothing may leave the machine
     */
    static void off() {
        SymbolLookup libc = Linker.nativeLinker().defaultLookup();
        int failed;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(VARIABLE);
            MemorySegment value = arena.allocateFrom("1");
            if (OperatingSystem.here() == OperatingSystem.WINDOWS) {
                failed =
                        (int)
                                Linker.nativeLinker()
                                        .downcallHandle(
                                                libc.findOrThrow("_putenv_s"),
                                                FunctionDescriptor.of(INT, ADDRESS, ADDRESS))
                                        .invokeExact(name, value);
            } else {
                failed =
                        (int)
                                Linker.nativeLinker()
                                        .downcallHandle(
                                                libc.findOrThrow("setenv"),
                                                FunctionDescriptor.of(INT, ADDRESS, ADDRESS, INT))
                                        .invokeExact(name, value, 1);
            }
        } catch (Throwable e) {
            // A method handle declares everything.
            throw new IllegalStateException("ONNX Runtime cannot be kept from reporting", e);
        }
        if (failed != 0) {
            throw new IllegalStateException(
                    "ONNX Runtime cannot be kept from reporting: " + failed);
        }
    }
}
