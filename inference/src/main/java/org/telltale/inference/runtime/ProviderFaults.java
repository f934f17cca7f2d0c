package org.telltale.inference.runtime;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * Why an accelerator does not run: not of this system, not in this build of ONNX Runtime, a library
 * missing, no card, an old driver, or what ONNX Runtime said. Thread-safe.
 */
final class ProviderFaults {
    private static final int LONGEST = 300;

    private final OperatingSystem system;
    private final LibraryProbe probe;
    private final Map<Accelerator, RefusedAccelerator> impossible =
            new EnumMap<>(Accelerator.class);

    ProviderFaults(OperatingSystem system, LibraryProbe probe) {
        this.system = system;
        this.probe = probe;
    }

    /** The refusal of an accelerator that cannot work here whatever the model; null if it may. */
    @Nullable RefusedAccelerator impossible(Accelerator accelerator) {
        synchronized (impossible) {
            RefusedAccelerator known = impossible.get(accelerator);
            if (known == null) {
                known = refuse(accelerator);
                if (known != null) {
                    impossible.put(accelerator, known);
                }
            }
            return known;
        }
    }

    private @Nullable RefusedAccelerator refuse(Accelerator accelerator) {
        if (!system.has(accelerator)) {
            return new RefusedAccelerator(
                    accelerator, Reason.of("runtime.other-system", label(accelerator)));
        }
        if (!OrtHost.providers().contains(accelerator.provider())) {
            return new RefusedAccelerator(
                    accelerator, Reason.of("runtime.not-built-in." + accelerator.id()));
        }
        // Before two gigabytes of CUDA are unpacked for a machine without a card.
        return NeededLibraries.of(accelerator, system).stream()
                .filter(name -> LibrarySource.of(name) == LibrarySource.DRIVER)
                .filter(name -> !probe.loads(name))
                .findFirst()
                .map(name -> new RefusedAccelerator(accelerator, missing(accelerator, name)))
                .orElse(null);
    }

    /** What a failure to load or run on an accelerator comes from. */
    RefusedAccelerator explain(Accelerator accelerator, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        LoadFault fault = LoadFault.parse(message);
        Reason reason =
                switch (fault) {
                    case LoadFault.MissingLibrary(String library) -> missing(accelerator, library);
                    case LoadFault.Unnamed ignored ->
                            firstMissing(accelerator)
                                    .map(library -> missing(accelerator, library))
                                    .orElseGet(() -> failed(accelerator, message));
                    case LoadFault.NoDevice ignored ->
                            Reason.of("runtime.no-device", label(accelerator));
                    case LoadFault.OldDriver ignored ->
                            Reason.of("runtime.old-driver", label(accelerator));
                    case LoadFault.NoMemory ignored ->
                            Reason.of("runtime.no-device-memory", label(accelerator));
                    case LoadFault.Other ignored -> failed(accelerator, message);
                };
        return new RefusedAccelerator(accelerator, reason);
    }

    private Reason failed(Accelerator accelerator, String message) {
        String line = message.replaceAll("\\s+", " ").strip();
        return Reason.of(
                "runtime.accelerator-failed",
                label(accelerator),
                line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }

    private Optional<String> firstMissing(Accelerator accelerator) {
        List<String> needed = NeededLibraries.of(accelerator, system);
        return needed.stream().filter(name -> !probe.loads(name)).findFirst();
    }

    /** The library's name and where it is to be had. */
    static Reason missing(Accelerator accelerator, String library) {
        return Reason.of(
                "runtime.library-missing." + LibrarySource.of(library).id(),
                label(accelerator),
                library);
    }

    /** As a person writes it. */
    static String label(Accelerator accelerator) {
        return switch (accelerator) {
            case TENSORRT -> "TensorRT";
            case CUDA -> "CUDA";
            case DIRECTML -> "DirectML";
            case COREML -> "CoreML";
            case OPENVINO -> "OpenVINO";
            case WEBGPU -> "WebGPU";
            case CPU -> accelerator.name().toUpperCase(Locale.ROOT);
        };
    }
}
