package org.telltale.inference.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.telltale.inference.reason.Reason;

/**
 * A value that no manifest may hold. Thrown by the constructors of the manifest's records, so that
 * none can be built, read or written with it; the first argument of the reason is the component.
 */
public final class InvalidManifestException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    InvalidManifestException(Reason reason) {
        super(reason.text(Locale.ROOT));
        this.reason = reason;
    }

    /** Why, with the component's name as first argument. */
    public Reason reason() {
        return reason;
    }

    /** The reason with the path of the enclosing part before the component. */
    Reason at(String path) {
        List<String> arguments = new ArrayList<>(reason.arguments());
        arguments.set(0, path.isEmpty() ? arguments.getFirst() : path + "." + arguments.getFirst());
        return new Reason(reason.code(), arguments);
    }
}
