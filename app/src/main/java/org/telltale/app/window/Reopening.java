package org.telltale.app.window;

import java.util.List;
import org.telltale.app.AnalysisWords;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.Pictures;
import org.telltale.db.session.SessionSummary;
import org.telltale.db.session.StoredSession;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.media.Media;

/** Puts stored sessions back on the desk. For the JavaFX thread only. */
public final class Reopening {
    private final WindowServices services;
    private final JobRunner background;
    private final Pictures pictures;
    private final Workspace workspace;
    private final Failures failures;

    /** Reopens into a workspace. */
    Reopening(
            WindowServices services,
            JobRunner background,
            Pictures pictures,
            Workspace workspace,
            Failures failures) {
        this.services = services;
        this.background = background;
        this.pictures = pictures;
        this.workspace = workspace;
        this.failures = failures;
    }

    /** Shows a session; one that is being examined at the moment goes on where it is. */
    public void reopen(SessionSummary summary) {
        OpenSession now = workspace.currentProperty().get();
        if (now != null && summary.id().equals(now.id())) {
            return;
        }
        OpenSession live = workspace.liveOn(summary.media().sha256());
        if (live != null) {
            workspace.show(live);
            return;
        }
        OpenSession session = new OpenSession(summary.media().name());
        session.stored(summary.id());
        workspace.show(session);
        background.submit(
                "load",
                control -> load(summary.id()),
                new JobListener<Loaded>() {
                    @Override
                    public void done(Loaded loaded) {
                        Analysis analysis = loaded.stored.analysis();
                        session.noted(loaded.stored.notes());
                        session.kept(loaded.stored.filters());
                        // Where it was last found, which need not be where it was examined.
                        Media lies = loaded.stored.summary().media();
                        session.finished(
                                analysis, lies, loaded.explanation, loaded.explained.rubric());
                        pictures.showAgain(session, lies, analysis.metadata());
                        pictures.showMaps(session, analysis.runs());
                    }

                    @Override
                    public void failed(Exception cause) {
                        session.failed(failures.tell(session.name(), cause));
                    }
                });
    }

    private Loaded load(String id) {
        StoredSession stored = services.store().load(id);
        AnalysisWords.Explained explained =
                services.words().explain(stored.analysis(), services.language());
        List<Explanation> analysts =
                stored.explanations().stream()
                        .map(StoredSession.AuthoredExplanation::explanation)
                        .filter(explanation -> explanation.style() == Style.ANALYST)
                        .toList();
        // What was stored is what the analyst read then; only without it is a new one composed.
        return new Loaded(
                stored, analysts.isEmpty() ? explained.analyst() : analysts.getLast(), explained);
    }

    private record Loaded(
            StoredSession stored, Explanation explanation, AnalysisWords.Explained explained) {}
}
