package org.telltale.app.window;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A notice above the panes: what happened, and what can be done about it. Immutable.
 *
 * @param kind decides colour, icon and whether it goes by itself
 * @param text a line, or a few
 * @param action what can be done about it with one press, after which the banner goes; null for
 *     nothing
 */
public record Banner(Kind kind, String text, @Nullable Action action) {
    public Banner {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(text);
    }

    /** A banner. */
    public static Banner of(Kind kind, String text) {
        return new Banner(kind, text, null);
    }

    /** The same with something to do about it. */
    public Banner with(String name, Runnable run) {
        return new Banner(kind, text, new Action(name, run));
    }

    /**
     * Something to do.
     *
     * @param name on its button
     * @param run does it, on the JavaFX thread
     */
    public record Action(String name, Runnable run) {
        public Action {
            Objects.requireNonNull(name);
            Objects.requireNonNull(run);
        }
    }

    /** How much it matters. */
    public enum Kind {
        /** Goes by itself after a while. */
        INFO,
        WARNING,
        ERROR
    }
}
