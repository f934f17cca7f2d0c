package org.telltale.db.session;

import java.util.Objects;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.media.Probe;

/** Plays an analysis to a recorder as the engine would. */
final class Recording {
    private Recording() {}

    /** All of it; the session's id. */
    static String whole(SessionStore store, Analysis analysis) {
        RunRecorder recorder = store.record(analysis.settings());
        probe(recorder, analysis);
        analysis.runs()
                .forEach(run -> {
                    recorder.started(run.detector());
                    recorder.answered(run);
                });
        recorder.finished(analysis);
        return Objects.requireNonNull(recorder.session());
    }

    /** Its beginning. */
    static void probe(RunRecorder recorder, Analysis analysis) {
        recorder.probed(new Probe(analysis.media(), analysis.metadata(), analysis.problems()));
    }
}
