package org.telltale.db.session;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.telltale.explainer.Explanation;
import org.telltale.inference.media.Media;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.reason.Reason;

/**
 * Adds entries to sessions. Bytes go to disk before the entry that names them: a crash in between
 * leaves a file that nothing names, never an entry without its file. Thread-safe.
 */
final class SessionWriter {
    private static final int ID_LENGTH = 16;
    private static final String PROGRAM = "telltale";

    private final Database database;
    private final EntryLog log;
    private final AnalysisJson json;
    private final Artifacts artifacts;
    private final Clock clock;

    SessionWriter(
            Database database, EntryLog log, AnalysisJson json, Artifacts artifacts, Clock clock) {
        this.database = database;
        this.log = log;
        this.json = json;
        this.artifacts = artifacts;
        this.clock = clock;
    }

    /** Starts a run in the media's session, which is opened if there is none; the session's id. */
    String open(Media media, Recorded.RunStarted started) {
        Written opened = written(new Recorded.SessionOpened(media));
        Written run = written(started);
        return database.write(handle -> {
            List<String> known = sessionOf(handle, media.sha256());
            String session = known.isEmpty() ? newId(handle, media.sha256()) : known.getFirst();
            if (known.isEmpty()) {
                append(handle, session, opened);
            } else if (isBinned(handle, session)) {
                append(handle, session, written(new Curation.Restored(PROGRAM)));
            }
            append(handle, session, run);
            return session;
        });
    }

    /** Adds one entry to a session. */
    void add(String session, Recorded recorded) {
        Written written = written(recorded);
        database.write(handle -> append(handle, session, written));
    }

    /** Adds a file that could not be read; its size is 0 where even that cannot be known. */
    void refuse(Path file, Reason reason) {
        Path path = file.toAbsolutePath().normalize();
        long bytes = path.toFile().length();
        add(Recorded.FileRefused.SESSION, new Recorded.FileRefused(path, bytes, reason));
    }

    /** Adds an explanation of the session's latest run. */
    void explain(String session, Explanation explanation, String author) {
        database.write(handle -> {
            String id = SessionReader.resolve(handle, session);
            String run = SessionReader.latestRun(handle, id);
            return append(
                    handle, id, written(new Recorded.ExplanationAdded(run, explanation, author)));
        });
    }

    /** Adds what an analyst did; of a run only while it is the one shown. */
    void act(String session, AnalystAct act) {
        database.write(handle -> {
            String id = SessionReader.resolve(handle, session);
            String run =
                    switch (act) {
                        case AnalystAct.TextCorrected text -> text.run();
                        case AnalystAct.FindingAssessed assessed -> assessed.run();
                        case AnalystAct.SubjectConfirmed _, AnalystAct.RegionMarked _ -> null;
                    };
            if (run != null && !run.equals(SessionReader.latestRun(handle, id))) {
                throw Refusal.of("session.run-replaced", null, id);
            }
            if (act.kindOfAct() == AnalystAct.Kind.DRAWN
                    && act instanceof AnalystAct.RegionMarked drawn
                    && wasDrawn(handle, id, drawn.id())) {
                throw Refusal.of("region.drawn-before", null, id, drawn.id());
            }
            return append(handle, id, written(act));
        });
    }

    /** Whether a region of that id was drawn before, perhaps in another window. */
    private static boolean wasDrawn(Handle handle, String session, String region) {
        return handle.createQuery(
                                """
                                SELECT count(*) FROM analyst_act
                                JOIN log ON log.seq = analyst_act.entry
                                WHERE analyst_act.session = ? AND analyst_act.kind = 'region-marked'
                                AND analyst_act.act = 'drawn'
                                AND json_extract(log.payload, '$.id') = ?
                                """)
                        .bind(0, session)
                        .bind(1, region)
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    /** Adds a note. */
    void note(String session, String text, String author) {
        keep(session, new Recorded.NoteAdded(text, author));
    }

    /** Adds what an analyst did to a session. */
    void keep(String session, Recorded recorded) {
        database.write(handle ->
                append(handle, SessionReader.resolve(handle, session), written(recorded)));
    }

    /** Its bytes are on disk when this returns. */
    private Written written(Recorded recorded) {
        Map<String, Blob> blobs = new HashMap<>();
        String payload =
                json.write(
                        recorded,
                        blob -> {
                            String sha256 = artifacts.put(blob);
                            blobs.put(sha256, blob);
                            return sha256;
                        });
        return new Written(recorded.kind(), payload, blobs);
    }

    private LogEntry append(Handle handle, String session, Written written) {
        LogEntry entry =
                log.append(handle, session, written.kind(), written.payload(), clock.instant());
        // Whoever empties the bin meanwhile may have removed a file that nothing named yet.
        written.blobs().forEach(artifacts::ensure);
        return entry;
    }

    private static boolean isBinned(Handle handle, String session) {
        return handle.createQuery("SELECT binned FROM session WHERE id = ?")
                .bind(0, session)
                .mapTo(boolean.class)
                .one();
    }

    /** An entry to be, with the bytes that it names. */
    private record Written(String kind, String payload, Map<String, Blob> blobs) {}

    /** The media's session, if there is one. */
    static List<String> sessionOf(Handle handle, String sha256) {
        return handle.createQuery("SELECT id FROM session WHERE media = ?")
                .bind(0, sha256)
                .mapTo(String.class)
                .list();
    }

    /**
     * The first 16 digits of the media's digest, so that one file has the same id everywhere; more
     * of them where another media, made for that, has the same beginning.
     */
    static String newId(Handle handle, String sha256) {
        int length = ID_LENGTH;
        while (handle.createQuery("SELECT count(*) FROM session WHERE id = ?")
                        .bind(0, sha256.substring(0, length))
                        .mapTo(int.class)
                        .one()
                > 0) {
            length += ID_LENGTH;
        }
        return sha256.substring(0, length);
    }
}
