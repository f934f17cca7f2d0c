package org.telltale.inference.runtime;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message of ONNX Runtime says of an accelerator that does not start. It gives no codes for
 * this, only text that passes on what the system's loader or CUDA said, so the text is read.
 */
sealed interface LoadFault {
    /** A library that the loader did not find, by its exact name. */
    record MissingLibrary(String library) implements LoadFault {}

    /** Some library was not found, and the message does not say which. */
    record Unnamed() implements LoadFault {}

    /** No card, or none that this process may use. */
    record NoDevice() implements LoadFault {}

    /** The driver is older than the libraries. */
    record OldDriver() implements LoadFault {}

    /** The card's memory is full. */
    record NoMemory() implements LoadFault {}

    /** Nothing that is known here. */
    record Other() implements LoadFault {}

    /** Patterns whose first group is the library's name, or a path that ends in it. */
    List<Pattern> NAMES =
            List.of(
                    // glibc and musl
                    Pattern.compile("([\\w.+-]+\\.so[\\w.]*): cannot open shared object file"),
                    Pattern.compile("Error loading shared library ([\\w.+-]+\\.so[\\w.]*):"),
                    // Windows, as ONNX Runtime words it after walking the imports
                    Pattern.compile("depends on \"([^\"]+\\.dll)\" which is missing"),
                    Pattern.compile("Could not locate ([\\w.+-]+\\.dll)"),
                    // macOS
                    Pattern.compile("Library not loaded: (\\S+\\.dylib)"),
                    // cuDNN 9, which opens its parts itself; the name with one number is the usual
                    Pattern.compile(
                            "Unable to load any of \\{(?:[^}]*[ ,])?(lib[\\w]+\\.so\\.\\d+)[,}]"));

    /** Reads a message. */
    static LoadFault parse(String message) {
        for (Pattern pattern : NAMES) {
            Matcher matcher = pattern.matcher(message);
            if (matcher.find()) {
                String path = matcher.group(1);
                return new MissingLibrary(
                        path.substring(
                                Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
            }
        }
        if (says(message, "error 126", "Error 126", "Failed to load shared library")) {
            return new Unnamed();
        }
        if (says(
                message,
                "no CUDA-capable device",
                "CUDA failure 100",
                "no device found",
                "no NVIDIA GPU")) {
            return new NoDevice();
        }
        if (says(message, "driver version is insufficient", "CUDA failure 35")) {
            return new OldDriver();
        }
        if (says(message, "out of memory", "CUDA failure 2:", "BFCArena::AllocateRawInternal")) {
            return new NoMemory();
        }
        return new Other();
    }

    private static boolean says(String message, String... parts) {
        for (String part : parts) {
            if (message.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
