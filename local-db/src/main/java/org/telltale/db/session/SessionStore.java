package org.telltale.db.session;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.Explanation;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.filter.FilterStack;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.reason.Reason;

/**
 * Sessions, kept for ever and only added to. What a method has returned from is on disk.
 *
 * <p>Safe for use by several threads and several processes: a writer waits for another one for a
 * few seconds, then says so by a {@link StoreException}. No method may be called on the JavaFX
 * thread.
 */
public interface SessionStore extends AutoCloseable {
    /** Starts to record a run; give the recorder to the engine as its listener. */
    RunRecorder record(AnalysisSettings settings);

    /**
     * Adds an explanation of the run that {@link #load} shows, beside those it already has. What
     * explains a run just made is given to its {@link RunRecorder}.
     *
     * @param author {@code telltale} or the analyst's name
     */
    void addExplanation(String session, Explanation explanation, String author);

    /**
     * Adds what an analyst did by hand; what then stands.
     *
     * @throws StoreException if a corrected text is not one of the run that {@link #load} shows:
     *     the file was examined again meanwhile, and its evidence has other ids
     */
    AnalystWork act(String session, AnalystAct act);

    /** What analysts did to the run that {@link #load} shows. */
    AnalystWork work(String session);

    /** Adds a note. */
    void addNote(String session, String text, String author);

    /**
     * Keeps a stack of forensic filters, so that it can be drawn again and reported.
     *
     * @param media digest of the media that it was drawn from; the session's own
     * @throws StoreException also if the session is of another media
     */
    void keepFilters(String session, String name, String media, FilterStack stack, String author);

    /**
     * Records that a file is there but could not be read as media, so that it is not passed over in
     * silence when the sessions leave as a submission.
     */
    void refused(Path file, Reason reason);

    /** Files that could not be read and were not examined at their place since, by path. */
    List<RefusedFile> refused();

    /** Sessions that match, the latest first. */
    List<SessionSummary> list(SessionQuery query);

    /** How many sessions match, on whatever page. */
    int count(SessionQuery query);

    /** What is done with whole sessions: tags, the bin, moved media. */
    Curator curator();

    /**
     * One session with its latest run that came to a verdict; where none did, with the latest as
     * far as it got.
     *
     * @param session id, or a prefix of at least 4 characters that only one id has
     * @throws StoreException if there is none
     */
    StoredSession load(String session);

    /** The newest entry of the log; null where nothing was stored yet. */
    @Nullable LogHead head();

    /** Whether a file is the database's: itself, or one that is kept beside it. */
    boolean owns(Path file);

    /** A stored map. */
    @Nullable Blob artifact(String sha256);

    /**
     * Checks the hash chain, that the tables say what the log says, the artefacts' digests and,
     * where the files are still there, the media's digests.
     */
    VerifyReport verify(Cancellation cancellation);

    /** Copies the database and its artefacts while others may go on writing. */
    void backup(Path target);

    /** Writes sessions with their artefacts, without the media, into one zip file. */
    void archive(List<String> sessions, Path zip);

    /** Adds the sessions of an archive that are not here yet; their ids. */
    default List<String> importArchive(Path zip) {
        return importArchive(zip, new Cancellation());
    }

    /**
     * The same, stopping soon after a request to; nothing is added then.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    List<String> importArchive(Path zip, Cancellation cancellation);

    @Override
    void close();
}
