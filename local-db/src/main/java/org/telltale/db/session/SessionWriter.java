package org.telltale.db.session;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.telltale.explainer.Explanation;
import org.telltale.inference.media.Media;
import org.telltale.inference.reason.Reason;

/**
 * Adds entries to sessions. Bytes go to disk before the entry that names them: a crash in between
 * leaves a file that nothing names, never an entry without its file. Thread-safe.
 */
final class SessionWriter {
    private static final int ID_LENGTH = 16;

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
        String opened = json.write(new Recorded.SessionOpened(media), artifacts::put);
        String run = json.write(started, artifacts::put);
        return database.write(handle -> {
            List<String> known = sessionOf(handle, media.sha256());
            String session = known.isEmpty() ? newId(handle, media) : known.getFirst();
            if (known.isEmpty()) {
                log.append(handle, session, "session", opened, clock.instant());
            }
            log.append(handle, session, started.kind(), run, clock.instant());
            return session;
        });
    }

    /** Adds one entry to a session. */
    void add(String session, Recorded recorded) {
        String payload = json.write(recorded, artifacts::put);
        database.write(
                handle -> log.append(handle, session, recorded.kind(), payload, clock.instant()));
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
            return append(handle, id, new Recorded.ExplanationAdded(run, explanation, author));
        });
    }

    /** Adds a note. */
    void note(String session, String text, String author) {
        database.write(handle ->
                append(
                        handle,
                        SessionReader.resolve(handle, session),
                        new Recorded.NoteAdded(text, author)));
    }

    private LogEntry append(Handle handle, String session, Recorded recorded) {
        String payload = json.write(recorded, artifacts::put);
        return log.append(handle, session, recorded.kind(), payload, clock.instant());
    }

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
    static String newId(Handle handle, Media media) {
        int length = ID_LENGTH;
        while (handle.createQuery("SELECT count(*) FROM session WHERE id = ?")
                        .bind(0, media.sha256().substring(0, length))
                        .mapTo(int.class)
                        .one()
                > 0) {
            length += ID_LENGTH;
        }
        return media.sha256().substring(0, length);
    }
}
