package org.telltale.inference.pack.architecture;

import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.checkpoint.StateDict;

/**
 * A published network that can be built from its authors' checkpoint. Stateless and thread-safe. A
 * new one is a class that implements this and a line in {@link Architectures#builtIn}.
 */
public interface Architecture {
    /** Stable name that manifests and the catalogue use, e.g. {@code aasist-l}. */
    String id();

    /** The network's published name and what it is, for people. */
    String title();

    /** Which published file it takes, for people, e.g. {@code Keras weights (.h5) of Meso4}. */
    String takes();

    /**
     * Builds the network: the same bytes for the same tensors.
     *
     * @throws CheckpointException if a parameter is missing, has another shape or type, holds
     *     something other than finite numbers, or if the checkpoint has one that the network does
     *     not have; the reason names them
     */
    OnnxModel build(StateDict parameters) throws CheckpointException;
}
