package org.telltale.db.session;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the tables anew from the log, after a migration has changed what they hold. */
final class Refill {
    private static final Logger LOG = LoggerFactory.getLogger(Refill.class);

    /** Everything but the log; tables that refer to others first. */
    private static final List<String> TABLES =
            List.of(
                    "search",
                    "session_tag",
                    "removed",
                    "tombstone",
                    "statement",
                    "explanation",
                    "face",
                    "finding",
                    "cue",
                    "declaration",
                    "outcome",
                    "artifact",
                    "note",
                    "analyst_act",
                    "filters",
                    "run",
                    "session",
                    "media",
                    "refused",
                    "imported");

    private Refill() {}

    /**
     * Fills them inside the caller's transaction. An entry that cannot be read, or that speaks of
     * what is not there, is passed over as a whole, so that the rest can be used; a verification
     * names it.
     */
    static void of(Handle handle) {
        TABLES.forEach(table -> handle.execute("DELETE FROM " + table));
        Projections projections = new Projections(new AnalysisJson());
        EntryLog.forEach(
                handle,
                entry -> {
                    if (!entry.isEmptied()) {
                        apply(handle, projections, entry);
                    }
                });
    }

    private static void apply(Handle handle, Projections projections, LogEntry entry) {
        handle.execute("SAVEPOINT entry");
        try {
            projections.apply(handle, entry);
            handle.execute("RELEASE entry");
        } catch (StoreException | JdbiException e) {
            handle.execute("ROLLBACK TO entry");
            handle.execute("RELEASE entry");
            LOG.warn("entry {} of the log is passed over", entry.seq(), e);
        }
    }
}
