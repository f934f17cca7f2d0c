package org.telltale.inference.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/** A request to stop, shared by who asks and who works. Safe for use by several threads. */
public final class Cancellation {
    private final AtomicBoolean requested = new AtomicBoolean();

    /** Asks the work to stop. */
    public void request() {
        requested.set(true);
    }

    /** Whether the work was asked to stop. */
    public boolean requested() {
        return requested.get();
    }

    /**
     * Stops the calling work if it was asked to.
     *
     * @throws CancelledException if so
     */
    public void check() {
        if (requested.get()) {
            throw new CancelledException();
        }
    }
}
