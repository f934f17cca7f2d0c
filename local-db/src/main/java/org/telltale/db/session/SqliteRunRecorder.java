package org.telltale.db.session;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.Explanation;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.Probe;

/** Writes a run entry by entry; each is a transaction of its own. Used by one thread at a time. */
final class SqliteRunRecorder implements RunRecorder {
    private final SessionWriter sessions;
    private final AnalysisSettings settings;
    private final String runtime;
    private final String run;
    private @Nullable String session;

    SqliteRunRecorder(
            SessionWriter sessions,
            AnalysisSettings settings,
            String runtime,
            RandomGenerator random) {
        this.sessions = sessions;
        this.settings = settings;
        this.runtime = runtime;
        byte[] id = new byte[8];
        random.nextBytes(id);
        this.run = HexFormat.of().formatHex(id);
    }

    @Override
    public @Nullable String session() {
        return session;
    }

    @Override
    public void probed(Probe probe) {
        Media media = probe.media();
        Probe bounded = MetadataBounds.bound(probe);
        session = sessions.open(media, new Recorded.RunStarted(run, settings, runtime, bounded));
    }

    @Override
    public void answered(DetectorRun answer) {
        sessions.add(opened(), new Recorded.DetectorAnswered(run, answer));
    }

    @Override
    public void finished(Analysis analysis) {
        sessions.add(
                opened(),
                new Recorded.RunFinished(
                        run, analysis.runtime(), analysis.verdict(), analysis.problems()));
    }

    @Override
    public void explained(Explanation explanation, String author) {
        sessions.add(opened(), new Recorded.ExplanationAdded(run, explanation, author));
    }

    private String opened() {
        if (session == null) {
            throw new IllegalStateException("a run is recorded from its probe on");
        }
        return session;
    }
}
