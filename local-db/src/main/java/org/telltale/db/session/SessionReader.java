package org.telltale.db.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;

/** Lists, finds and loads sessions. Thread-safe. */
final class SessionReader {
    private static final int MIN_PREFIX = 4;
    private static final String SUMMARY =
            """
            SELECT session.id, session.created, session.updated, session.runs, media.*, run.verdict
            FROM session
            JOIN media ON media.sha256 = session.media
            LEFT JOIN run ON run.id = session.latest_run
            """;

    // The rows to show are chosen by number first: sorting all that match together with their
    // media and verdicts takes far longer.
    private static final String LATEST =
            """
            WHERE session.number IN (
                SELECT number FROM session %s ORDER BY last_entry DESC LIMIT :limit)
            ORDER BY session.last_entry DESC
            """;

    private static final String MATCH =
            "WHERE number IN (SELECT rowid FROM search WHERE search MATCH :words)";

    private final Database database;
    private final AnalysisJson json;
    private final RunReader runs;

    SessionReader(Database database, AnalysisJson json, RunReader runs) {
        this.database = database;
        this.json = json;
        this.runs = runs;
    }

    /** Sessions that match, the one last added to first. */
    List<SessionSummary> list(SessionQuery query) {
        String words = SearchText.query(query.text());
        String sql = SUMMARY + (words.isEmpty() ? LATEST.formatted("") : LATEST.formatted(MATCH));
        return database.read(handle -> {
            var select = handle.createQuery(sql).bind("limit", Math.max(0, query.limit()));
            if (!words.isEmpty()) {
                select.bind("words", words);
            }
            return select.map(summary()).list();
        });
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

    /** One session with the run that {@link #latestRun} chooses. */
    StoredSession load(String prefix) {
        return database.read(handle -> {
            String id = resolve(handle, prefix);
            SessionSummary summary =
                    handle.createQuery(SUMMARY + "WHERE session.id = :id")
                            .bind("id", id)
                            .map(summary())
                            .one();
            return runs.load(handle, summary);
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
        if (ids.size() != 1) {
            throw Refusal.of(
                    ids.isEmpty() ? "session.none" : "session.ambiguous", null, prefix.strip());
        }
        return ids.getFirst();
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

    private RowMapper<SessionSummary> summary() {
        return (row, context) -> {
            String verdict = row.getString("verdict");
            return new SessionSummary(
                    row.getString("id"),
                    media(row),
                    LogTime.parse(row.getString("created")),
                    LogTime.parse(row.getString("updated")),
                    verdict == null ? null : json.verdict(verdict),
                    row.getInt("runs"));
        };
    }

    private static Media media(ResultSet row) throws SQLException {
        return new Media(
                PathJson.path(row.getString("path")),
                row.getString("sha256"),
                row.getLong("bytes"),
                MediaKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("format"),
                picture(row),
                time(row));
    }

    private static Media.@Nullable PictureSize picture(ResultSet row) throws SQLException {
        int width = row.getInt("width");
        return row.wasNull() ? null : new Media.PictureSize(width, row.getInt("height"));
    }

    private static Media.@Nullable TimeFacts time(ResultSet row) throws SQLException {
        long micros = row.getLong("duration_micros");
        return row.wasNull()
                ? null
                : new Media.TimeFacts(
                        micros,
                        row.getDouble("frame_rate"),
                        row.getInt("sample_rate"),
                        row.getInt("channels"));
    }
}
