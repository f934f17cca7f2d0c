package org.telltale.inference.media;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/** A file could not be read as media. The reason says what, and what to do. Serializable. */
public final class MediaException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** A refusal, with the technical cause where there is one. */
    public MediaException(Reason reason, @Nullable Throwable cause) {
        super(reason.text(Locale.ROOT), cause);
        this.reason = reason;
    }

    /** A refusal without a technical cause. */
    public MediaException(Reason reason) {
        this(reason, null);
    }

    /** Why, for the analyst and for support. */
    public Reason reason() {
        return reason;
    }
}
