package org.telltale.db.session;

/**
 * Which sessions to list. Immutable.
 *
 * @param text words that must all occur in name, notes or explanations; empty for any
 * @param limit most rows
 */
public record SessionQuery(String text, int limit) {
    /** The latest thousand. */
    public static final SessionQuery ALL = new SessionQuery("", 1000);
}
