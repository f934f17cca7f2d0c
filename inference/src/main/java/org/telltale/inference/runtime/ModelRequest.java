package org.telltale.inference.runtime;

import java.io.Serializable;
import java.util.Objects;

/**
 * Which model to run, on what. Immutable.
 *
 * @param model to run
 * @param accelerators to try
 * @param items whether the first extent of every input and output counts independent items: then
 *     the inputs may hold any number of them, and a model whose own first extent is fixed runs as
 *     often as that takes
 */
public record ModelRequest(ModelFile model, AcceleratorPreference accelerators, boolean items)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public ModelRequest {
        Objects.requireNonNull(model);
        Objects.requireNonNull(accelerators);
    }

    /** One run with the inputs as they are. */
    public static ModelRequest single(ModelFile model, AcceleratorPreference accelerators) {
        return new ModelRequest(model, accelerators, false);
    }

    /** Any number of items at once. */
    public static ModelRequest items(ModelFile model, AcceleratorPreference accelerators) {
        return new ModelRequest(model, accelerators, true);
    }

    /** The same with other accelerators. */
    public ModelRequest on(AcceleratorPreference others) {
        return new ModelRequest(model, others, items);
    }
}
