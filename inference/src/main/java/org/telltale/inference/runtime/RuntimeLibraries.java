package org.telltale.inference.runtime;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which ONNX Runtime a process loads. Immutable. A process loads one, when it first runs a model,
 * and keeps it.
 *
 * @param folder that holds {@code onnxruntime} and {@code onnxruntime4j_jni} as native libraries of
 *     this system, built from the same version; null for those that come with the program
 */
public record RuntimeLibraries(@Nullable String folder) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String PROPERTY = "onnxruntime.native.path";

    /** Those that come with the program. */
    public static final RuntimeLibraries BUNDLED = new RuntimeLibraries(null);

    /** The files that such a folder must hold on this system. */
    public static List<String> files() {
        return Stream.of("onnxruntime", "onnxruntime4j_jni").map(System::mapLibraryName).toList();
    }

    /** Those of a folder. */
    public static RuntimeLibraries in(Path folder) {
        return new RuntimeLibraries(folder.toAbsolutePath().normalize().toString());
    }

    /** Tells ONNX Runtime's loader where to look; without effect once it has loaded. */
    void choose() {
        if (folder == null) {
            return;
        }
        System.setProperty(PROPERTY, folder);
        Path directMl = Path.of(folder, "DirectML.dll");
        if (OperatingSystem.here() == OperatingSystem.WINDOWS && Files.isRegularFile(directMl)) {
            // Else Windows would take the older one of its own folder.
            System.load(directMl.toString());
        }
    }
}
