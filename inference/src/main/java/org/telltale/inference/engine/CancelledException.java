package org.telltale.inference.engine;

/** The analysis was cancelled. Cancelling is not failing. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Made by {@link Cancellation#check()}. */
    public CancelledException() {
        super("cancelled", null, false, false);
    }
}
