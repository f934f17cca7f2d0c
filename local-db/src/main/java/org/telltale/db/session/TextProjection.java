package org.telltale.db.session;

import org.jdbi.v3.core.Handle;
import org.telltale.explainer.Statement;

/** The tables of what people and the explainer wrote, and of what could not be read. */
final class TextProjection {
    private final AnalysisJson json;

    TextProjection(AnalysisJson json) {
        this.json = json;
    }

    /** Adds one explanation of a run. */
    void explained(
            Handle handle, LogEntry entry, EntrySource source, Recorded.ExplanationAdded added) {
        int rows =
                handle.execute(
                        """
                        INSERT INTO explanation (entry, session, run, style, language, text, author, time)
                        SELECT ?, session, id, ?, ?, ?, ?, ? FROM run WHERE id = ? AND session = ?
                        """,
                        entry.seq(),
                        Projections.lower(added.explanation().style()),
                        added.explanation().language(),
                        added.explanation().text(),
                        added.author(),
                        source.time(),
                        added.run(),
                        entry.session());
        Projections.requireOne(rows, entry, added.run());
        int number = 0;
        for (Statement statement : added.explanation().statements()) {
            handle.execute(
                    """
                    INSERT INTO statement
                        (entry, number, session, text, cues, regions, intervals, faces)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    entry.seq(),
                    ++number,
                    entry.session(),
                    statement.text(),
                    json.list(statement.cues()),
                    json.list(statement.regions()),
                    json.list(statement.intervals()),
                    json.list(statement.faces()));
        }
        handle.execute(
                """
                UPDATE search SET explanations = explanations || char(10) || ?
                WHERE rowid = (SELECT number FROM session WHERE id = ?)
                """,
                added.explanation().text(),
                entry.session());
    }

    /** Adds a file that could not be read. */
    void refused(Handle handle, LogEntry entry, EntrySource source, Recorded.FileRefused refused) {
        handle.execute(
                """
                INSERT INTO refused (entry, session, path, bytes, reason, time)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                entry.seq(),
                entry.session(),
                PathJson.text(refused.path()),
                refused.bytes(),
                json.reason(refused.refusal()),
                source.time());
    }

    /** Adds one stack of filters, which must be of the session's own media. */
    void filtered(Handle handle, LogEntry entry, EntrySource source, Recorded.FiltersKept kept) {
        int rows =
                handle.execute(
                        """
                        INSERT INTO filters (entry, session, name, media, stack, author, time)
                        SELECT ?, id, ?, media, ?, ?, ? FROM session WHERE id = ? AND media = ?
                        """,
                        entry.seq(),
                        kept.name(),
                        kept.stack(),
                        kept.author(),
                        source.time(),
                        entry.session(),
                        kept.media());
        if (rows != 1) {
            throw Refusal.of("entry.foreign-media", null, entry.seq(), entry.session());
        }
    }

    /** Adds one note. */
    void noted(Handle handle, LogEntry entry, EntrySource source, Recorded.NoteAdded added) {
        handle.execute(
                "INSERT INTO note (entry, session, text, author, time) VALUES (?, ?, ?, ?, ?)",
                entry.seq(),
                entry.session(),
                added.text(),
                added.author(),
                source.time());
        handle.execute(
                """
                UPDATE search SET notes = notes || char(10) || ?
                WHERE rowid = (SELECT number FROM session WHERE id = ?)
                """,
                added.text(),
                entry.session());
    }
}
