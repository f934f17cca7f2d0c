package org.telltale.inference.pack.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackInput;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackOutput;
import org.telltale.inference.reason.Reason;

/** What an ONNX file must be before anything loads it. Stateless. */
public final class OnnxRules {
    /** Most elements that a stored tensor or a declared shape may have: 2 GiB of 32-bit floats. */
    public static final long MOST_ELEMENTS = 1L << 29;

    /** Newest operator sets that ONNX Runtime 1.29 supports; a test asks it. */
    public static final Map<String, Long> OPERATOR_SETS =
            Map.of("ai.onnx", 26L, "ai.onnx.ml", 5L, "com.microsoft", 1L);

    private OnnxRules() {}

    /**
     * Refuses a file that is not one whole, bounded ONNX model of known operator sets with the
     * inputs and outputs that the manifest describes.
     *
     * @throws PackException if it is not; the reason names the file
     * @throws IOException if it cannot be read
     */
    public static void check(Path file, PackManifest manifest) throws PackException, IOException {
        OnnxOutline outline = OnnxOutlineReader.read(file);
        String name = manifest.model();
        check(outline, name);
        Set<String> described = new HashSet<>();
        for (PackInput input : manifest.inputs()) {
            described.add(input.name());
            if (!outline.inputs().contains(input.name())) {
                throw refused(Reason.of("pack.onnx-no-input", name, input.name()));
            }
        }
        for (String input : outline.inputs()) {
            if (!described.contains(input)) {
                String shown = PackFile.shown(input);
                throw refused(Reason.of("pack.onnx-more-inputs", name, shown));
            }
        }
        for (PackOutput output : manifest.outputs()) {
            if (!outline.outputs().contains(output.name())) {
                throw refused(Reason.of("pack.onnx-no-output", name, output.name()));
            }
        }
    }

    /**
     * Refuses by the outline alone, for a model that no manifest describes yet.
     *
     * @throws PackException if it may not be loaded; the reason names the file
     */
    public static void check(OnnxOutline outline, String name) throws PackException {
        String external = outline.external();
        if (external != null) {
            throw refused(Reason.of("pack.onnx-external", name, PackFile.shown(external)));
        }
        if (outline.largest() > MOST_ELEMENTS) {
            throw refused(Reason.of("pack.onnx-shape", name, MOST_ELEMENTS));
        }
        for (String domain : outline.domains()) {
            if (!OPERATOR_SETS.containsKey(domain)) {
                throw refused(Reason.of("pack.onnx-domain", name, PackFile.shown(domain)));
            }
        }
        for (Map.Entry<String, Long> newest : OPERATOR_SETS.entrySet()) {
            String domain = newest.getKey();
            long version = outline.operatorSets().getOrDefault(domain, 0L);
            if (version > newest.getValue()) {
                throw refused(
                        Reason.of("pack.onnx-opset", name, domain, version, newest.getValue()));
            }
        }
    }

    private static PackException refused(Reason reason) {
        return new PackException(reason);
    }
}
