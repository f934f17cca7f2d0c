package org.telltale.app.doctor;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at. Immutable.
 *
 * @param name stable, e.g. {@code data-folder}
 * @param state what came of it
 * @param value what was found
 * @param advice what to do; null where there is nothing to
 */
public record Check(String name, State state, String value, @Nullable String advice) {
    public Check {
        Objects.requireNonNull(name);
        Objects.requireNonNull(state);
        Objects.requireNonNull(value);
    }

    static Check ok(String name, String value) {
        return new Check(name, State.OK, value, null);
    }

    static Check failed(String name, String value, String advice) {
        return new Check(name, State.FAILED, value, advice);
    }

    static Check optional(String name, String value, @Nullable String advice) {
        return new Check(name, State.ABSENT, value, advice);
    }

    /** What can come of a check. */
    public enum State {
        /** There, and it works. */
        OK,
        /** Not there, and Telltale does without. */
        ABSENT,
        /** Telltale cannot do its work without it. */
        FAILED;

        /** As it is printed. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
