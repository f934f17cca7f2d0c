package org.telltale.db.submission.masks;

import java.util.Objects;

/**
 * Which pictures a row of figures is about. Immutable.
 *
 * @param level what they have in common
 * @param name of the group or kind; empty for all
 */
public record Scope(Level level, String name) {
    /** Every picture. */
    public static final Scope ALL = new Scope(Level.ALL, "");

    public Scope {
        Objects.requireNonNull(level);
        Objects.requireNonNull(name);
    }

    /** What pictures of a scope have in common. */
    public enum Level {
        /** Nothing. */
        ALL,
        /** The group. */
        GROUP,
        /** The kind of alteration; the real pictures of the same groups stand beside them. */
        KIND
    }
}
