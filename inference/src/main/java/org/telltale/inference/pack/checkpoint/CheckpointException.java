package org.telltale.inference.pack.checkpoint;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * A checkpoint was not read, or does not fit the architecture asked for. The reason names the file
 * and says what to do. Serializable.
 */
public final class CheckpointException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** A refusal, with the technical cause where there is one. */
    public CheckpointException(Reason reason, @Nullable Throwable cause) {
        super(reason.text(Locale.ROOT), cause);
        this.reason = reason;
    }

    /** A refusal without a technical cause. */
    public CheckpointException(Reason reason) {
        this(reason, null);
    }

    /** Why, for the user and for support. */
    public Reason reason() {
        return reason;
    }
}
