package org.telltale.db.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;

/**
 * Lists of sessions. Every list is read along one index, newest first, which holds all that is
 * filtered by but words and tags, and only the rows of the page asked for are joined with the rest.
 * Thread-safe.
 */
final class SessionList {
    private static final String SUMMARY =
            """
            SELECT session.id, session.created, session.updated, session.runs, session.reviewed,
                session.binned, session.last_entry, media.*, run.verdict,
                (SELECT json_group_array(tag) FROM (
                    SELECT tag FROM session_tag WHERE session_tag.session = session.id ORDER BY key))
                    AS tags
            FROM session
            JOIN media ON media.sha256 = session.media
            LEFT JOIN run ON run.id = session.latest_run
            """;

    private final AnalysisJson json;

    SessionList(AnalysisJson json) {
        this.json = json;
    }

    /** A page of sessions that match, the one last added to first. */
    List<SessionSummary> page(Handle handle, SessionQuery query) {
        Conditions conditions = Conditions.of(query);
        // The rows to show are chosen by number first: sorting all that match together with their
        // media and verdicts takes far longer.
        String page =
                """
                WHERE session.number IN (
                    SELECT number FROM session WHERE %s ORDER BY last_entry DESC LIMIT :limit)
                ORDER BY session.last_entry DESC
                """
                        .formatted(conditions.sql());
        var select = handle.createQuery(SUMMARY + page).bind("limit", Math.max(0, query.limit()));
        return conditions.bind(select).map(summary()).list();
    }

    /** How many match, on whatever page. */
    int count(Handle handle, SessionQuery query) {
        Conditions conditions = Conditions.of(query.page(null, 0));
        return conditions
                .bind(handle.createQuery("SELECT count(*) FROM session WHERE " + conditions.sql()))
                .mapTo(int.class)
                .one();
    }

    /** One session. */
    SessionSummary one(Handle handle, String id) {
        return handle.createQuery(SUMMARY + "WHERE session.id = :id")
                .bind("id", id)
                .map(summary())
                .one();
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
                    row.getInt("runs"),
                    json.list(row.getString("tags")),
                    row.getBoolean("reviewed"),
                    row.getBoolean("binned"),
                    row.getLong("last_entry"));
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

    /**
     * What the rows of the table {@code session} must fulfil.
     *
     * @param sql without a value in it
     * @param values by their names in it
     */
    private record Conditions(String sql, Map<String, Object> values) {
        static Conditions of(SessionQuery query) {
            List<String> sql = new ArrayList<>(List.of("binned = :binned"));
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("binned", query.inBin());
            if (query.after() != null) {
                sql.add("last_entry < :after");
                values.put("after", query.after());
            }
            if (!query.kinds().isEmpty()) {
                sql.add("kind IN (%s)".formatted(words(query.kinds())));
            }
            if (!query.verdicts().isEmpty()) {
                // A null is in no list, so a run without a verdict is given a word first.
                sql.add("coalesce(label, 'none') IN (%s)".formatted(words(query.verdicts())));
            }
            if (query.reviewed() != null) {
                sql.add("reviewed = :reviewed");
                values.put("reviewed", query.reviewed());
            }
            if (query.from() != null) {
                sql.add("updated >= :from");
                values.put("from", LogTime.format(query.from()));
            }
            if (query.until() != null) {
                sql.add("updated < :until");
                values.put("until", LogTime.format(query.until()));
            }
            for (String tag : query.tags()) {
                String name = "tag" + values.size();
                sql.add("id IN (SELECT session FROM session_tag WHERE key = :%s)".formatted(name));
                values.put(name, Tag.key(tag));
            }
            String words = SearchText.query(query.text());
            if (!words.isEmpty()) {
                sql.add("number IN (SELECT rowid FROM search WHERE search MATCH :words)");
                values.put("words", words);
            }
            return new Conditions(String.join(" AND ", sql), values);
        }

        /** Names of enum constants as the tables have them; no user's text. */
        private static String words(Iterable<? extends Enum<?>> constants) {
            List<String> words = new ArrayList<>();
            constants.forEach(constant -> words.add("'" + Projections.lower(constant) + "'"));
            return words.stream().sorted().collect(Collectors.joining(", "));
        }

        <S extends SqlStatement<S>> S bind(S statement) {
            return statement.bindMap(values);
        }
    }
}
