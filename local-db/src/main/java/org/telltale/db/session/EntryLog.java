package org.telltale.db.session;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * The chain of entries. What is appended goes to the tables for queries in the same transaction,
 * and only by way of the entry's payload, so that the tables say what the log says. Thread-safe.
 */
final class EntryLog {
    static final RowMapper<LogEntry> ROW =
            (row, context) ->
                    new LogEntry(
                            row.getLong("seq"),
                            row.getString("session"),
                            row.getString("kind"),
                            row.getString("time"),
                            row.getString("payload"),
                            row.getString("prev"),
                            row.getString("digest"),
                            row.getInt("format"),
                            row.getString("content"),
                            row.getString("salt"));

    private final Projections projections;

    EntryLog(Projections projections) {
        this.projections = projections;
    }

    /** Adds one entry, inside the caller's transaction. */
    LogEntry append(Handle handle, String session, String kind, String payload, Instant time) {
        LogEntry newest = newest(handle);
        LogEntry entry =
                LogEntry.of(
                        newest == null ? 1 : newest.seq() + 1,
                        session,
                        kind,
                        LogTime.format(time),
                        payload,
                        newest == null ? LogEntry.GENESIS : newest.digest());
        handle.execute(
                """
                INSERT INTO log
                    (seq, session, kind, time, payload, prev, digest, format, content, salt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.seq(),
                entry.session(),
                entry.kind(),
                entry.time(),
                entry.payload(),
                entry.prev(),
                entry.digest(),
                entry.format(),
                entry.content(),
                entry.salt());
        projections.apply(handle, entry);
        return entry;
    }

    /** The entries of a session that can be emptied: all but tombstones and what is empty. */
    static List<LogEntry> withContent(Handle handle, String session) {
        return handle.createQuery(
                        """
                        SELECT * FROM log WHERE session = ? AND payload <> ''
                        AND seq NOT IN (SELECT entry FROM tombstone) ORDER BY seq
                        """)
                .bind(0, session)
                .map(ROW)
                .list();
    }

    /** Removes the content of the entries that a tombstone names, inside its transaction. */
    static void empty(Handle handle, LogEntry tombstone) {
        handle.execute(
                """
                UPDATE log SET payload = '', salt = NULL
                WHERE seq IN (SELECT seq FROM removed WHERE entry = ?)
                """,
                tombstone.seq());
    }

    /** The newest entry; null where there is none. */
    static @Nullable LogEntry newest(Handle handle) {
        return handle.createQuery("SELECT * FROM log ORDER BY seq DESC LIMIT 1")
                .map(ROW)
                .findOne()
                .orElse(null);
    }

    /** One entry. */
    static LogEntry entry(Handle handle, long seq) {
        return handle.createQuery("SELECT * FROM log WHERE seq = ?").bind(0, seq).map(ROW).one();
    }

    /** All entries in order, one at a time. */
    static void forEach(Handle handle, Consumer<LogEntry> consumer) {
        handle.createQuery("SELECT * FROM log ORDER BY seq")
                .map(ROW)
                .useStream(entries -> entries.forEach(consumer));
    }
}
