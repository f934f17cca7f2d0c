package org.telltale.inference.runtime;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What a model really ran on. Immutable.
 *
 * @param accelerator that ran it; for provenance, its {@link Accelerator#id()}
 * @param refusals those that were preferred and did not run, with their reasons, in order
 */
public record RanOn(Accelerator accelerator, List<RefusedAccelerator> refusals)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public RanOn {
        Objects.requireNonNull(accelerator);
        refusals = List.copyOf(refusals);
    }
}
