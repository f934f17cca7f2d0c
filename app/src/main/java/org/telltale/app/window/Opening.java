package org.telltale.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.telltale.app.Examiner;
import org.telltale.app.MediaFiles;
import org.telltale.app.job.JobControl;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureState;
import org.telltale.app.window.desk.Pictures;
import org.telltale.app.window.sessions.SessionsModel;
import org.telltale.app.window.settings.Preferences;
import org.telltale.app.window.settings.WindowSettings;
import org.telltale.db.session.StoredSession;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.media.Probe;

/**
 * Opens files: each is examined on a job thread while the picture of the one on the desk is decoded
 * on another one, and the desk follows step by step. For the JavaFX thread only.
 */
public final class Opening {
    private final WindowServices services;
    private final JobRunner analyses;
    private final JobRunner folders;
    private final Pictures pictures;
    private final Workspace workspace;
    private final SessionsModel sessions;
    private final Failures failures;
    private final Texts texts;
    private final Executor fxThread;

    /**
     * Opens files into a workspace.
     *
     * @param analyses runs examinations
     * @param folders looks for media in folders
     * @param fxThread runs on the JavaFX thread
     */
    Opening(
            WindowServices services,
            JobRunner analyses,
            JobRunner folders,
            Pictures pictures,
            Workspace workspace,
            SessionsModel sessions,
            Failures failures,
            Texts texts,
            Executor fxThread) {
        this.services = services;
        this.analyses = analyses;
        this.folders = folders;
        this.pictures = pictures;
        this.workspace = workspace;
        this.sessions = sessions;
        this.failures = failures;
        this.texts = texts;
        this.fxThread = fxThread;
        workspace.currentProperty().subscribe(this::bringPicture);
    }

    /** Examines files, and the media in folders; the first of them goes on the desk. */
    public void open(List<Path> chosen) {
        folders.submit(
                texts.get("open.looking"),
                control -> MediaFiles.of(chosen, control.cancellation()),
                new JobListener<MediaFiles>() {
                    @Override
                    public void done(MediaFiles found) {
                        remember(chosen);
                        open(found);
                    }

                    @Override
                    public void failed(Exception cause) {
                        failures.tell(texts.get("open.folder"), cause);
                    }
                });
    }

    private void open(MediaFiles found) {
        if (!found.unreadable().isEmpty()) {
            workspace.tell(
                    Banner.of(
                            Banner.Kind.ERROR,
                            texts.format(
                                    "open.unreadable", found.unreadable().getFirst().toString())));
        } else if (found.files().isEmpty()) {
            workspace.tell(Banner.of(Banner.Kind.WARNING, texts.get("open.nothing-there")));
        }
        Batch batch = new Batch(found.files().size(), workspace, failures, texts);
        for (int i = 0; i < found.files().size(); i++) {
            examine(found.files().get(i).toAbsolutePath().normalize(), i == 0, batch);
        }
    }

    /** What was chosen, so that a folder is one entry and does not push out all others. */
    private void remember(List<Path> chosen) {
        WindowSettings settings = workspace.settingsProperty().get();
        for (Path path : chosen.subList(0, Math.min(WindowSettings.RECENT, chosen.size()))) {
            settings = settings.withRecent(path.toAbsolutePath().normalize().toString());
        }
        workspace.settingsProperty().set(settings);
    }

    private void examine(Path file, boolean onDesk, Batch batch) {
        String name = String.valueOf(file.getFileName());
        OpenSession session = new OpenSession(name);
        workspace.begin(session);
        if (onDesk) {
            workspace.show(session);
        }
        AnalysisSettings settings = settings();
        analyses.submit(
                texts.format("open.job", name),
                control -> run(file, settings, session, control),
                new JobListener<Ended>() {
                    @Override
                    public void done(Ended ended) {
                        end(session, ended);
                        batch.examined();
                    }

                    @Override
                    public void failed(Exception cause) {
                        workspace.end(session);
                        session.failed(batch.failed(name, cause));
                        sessions.refresh();
                    }

                    @Override
                    public void cancelled() {
                        workspace.end(session);
                        session.cancelled();
                        sessions.refresh();
                        batch.cancelled(name);
                    }
                });
    }

    /** As the user set it at the moment. */
    private AnalysisSettings settings() {
        Preferences chosen = workspace.settingsProperty().get().preferences();
        AnalysisSettings usual = services.settings();
        return new AnalysisSettings(
                chosen.profile(), usual.detectors(), chosen.accelerator(), usual.limits());
    }

    private Ended run(Path file, AnalysisSettings settings, OpenSession session, JobControl control)
            throws Exception {
        FxRunListener steps =
                new FxRunListener(
                        session, control.progress(), fxThread, probe -> probed(session, probe));
        Examiner.Examined examined =
                services.examiner()
                        .examine(
                                file,
                                settings,
                                services.language(),
                                services.store(),
                                steps,
                                control.cancellation());
        String id = examined.session();
        // A file that was known before has notes and filters.
        return new Ended(examined, id == null ? null : services.store().load(id));
    }

    private void probed(OpenSession session, Probe probe) {
        sessions.refresh();
        if (isOnDesk(session)) {
            pictures.show(session, probe.media(), probe.metadata());
        }
    }

    /** A session that was read while another lay on the desk has no picture until it is shown. */
    private void bringPicture(@Nullable OpenSession session) {
        Probe probe = session == null ? null : session.probeProperty().get();
        if (session != null
                && probe != null
                && workspace.live().contains(session)
                && session.pictureProperty().get() instanceof PictureState.Loading) {
            pictures.show(session, probe.media(), probe.metadata());
        }
    }

    private boolean isOnDesk(OpenSession session) {
        return session.equals(workspace.currentProperty().get());
    }

    private void end(OpenSession session, Ended ended) {
        Examiner.Examined examined = ended.examined();
        Analysis analysis = examined.analysis();
        workspace.end(session);
        session.stored(examined.session());
        StoredSession stored = ended.stored();
        if (stored != null) {
            session.noted(stored.notes());
            session.kept(stored.filters());
        }
        session.finished(analysis, examined.explained().analyst(), examined.explained().rubric());
        if (isOnDesk(session)) {
            pictures.showMaps(session, analysis.runs());
        }
        sessions.refresh();
    }

    private record Ended(Examiner.Examined examined, @Nullable StoredSession stored) {}
}
