package org.telltale.inference.runtime;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * What this machine has to run models on. Immutable.
 *
 * @param onnxRuntime its version
 * @param libraries folder that it was loaded from; null for the one that comes with the program
 * @param providers as ONNX Runtime names those in this build
 * @param devices that ONNX Runtime sees
 * @param driver of NVIDIA cards; null where there is none
 * @param accelerators all, in the usual order, then those outside of it
 */
public record MachineReport(
        String onnxRuntime,
        @Nullable String libraries,
        List<String> providers,
        List<Device> devices,
        @Nullable Driver driver,
        List<State> accelerators)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public MachineReport {
        Objects.requireNonNull(onnxRuntime);
        providers = List.copyOf(providers);
        devices = List.copyOf(devices);
        accelerators = List.copyOf(accelerators);
    }

    /** Whether a session can be set up with an accelerator. */
    public boolean works(Accelerator accelerator) {
        return accelerators.stream().anyMatch(s -> s.accelerator() == accelerator && s.works());
    }

    /** Why an accelerator cannot be used; empty where it can. */
    public Optional<Reason> problem(Accelerator accelerator) {
        return accelerators.stream()
                .filter(state -> state.accelerator() == accelerator)
                .flatMap(state -> Stream.ofNullable(state.problem()))
                .findFirst();
    }

    /**
     * A device.
     *
     * @param provider that would use it
     * @param kind {@code CPU}, {@code GPU} or {@code NPU}
     * @param vendor as the system names it
     * @param id of the device within the vendor, hexadecimal
     */
    public record Device(String provider, String kind, String vendor, String id)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A graphics driver.
     *
     * @param version of the driver
     * @param cards name and memory of each, as the driver says it; empty where its tool is missing
     */
    public record Driver(String version, List<String> cards) implements Serializable {
        private static final long serialVersionUID = 1L;

        public Driver {
            Objects.requireNonNull(version);
            cards = List.copyOf(cards);
        }
    }

    /**
     * An accelerator here.
     *
     * @param accelerator which
     * @param builtIn whether this build of ONNX Runtime has its provider
     * @param problem why it cannot be used; null where a session can be set up with it. A model may
     *     still fail on it, and then its answer says so
     * @param libraries what it needs beside ONNX Runtime
     */
    public record State(
            Accelerator accelerator,
            boolean builtIn,
            @Nullable Reason problem,
            List<Library> libraries)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        public State {
            Objects.requireNonNull(accelerator);
            libraries = List.copyOf(libraries);
        }

        /** Whether a session can be set up with it. */
        public boolean works() {
            return problem == null;
        }
    }

    /**
     * A native library that an accelerator needs.
     *
     * @param name exact file name
     * @param found whether this Telltale carries it or the system's loader finds it
     * @param advice what to do where it is missing
     */
    public record Library(String name, boolean found, Reason advice) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
