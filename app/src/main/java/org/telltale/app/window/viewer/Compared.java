package org.telltale.app.window.viewer;

import org.telltale.db.session.SessionSummary;

/** What the picture on the desk is compared with. Immutable. */
sealed interface Compared {
    /** The map that is chosen, whichever it is. */
    record TheMap() implements Compared {}

    /**
     * The picture of another session.
     *
     * @param session whose file is opened again
     */
    record OfSession(SessionSummary session) implements Compared {}
}
