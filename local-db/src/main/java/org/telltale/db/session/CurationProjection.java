package org.telltale.db.session;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The tables of what users did with whole sessions. Of an act that came with an archive only what
 * does no harm here takes effect: tags are added, and a mark that is younger counts; the bin and
 * the places of files are this database's own.
 */
final class CurationProjection {
    /** Tables whose rows go with the entries that they come from, dependent ones first. */
    private static final List<String> BY_ENTRY =
            List.of(
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
                    "run");

    /** Adds one act. */
    void acted(Handle handle, LogEntry entry, EntrySource source, Curation act) {
        switch (act) {
            case Curation.TagAdded added -> tagged(handle, entry, added.tag());
            case Curation.TagRemoved removed -> untagged(handle, entry, source, removed.tag());
            case Curation.ReviewMarked mark -> reviewed(handle, entry, source, mark);
            case Curation.Binned _ -> binned(handle, entry, source, true);
            case Curation.Restored _ -> binned(handle, entry, source, false);
            case Curation.MediaFound found -> found(handle, entry, source, found);
            case Curation.Emptied emptied -> emptied(handle, entry, source, emptied);
        }
    }

    private static void tagged(Handle handle, LogEntry entry, String tag) {
        handle.execute(
                """
                INSERT INTO session_tag (session, key, tag, entry) VALUES (?, ?, ?, ?)
                ON CONFLICT (session, key) DO NOTHING
                """,
                entry.session(),
                Tag.key(tag),
                tag,
                entry.seq());
        searchTags(handle, entry);
    }

    private static void untagged(Handle handle, LogEntry entry, EntrySource source, String tag) {
        handle.createUpdate(
                        """
                        DELETE FROM session_tag WHERE session = :session AND key = :key
                        AND (:here OR entry IN (SELECT entry FROM imported))
                        """)
                .bind("session", entry.session())
                .bind("key", Tag.key(tag))
                .bind("here", !source.isImported())
                .execute();
        searchTags(handle, entry);
    }

    private static void searchTags(Handle handle, LogEntry entry) {
        handle.createUpdate(
                        """
                        UPDATE search SET tags = coalesce((
                            SELECT group_concat(tag, char(10)) FROM (
                                SELECT tag FROM session_tag WHERE session = :session ORDER BY key)),
                            '')
                        WHERE rowid = (SELECT number FROM session WHERE id = :session)
                        """)
                .bind("session", entry.session())
                .execute();
    }

    private static void reviewed(
            Handle handle, LogEntry entry, EntrySource source, Curation.ReviewMarked mark) {
        handle.createUpdate(
                        """
                        UPDATE session SET reviewed = :reviewed, reviewed_time = :time
                        WHERE id = :session
                        AND (:here OR reviewed_time IS NULL OR reviewed_time <= :time)
                        """)
                .bind("reviewed", mark.reviewed())
                .bind("time", source.time())
                .bind("session", entry.session())
                .bind("here", !source.isImported())
                .execute();
    }

    private static void binned(Handle handle, LogEntry entry, EntrySource source, boolean inBin) {
        if (!source.isImported()) {
            handle.execute("UPDATE session SET binned = ? WHERE id = ?", inBin, entry.session());
        }
    }

    private static void found(
            Handle handle, LogEntry entry, EntrySource source, Curation.MediaFound found) {
        if (source.isImported()) {
            return;
        }
        String path = PathJson.text(found.path());
        handle.execute(
                "UPDATE media SET path = ?, name = ? WHERE session = ? AND sha256 = ?",
                path,
                String.valueOf(found.path().getFileName()),
                entry.session(),
                found.sha256());
        SearchText.addPath(handle, entry.session(), path);
    }

    /** An imported tombstone only says what was done elsewhere: nothing is removed here. */
    private static void emptied(
            Handle handle, LogEntry entry, EntrySource source, Curation.Emptied emptied) {
        handle.execute(
                """
                INSERT INTO tombstone (entry, session, media, entries, author, time)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                entry.seq(),
                entry.session(),
                emptied.media(),
                emptied.entries().size(),
                emptied.author(),
                source.time());
        if (source.isImported()) {
            return;
        }
        var batch =
                handle.prepareBatch("INSERT INTO removed (seq, entry, session) VALUES (?, ?, ?)");
        emptied.entries().forEach(gone -> batch.add(gone.seq(), entry.seq(), entry.session()));
        batch.execute();
        handle.execute(
                "DELETE FROM search WHERE rowid = (SELECT number FROM session WHERE id = ?)",
                entry.session());
        for (String table : BY_ENTRY) {
            handle.execute(
                    "DELETE FROM %s WHERE entry IN (SELECT seq FROM removed WHERE entry = ?)"
                            .formatted(table),
                    entry.seq());
        }
        handle.execute(
                """
                DELETE FROM imported WHERE entry IN (SELECT seq FROM removed WHERE entry = ?)
                """,
                entry.seq());
        handle.execute("DELETE FROM session_tag WHERE session = ?", entry.session());
        handle.execute("DELETE FROM session WHERE id = ?", entry.session());
        handle.execute("DELETE FROM media WHERE session = ?", entry.session());
    }
}
