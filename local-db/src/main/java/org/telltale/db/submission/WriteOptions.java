package org.telltale.db.submission;

/**
 * How to write. Immutable.
 *
 * @param noBoxes how a DDL-X document says that a real image has no box
 * @param replace whether an older file at the target is replaced; else it is refused
 */
public record WriteOptions(NoBoxes noBoxes, boolean replace) {
    /** The winner's way: an empty list; and nothing is replaced. */
    public static final WriteOptions STANDARD = new WriteOptions(NoBoxes.EMPTY_LIST, false);

    /** Ways to say that there is no box; all three are in use. */
    public enum NoBoxes {
        /** {@code []}. */
        EMPTY_LIST,
        /** {@code "None"}, as the text of the rules says. */
        NONE,
        /** {@code null}. */
        NULL
    }
}
