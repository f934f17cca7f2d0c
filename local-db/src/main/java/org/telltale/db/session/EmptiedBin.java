package org.telltale.db.session;

/**
 * What emptying the bin did. Immutable.
 *
 * @param sessions whose content was removed
 * @param entries whose content was removed
 * @param wiped whether nothing of it is left in the database's files; false where another program
 *     still reads an older state, and then it is wiped when the bin is emptied again or the
 *     database is opened anew
 */
public record EmptiedBin(int sessions, long entries, boolean wiped) {}
