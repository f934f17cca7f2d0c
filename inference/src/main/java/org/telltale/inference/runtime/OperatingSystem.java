package org.telltale.inference.runtime;

import java.util.Locale;

/** The systems that Telltale runs on. */
enum OperatingSystem {
    LINUX,
    WINDOWS,
    MAC;

    /** The one that this process runs on. */
    static OperatingSystem here() {
        return of(System.getProperty("os.name"));
    }

    /** By Java's name of it. */
    static OperatingSystem of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return WINDOWS;
        }
        return lower.startsWith("mac") ? MAC : LINUX;
    }

    /** Whether an accelerator exists on this system at all. */
    boolean has(Accelerator accelerator) {
        return switch (accelerator) {
            case CPU, WEBGPU -> true;
            case CUDA, TENSORRT, OPENVINO -> this != MAC;
            case DIRECTML -> this == WINDOWS;
            case COREML -> this == MAC;
        };
    }
}
