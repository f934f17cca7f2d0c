package org.telltale.db.session;

import org.jspecify.annotations.Nullable;

/** The database refused: its message is one sentence for the user that says what to do. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal with its technical cause. */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
