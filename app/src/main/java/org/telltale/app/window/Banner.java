package org.telltale.app.window;

import java.util.Objects;

/**
 * A notice above the panes: what happened, and what can be done about it. Immutable.
 *
 * @param kind decides colour, icon and whether it goes by itself
 * @param text a line, or a few
 */
public record Banner(Kind kind, String text) {
    public Banner {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(text);
    }

    /** A banner. */
    public static Banner of(Kind kind, String text) {
        return new Banner(kind, text);
    }

    /** How much it matters. */
    public enum Kind {
        /** Goes by itself after a while. */
        INFO,
        WARNING,
        ERROR
    }
}
