package org.telltale.db.session;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.telltale.inference.media.Media;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.verdict.Verdict;

/**
 * The tables for queries, filled from the log and from nothing else: the same entries always give
 * the same rows, which is how {@link Verification} finds what was changed by hand. Thread-safe.
 */
final class Projections {
    private static final Blob NOT_WANTED = new Blob(new byte[0]);

    private final AnalysisJson json;
    private final EvidenceProjection evidence;
    private final TextProjection texts;
    private final CurationProjection curation = new CurationProjection();
    private final AnalystActProjection analysts = new AnalystActProjection();

    Projections(AnalysisJson json) {
        this.json = json;
        this.evidence = new EvidenceProjection(json);
        this.texts = new TextProjection(json);
    }

    /**
     * Adds what one entry says, inside the caller's transaction.
     *
     * @return what the entry itself says: an import, where it was first written elsewhere
     * @throws StoreException if the entry cannot be read
     */
    Recorded apply(Handle handle, LogEntry entry) {
        Map<String, Integer> blobs = new LinkedHashMap<>();
        EntrySource source =
                EntrySource.of(
                        entry,
                        json,
                        (sha256, bytes) -> {
                            blobs.put(sha256, bytes);
                            return NOT_WANTED;
                        });
        if (source.imported() != null) {
            imported(handle, entry, source.origin(), source.imported());
        }
        switch (source.recorded()) {
            case Recorded.SessionOpened opened -> opened(handle, entry, source, opened.media());
            case Recorded.RunStarted started -> started(handle, entry, source, started);
            case Recorded.DetectorAnswered answered ->
                    evidence.answered(handle, entry, source, answered);
            case Recorded.RunFinished finished -> finished(handle, entry, source, finished);
            case Recorded.ExplanationAdded added -> texts.explained(handle, entry, source, added);
            case Recorded.NoteAdded added -> texts.noted(handle, entry, source, added);
            case Recorded.FiltersKept kept -> texts.filtered(handle, entry, source, kept);
            case Recorded.FileRefused refused -> texts.refused(handle, entry, source, refused);
            case Curation act -> curation.acted(handle, entry, source, act);
            case AnalystAct act -> analysts.acted(handle, entry, source, act);
            case Recorded.Imported _ -> throw new IllegalStateException("unwrapped above");
        }
        blobs.forEach((sha256, bytes) ->
                handle.execute(
                        """
                        INSERT INTO artifact (sha256, entry, session, bytes)
                        VALUES (?, ?, ?, ?)
                        """,
                        sha256,
                        entry.seq(),
                        entry.session(),
                        bytes));
        handle.execute(
                """
                UPDATE session SET last_entry = ?, updated = max(updated, ?),
                    label = (SELECT label FROM run WHERE run.id = session.latest_run)
                WHERE id = ?
                """,
                entry.seq(),
                source.time(),
                entry.session());
        return source.imported() == null ? source.recorded() : source.imported();
    }

    private static void opened(Handle handle, LogEntry entry, EntrySource source, Media media) {
        int known =
                handle.createQuery("SELECT count(*) FROM session WHERE media = ?")
                        .bind(0, media.sha256())
                        .mapTo(int.class)
                        .one();
        if (known > 0) { // an import of a session that was also begun here
            handle.execute(
                    "UPDATE session SET created = min(created, ?) WHERE id = ?",
                    source.time(),
                    entry.session());
            return;
        }
        insertMedia(handle, entry, media);
        handle.execute(
                """
                INSERT INTO session
                    (number, id, media, entry, last_entry, created, updated, runs, kind)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)
                """,
                entry.seq(),
                entry.session(),
                media.sha256(),
                entry.seq(),
                entry.seq(),
                source.time(),
                source.time(),
                lower(media.kind()));
        handle.execute(
                """
                INSERT INTO search (rowid, paths, notes, explanations, metadata, tags)
                VALUES (?, ?, '', '', '', '')
                """,
                entry.seq(),
                PathJson.text(media.path()));
    }

