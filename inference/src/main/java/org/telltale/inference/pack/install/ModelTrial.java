package org.telltale.inference.pack.install;

import java.io.IOException;
import java.nio.file.Path;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackManifest;

/** The last word before a pack is kept: whether the runtime takes its model. */
public interface ModelTrial {
    /**
     * Loads the model.
     *
     * @param model the ONNX file, verified
     * @throws PackException if the runtime refuses it, or it takes or gives something other than
     *     the manifest says
     */
    void check(Path model, PackManifest manifest, Cancellation cancellation)
            throws PackException, IOException;
}
