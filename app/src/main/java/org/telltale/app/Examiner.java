package org.telltale.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.db.session.RunRecorder;
import org.telltale.db.session.SessionStore;
import org.telltale.explainer.ChallengeAnswer;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.MediaException;

/**
 * Examines one file from end to end: runs the engine, stores every answer as it comes, explains the
 * result and stores the explanation. The window and the command line both go through here.
 * Thread-safe; blocks.
 */
public final class Examiner {
    private static final String AUTHOR = "telltale";

    private final Engine engine;
    private final AnalysisWords words;

    /** An examiner of what the engine finds. */
    public Examiner(Engine engine, AnalysisWords words) {
        this.engine = engine;
        this.words = words;
    }

    /**
     * Examines a file.
     *
     * @param store where the session is kept; null to keep nothing
     * @param listener told of every step, after it was stored
     * @throws MediaException if the file cannot be read as media
     */
    public Examined examine(
            Path file,
            AnalysisSettings settings,
            Locale language,
            @Nullable SessionStore store,
            RunListener listener,
            Cancellation cancellation)
            throws MediaException {
        RunRecorder recorder = store == null ? null : store.record(settings);
        RunListener both = recorder == null ? listener : new BothListeners(recorder, listener);
        Analysis analysis;
        try {
            analysis = engine.analyze(file, settings, both, cancellation);
        } catch (MediaException e) {
            // A name that leads nowhere is no file that a submission could lack.
            if (store != null
                    && recorder != null
                    && recorder.session() == null
                    && Files.isRegularFile(file)) {
                store.refused(file, e.reason());
            }
            throw e;
        }
        AnalysisWords.Explained explained = words.explain(analysis, language);
        String session = recorder == null ? null : recorder.session();
        if (recorder != null && session != null) {
            recorder.explained(explained.analyst(), AUTHOR);
            ChallengeAnswer challenge = explained.challenge();
            if (challenge != null) {
                recorder.explained(challenge.explanation(), AUTHOR);
            }
        }
        return new Examined(session, analysis, explained);
    }

    /**
     * A file examined.
     *
     * @param session id; null where it was not stored
     */
    public record Examined(
            @Nullable String session, Analysis analysis, AnalysisWords.Explained explained) {}
}
