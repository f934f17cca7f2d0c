package org.telltale.inference.worker;

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
 * Keeps OpenCV and the libjpeg and libpng inside it from printing on standard error, where the
 * command line promises one line for each bad file. OpenCV reads its log level from the environment
 * when it is loaded. The other two print through the C library's variable {@code stderr} and offer
 * no switch, so that variable is pointed at the null device; Java's own standard error does not go
 * through it and stays as it is. On Windows, which has no such variable, their warnings stay.
 */
final class NativeChatter {
    private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private NativeChatter() {}

    /** Silences them for the rest of the process; to be called before OpenCV is loaded. */
    static void silence() {
        SymbolLookup libc = Linker.nativeLinker().defaultLookup();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment variable = arena.allocateFrom("OPENCV_LOG_LEVEL");
            MemorySegment silent = arena.allocateFrom("SILENT");
            Optional<MemorySegment> setenv = libc.find("setenv");
            Optional<MemorySegment> putenv = libc.find("_putenv_s");
            if (setenv.isPresent()) {
                int failed =
                        (int)
                                Linker.nativeLinker()
                                        .downcallHandle(
                                                setenv.get(),
                                                FunctionDescriptor.of(INT, ADDRESS, ADDRESS, INT))
                                        .invokeExact(variable, silent, 0);
                say(failed);
            } else if (putenv.isPresent()) {
                int failed =
                        (int)
                                Linker.nativeLinker()
                                        .downcallHandle(
                                                putenv.get(),
                                                FunctionDescriptor.of(INT, ADDRESS, ADDRESS))
                                        .invokeExact(variable, silent);
                say(failed);
            }
            redirect(libc, arena);
        } catch (Throwable e) {
            // A method handle declares everything; the warnings merely stay.
            logger().warn("native warnings cannot be silenced", e);
        }
    }

    private static void redirect(SymbolLookup libc, Arena arena) throws Throwable {
        Optional<MemorySegment> stream = libc.find("stderr").or(() -> libc.find("__stderrp"));
        Optional<MemorySegment> fopen = libc.find("fopen");
        if (stream.isEmpty() || fopen.isEmpty()) {
            return;
        }
        MemorySegment sink =
                (MemorySegment)
                        Linker.nativeLinker()
                                .downcallHandle(
                                        fopen.get(),
                                        FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS))
                                .invokeExact(
                                        arena.allocateFrom("/dev/null"), arena.allocateFrom("w"));
        if (sink.address() != 0) {
            stream.get().reinterpret(ADDRESS.byteSize()).set(ADDRESS, 0, sink);
        }
    }

    private static void say(int failed) {
        if (failed != 0) {
            logger().warn("the C library refuses an environment variable: {}", failed);
        }
    }

    private static Logger logger() {
        return LoggerFactory.getLogger(NativeChatter.class);
    }
}
