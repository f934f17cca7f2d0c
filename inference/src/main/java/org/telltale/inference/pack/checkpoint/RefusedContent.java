package org.telltale.inference.pack.checkpoint;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * Why a checkpoint's content is refused, before the file's name is known. Its reason's first
 * argument is left for that name.
 */
final class RefusedContent extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * A refusal whose sentence takes the file's name as {0} and the reason's arguments from {1}.
     */
    RefusedContent(Reason reason, @Nullable Throwable cause) {
        super(reason.code(), cause);
        this.reason = reason;
    }

    RefusedContent(Reason reason) {
        this(reason, null);
    }

    /** The refusal of the file of that name. */
    CheckpointException of(String file) {
        Object[] arguments = new Object[reason.arguments().size() + 1];
        arguments[0] = file;
        for (int i = 1; i < arguments.length; i++) {
            arguments[i] = CleanName.of(reason.arguments().get(i - 1));
        }
        return new CheckpointException(Reason.of(reason.code(), arguments), this);
    }
}