    private static void insertMedia(Handle handle, LogEntry entry, Media media) {
        Media.PictureSize picture = media.picture();
        Media.TimeFacts time = media.time();
        handle.execute(
                """
                INSERT INTO media (sha256, session, entry, name, path, bytes, kind, format,
                    width, height, duration_micros, frame_rate, sample_rate, channels)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                media.sha256(),
                entry.session(),
                entry.seq(),
                media.name(),
                PathJson.text(media.path()),
                media.bytes(),
                lower(media.kind()),
                media.format(),
                picture == null ? null : picture.width(),
                picture == null ? null : picture.height(),
                time == null ? null : time.durationMicros(),
                time == null ? null : time.frameRate(),
                time == null ? null : time.sampleRate(),
                time == null ? null : time.channels());
    }

    private static void started(
            Handle handle, LogEntry entry, EntrySource source, Recorded.RunStarted run) {
        handle.execute(
                """
                INSERT INTO run (id, session, entry, number, state, profile, runtime, started)
                SELECT ?, id, ?, runs + 1, 'open', ?, ?, ? FROM session WHERE id = ?
                """,
                run.run(),
                entry.seq(),
                lower(run.settings().profile()),
                run.runtime(),
                source.time(),
                entry.session());
        boolean newest = !source.isImported() || isNewest(handle, entry, source.time());
        // A run that has yet to finish, and may never, does not hide one that has.
        handle.createUpdate(
                        """
                        UPDATE session SET runs = runs + 1, latest_run = CASE
                            WHEN latest_run IS NULL THEN :run
                            WHEN :newest AND (SELECT state FROM run WHERE id = latest_run) <> 'finished'
                            THEN :run ELSE latest_run END
                        WHERE id = :session
                        """)
                .bind("run", run.run())
                .bind("newest", newest)
                .bind("session", entry.session())
                .execute();
        if (newest) {
            lastSeen(handle, entry, run.probe().media());
        }
        SearchText.addMetadata(handle, entry.session(), run.probe().metadata());
    }

    /** Whether an imported run began no earlier than the one that is shown. */
    private static boolean isNewest(Handle handle, LogEntry entry, String started) {
        return handle.createQuery(
                        """
                        SELECT latest_run IS NULL
                            OR (SELECT started FROM run WHERE id = latest_run) <= :started
                        FROM session WHERE id = :session
                        """)
                .bind("started", started)
                .bind("session", entry.session())
                .mapTo(boolean.class)
                .one();
    }

    /** Where the media was when it was examined last, and under which names it is found. */
    private static void lastSeen(Handle handle, LogEntry entry, Media media) {
        handle.execute(
                "UPDATE media SET path = ?, name = ? WHERE session = ?",
                PathJson.text(media.path()),
                media.name(),
                entry.session());
        SearchText.addPath(handle, entry.session(), PathJson.text(media.path()));
    }

    private void finished(
            Handle handle, LogEntry entry, EntrySource source, Recorded.RunFinished finished) {
        Verdict verdict = finished.verdict();
        int rows =
                handle.execute(
                        """
                        UPDATE run SET finish_entry = ?, state = ?, runtime = ?, finished = ?, label = ?,
                            llr = ?, forced_label = ?, probability = ?, verdict = ?
                        WHERE id = ? AND session = ? AND finish_entry IS NULL
                        AND (entry IN (SELECT entry FROM imported)) = ?
                        """,
                        entry.seq(),
                        verdict == null ? "cancelled" : "finished",
                        finished.runtime(),
                        source.time(),
                        verdict == null ? null : lower(verdict.label()),
                        verdict == null ? null : verdict.llr(),
                        verdict == null ? null : lower(verdict.forcedLabel()),
                        verdict == null ? null : verdict.probability(),
                        verdict == null ? null : json.verdict(verdict),
                        finished.run(),
                        entry.session(),
                        source.isImported());
        requireOne(rows, entry, finished.run());
        if (verdict != null) {
            show(handle, entry, source, finished.run());
        }
    }

    /** The run shown is the one finished here last; an imported one only if it is younger. */
    private static void show(Handle handle, LogEntry entry, EntrySource source, String run) {
        handle.createUpdate(
                        """
                        UPDATE session SET latest_run = :run
                        WHERE id = :session AND (:here
                            OR (SELECT state FROM run WHERE id = latest_run) <> 'finished'
                            OR (SELECT started FROM run WHERE id = latest_run)
                                <= (SELECT started FROM run WHERE id = :run))
                        """)
                .bind("run", run)
                .bind("session", entry.session())
                .bind("here", !source.isImported())
                .execute();
    }

    private static void imported(
            Handle handle, LogEntry entry, LogEntry origin, Recorded.Imported outermost) {
        handle.execute(
                """
                INSERT INTO imported
                    (entry, session, origin, origin_session, origin_time, origin_head)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                entry.seq(),
                entry.session(),
                origin.digest(),
                origin.session(),
                origin.time(),
                outermost.head());
    }

    /** An entry speaks of a run that its session has, and adds answers only where it began. */
    static void requireOne(int rows, LogEntry entry, String run) {
        if (rows != 1) {
            throw Refusal.of("entry.foreign-run", null, entry.seq(), entry.session(), run);
        }
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
