package org.telltale.inference.runtime;

import java.io.Serializable;
import java.util.Objects;
import org.telltale.inference.reason.Reason;

/**
 * An accelerator that was asked for and did not run a model. Immutable.
 *
 * @param accelerator that did not run
 * @param reason why, with the exact name of a missing library where that is it
 */
public record RefusedAccelerator(Accelerator accelerator, Reason reason) implements Serializable {
    private static final long serialVersionUID = 1L;

    public RefusedAccelerator {
        Objects.requireNonNull(accelerator);
        Objects.requireNonNull(reason);
    }
}
