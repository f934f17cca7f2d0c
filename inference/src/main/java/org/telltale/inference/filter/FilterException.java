package org.telltale.inference.filter;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/** A stored stack of filters cannot be understood. Serializable. */
public final class FilterException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    FilterException(Reason reason, @Nullable Throwable cause) {
        super(reason.text(Locale.ROOT), cause);
        this.reason = reason;
    }

    /** Why, for the user and for support. */
    public Reason reason() {
        return reason;
    }
}
