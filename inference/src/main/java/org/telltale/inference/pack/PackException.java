package org.telltale.inference.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * A pack is refused, or cannot be fetched, kept or found. The reason says what, where, and what to
 * do; its first argument is the place. Serializable.
 */
public final class PackException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** A refusal, with the technical cause where there is one. */
    public PackException(Reason reason, @Nullable Throwable cause) {
        super(reason.text(Locale.ROOT), cause);
        this.reason = reason;
    }

    /** A refusal without a technical cause. */
    public PackException(Reason reason) {
        this(reason, null);
    }

    /** Why, for the user and for support. */
    public Reason reason() {
        return reason;
    }

    /** The same refusal with the larger thing (an archive, a URL) named before the place. */
    public PackException within(String outer) {
        List<String> arguments = new ArrayList<>(reason.arguments());
        arguments.set(0, outer + ", " + arguments.getFirst());
        return new PackException(new Reason(reason.code(), arguments), this);
    }
}
