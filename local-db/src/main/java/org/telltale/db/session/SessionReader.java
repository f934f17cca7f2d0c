package org.telltale.db.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lists, finds and loads sessions. Thread-safe. */
final class SessionReader {
    private static final int MIN_PREFIX = 4;
    private final Database database;
    private final AnalysisJson json;
    private final RunReader runs;
    private final SessionList list;

    SessionReader(Database database, AnalysisJson json, RunReader runs) {
        this.database = database;
        this.json = json;
        this.runs = runs;
        this.list = new SessionList(json);
    }

    /** Sessions that match, the one last added to first. */
    List<SessionSummary> list(SessionQuery query) {
        return database.read(handle -> list.page(handle, query));
    }

    /** How many sessions match. */
    int count(SessionQuery query) {
        return database.read(handle -> list.count(handle, query));
    }

    /** Files that could not be read and were not examined at their place since, by path. */
    List<RefusedFile> refused() {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT path, bytes, reason, time FROM refused
                                WHERE entry IN (SELECT max(entry) FROM refused GROUP BY path)
                                AND NOT EXISTS (
                                    SELECT 1 FROM media JOIN run ON run.session = media.session
                                    WHERE media.path = refused.path AND run.entry > refused.entry)
                                ORDER BY path
                                """)
                        .map((row, context) ->
                                new RefusedFile(
                                        PathJson.path(row.getString("path")),
                                        row.getLong("bytes"),
                                        json.reason(row.getString("reason")),
                                        LogTime.parse(row.getString("time"))))
                        .list());
    }

    /** The newest entry of the log; null where there is none. */
    @Nullable LogHead head() {
        Optional<LogEntry> newest =
                database.read(handle -> Optional.ofNullable(EntryLog.newest(handle)));
        return newest.map(entry -> new LogHead(entry.seq(), entry.digest(), entry.instant()))
                .orElse(null);
    }

    /** One session with the run that {@link #latestRun} chooses. */
    StoredSession load(String prefix) {
        return database.read(handle -> {
            String id = resolve(handle, prefix);
            return runs.load(handle, list.one(handle, id));
        });
    }

    /** What analysts did to the run that is shown. */
    AnalystWork work(String prefix) {
        return database.read(handle -> {
            String id = resolve(handle, prefix);
            return runs.work(handle, id, latestRun(handle, id));
        });
    }

    /**
     * The id that starts so; the media's digest does as well, since ids are its beginning.
     *
     * @throws StoreException if none does, or several do
     */
    static String resolve(Handle handle, String prefix) {
        String wanted = prefix.strip().toLowerCase(Locale.ROOT);
        List<String> ids = new ArrayList<>();
        if (wanted.length() >= MIN_PREFIX && wanted.chars().allMatch(SessionReader::isHex)) {
            ids.addAll(
                    handle.createQuery("SELECT id FROM session WHERE id = :id")
                            .bind("id", wanted)
                            .mapTo(String.class)
                            .list());
            if (ids.isEmpty()) {
                ids.addAll(
                        handle.createQuery(
                                        """
                                        SELECT id FROM session
                                        WHERE media >= :from AND media < :to LIMIT 2
                                        """)
                                .bind("from", wanted)
                                .bind("to", wanted + 'g')
                                .mapTo(String.class)
                                .list());
            }
        }
        if (ids.isEmpty()) {
            refuseRemoved(handle, wanted);
        }
        if (ids.size() != 1) {
            throw Refusal.of(
                    ids.isEmpty() ? "session.none" : "session.ambiguous", null, prefix.strip());
        }
        return ids.getFirst();
    }

    /** Of what was removed, the tombstone can still be told. */
    private static void refuseRemoved(Handle handle, String wanted) {
        if (wanted.length() < MIN_PREFIX || !wanted.chars().allMatch(SessionReader::isHex)) {
            return;
        }
        handle.createQuery(
                        """
                        SELECT entry, session, time, author FROM tombstone
                        WHERE session = :wanted OR (media >= :wanted AND media < :to)
                        ORDER BY entry DESC LIMIT 1
                        """)
                .bind("wanted", wanted)
                .bind("to", wanted + 'g')
                .mapToMap()
                .findOne()
                .ifPresent(row -> {
                    throw Refusal.of(
                            "session.removed",
                            null,
                            row.get("session"),
                            row.get("time"),
                            row.get("author"),
                            row.get("entry"));
                });
    }

    /** The run of a session that is shown: the latest with a verdict, or else the latest. */
    static String latestRun(Handle handle, String session) {
        return handle.createQuery("SELECT latest_run FROM session WHERE id = ?")
                .bind(0, session)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> Refusal.of("session.no-run", null, session));
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
