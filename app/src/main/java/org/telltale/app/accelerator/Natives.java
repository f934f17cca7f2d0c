package org.telltale.app.accelerator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.runtime.RuntimeLibraries;

/**
 * A folder with an ONNX Runtime of the user's own, as it was when it was checked. Immutable.
 *
 * @param folder absolute
 * @param onnxRuntime its version
 * @param providers as ONNX Runtime names them
 * @param sha256 of the native libraries that are loaded, by file name: native code that changed
 *     since is not loaded before it was checked again
 */
public record Natives(
        String folder, String onnxRuntime, List<String> providers, Map<String, String> sha256) {
    public Natives {
        providers = List.copyOf(providers);
        sha256 = Map.copyOf(sha256);
    }

    /** Whether the folder holds what was checked. */
    public boolean isUnchanged() {
        try {
            return digests(Path.of(folder)).equals(sha256);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Digests of the files that ONNX Runtime loads from a folder.
     *
     * @throws IOException if one is missing or cannot be read
     */
    static Map<String, String> digests(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (String name : RuntimeLibraries.files()) {
            digests.put(name, Sha256.of(folder.resolve(name)));
        }
        return digests;
    }
}
