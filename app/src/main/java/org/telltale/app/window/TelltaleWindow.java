package org.telltale.app.window;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.desk.Marks;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureLoader;
import org.telltale.app.window.desk.Pictures;
import org.telltale.app.window.export.Exports;
import org.telltale.app.window.inspector.InspectorPane;
import org.telltale.app.window.packs.PacksModel;
import org.telltale.app.window.sessions.SessionsModel;
import org.telltale.app.window.sessions.SessionsPane;
import org.telltale.app.window.settings.SettingsFile;
import org.telltale.app.window.settings.WindowSettings;
import org.telltale.app.window.status.StatusPane;
import org.telltale.app.window.viewer.ViewerPane;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.worker.NativeWorker;

/**
 * The workstation window: builds its models, panes and job threads, and closes the threads with
 * itself. It does not own the services. For the JavaFX thread only.
 */
public final class TelltaleWindow implements AutoCloseable {
    private static final double FIRST_WIDTH = 1440;
    private static final double FIRST_HEIGHT = 900;
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(30);

    private final SettingsFile settingsFile;
    private final Texts texts;
    private final Workspace workspace;
    private final JobRunner analyses = new JobRunner("analysis", 1, Platform::runLater);
    private final JobRunner folders = new JobRunner("folders", 1, Platform::runLater);
    private final JobRunner background = new JobRunner("background", 2, Platform::runLater);
    private final JobRunner packing = new JobRunner("packs", 1, Platform::runLater);
    private final JobRunner decoding = new JobRunner("picture", 2, Platform::runLater);
    private final Failures failures;
    private final SessionsModel sessions;
    private final Pictures pictures;
    private final SheetArea sheets = new SheetArea();
    private final SessionsPane sessionsPane;
    private final ViewerPane viewerPane;
    private final StatusPane status;
    private final NativeWorker worker;
    private final List<Accelerator> acceleratorOrder;
    private final WindowCommands commands;
    private final WindowFrame frame;
    private final Scene scene;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private @Nullable Stage stage;
    private boolean closing;

    /** A window over the given services, as it was left. */
    public TelltaleWindow(WindowServices services) {
        this(services, null);
    }

    /** The same with another way to ask for files than the system's dialogs. */
    TelltaleWindow(WindowServices services, @Nullable FilePicker otherPicker) {
        Locale language = services.language();
        settingsFile = services.settingsFile();
        worker = services.worker();
        acceleratorOrder = services.acceleratorOrder();
        workspace = new Workspace(services.layout());
        texts = Texts.of("window", language);
        failures = new Failures(workspace, texts);
        sessions = new SessionsModel(services.store(), background, this::databaseFailed);
        FilePicker picker = otherPicker == null ? new SystemFilePicker(this::stage) : otherPicker;
        pictures = pictures(services);
        commands = commands(services, picker);
        Reopening reopening = new Reopening(services, background, pictures, workspace, failures);
        Marks marks = new Marks(Texts.of("desk", language));
        sessionsPane =
                new SessionsPane(sessions, reopening::reopen, Texts.of("sessions", language));
        viewerPane =
                new ViewerPane(
                        workspace.currentProperty(),
                        commands::chooseFiles,
                        Texts.of("viewer", language),
                        marks);
        InspectorPane inspector =
                new InspectorPane(
                        workspace.currentProperty(),
                        marks,
                        new StoredNotes(
                                services.store(),
                                background,
                                sessions,
                                cause -> failures.tell(texts.get("failure.note"), cause)),
                        language);
        status = new StatusPane(services.database().toString(), language);
        frame = new WindowFrame(commands, workspace, texts);
        frame.fill(
                new BannerBar(workspace, texts),
                sheets,
                sessionsPane.root(),
                viewerPane.root(),
                inspector.root(),
                status.root());
        scene = new Scene(frame.root(), FIRST_WIDTH, FIRST_HEIGHT);
        follow();
    }

    private Pictures pictures(WindowServices services) {
        return new Pictures(
                new PictureLoader(services.worker(), services.settings().limits()),
                decoding,
                failures::sentence,
                Texts.of("picture", services.language()));
    }

    private WindowCommands commands(WindowServices services, FilePicker picker) {
        Opening opening =
                new Opening(
                        services,
                        analyses,
                        folders,
                        pictures,
                        workspace,
                        sessions,
                        failures,
                        texts,
                        Platform::runLater);
        Exports exports =
                new Exports(
                        services.export(),
                        services.formats(),
                        analyses,
                        sentence -> workspace.tell(Banner.of(Banner.Kind.INFO, sentence)),
                        failures::tell,
                        Platform::runLater,
                        Texts.of("export", services.language()));
        return new WindowCommands(
                opening, workspace, sheets, picker, exports, packs(services), texts);
    }

    private PacksModel packs(WindowServices services) {
        return new PacksModel(
                services.packs(),
                packing,
                Platform::runLater,
                workspace::tell,
                failures::tell,
                Texts.of("packs", services.language()));
    }

    private void follow() {
        new Shortcuts(commands, viewerPane, sessionsPane::focusSearch, this::escape).install(scene);
        status.follow(folders);
        status.follow(analyses);
        status.follow(packing);
        workspace.currentProperty().subscribe(this::onDesk);
        // After the pane has taken the new rows.
        sessions.rowsProperty().subscribe(rows -> selectCurrent());
        workspace
                .settingsProperty()
                .map(WindowSettings::dark)
                .subscribe(dark -> Theme.apply(scene, dark));
    }

    /** Shows the window where it was left, and the sessions in it. */
    public void show(Stage newStage) {
        stage = newStage;
        newStage.setScene(scene);
        newStage.setMinWidth(900);
        newStage.setMinHeight(560);
        place(newStage, workspace.settingsProperty().get());
        newStage.setOnHidden(e -> close());
        newStage.show();
        // Only a laid-out split pane takes divider positions.
        Platform.runLater(() -> frame.dividersTo(workspace.settingsProperty().get()));
        sessions.refresh();
        pictures.warmUp();
        status.lookAtMachine(background, worker, acceleratorOrder);
    }

    /** Opens files and folders, as if the user had dropped them. */
    public void open(List<Path> paths) {
        commands.open(paths);
    }

    /** The state of the window. */
    public Workspace workspace() {
        return workspace;
    }

    /** Its scene, for tests and screenshots. */
    public Scene scene() {
        return scene;
    }

    /** Its viewer, for tests and screenshots. */
    public ViewerPane viewer() {
        return viewerPane;
    }

    /**
     * Cancels what runs and, on a thread of its own, remembers the layout and waits for the jobs to
     * end. Again it does nothing.
     */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        WindowSettings layout = layout();
        List<JobRunner> runners = List.of(analyses, folders, packing, decoding, background);
        runners.forEach(JobRunner::stop);
        // No daemon: the process stays until what was begun is written and closed.
        Thread.ofPlatform()
                .name("closing")
                .start(() -> {
                    if (layout != null) {
                        settingsFile.save(layout);
                    }
                    Instant latest = Instant.now().plus(LONGEST_CLOSING);
                    boolean all = true;
                    for (JobRunner runner : runners) {
                        all &= runner.awaitEnd(Duration.between(Instant.now(), latest));
                    }
                    ended.complete(all);
                });
    }

    /**
     * Completed after {@link #close}, off the JavaFX thread: true once every job has ended, so that
     * the services may be closed; false if one did not within half a minute.
     */
    public CompletableFuture<Boolean> ended() {
        return ended.copy();
    }

    /** How the window lies now; null if it was never shown. */
    private @Nullable WindowSettings layout() {
        Stage shown = stage;
        stage = null;
        if (shown != null) {
            WindowSettings settings = workspace.settingsProperty().get();
            WindowSettings.Bounds bounds =
                    shown.isMaximized()
                            ? settings.bounds()
                            : new WindowSettings.Bounds(
                                    shown.getX(),
                                    shown.getY(),
                                    shown.getWidth(),
                                    shown.getHeight());
            return settings.withLayout(bounds, shown.isMaximized(), frame.dividers());
        }
        return null;
    }

    private void onDesk(@Nullable OpenSession session) {
        if (stage != null) {
            stage.setTitle(title(session));
        }
        selectCurrent();
    }

    private void selectCurrent() {
        OpenSession session = workspace.currentProperty().get();
        sessionsPane.select(session == null ? null : session.id());
    }

    private String title(@Nullable OpenSession session) {
        return session == null
                ? texts.get("frame.title")
                : texts.format("frame.title.file", session.name());
    }

    private void databaseFailed(Exception cause) {
        failures.tell(texts.get("failure.database"), cause);
    }

    private static void place(Stage stage, WindowSettings settings) {
        stage.setTitle("Telltale");
        WindowSettings.Bounds bounds = settings.bounds();
        boolean onScreen =
                bounds != null
                        && !Screen.getScreensForRectangle(
                                        bounds.x(), bounds.y(), bounds.width(), bounds.height())
                                .isEmpty();
        if (bounds != null && onScreen) {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
            stage.setWidth(bounds.width());
            stage.setHeight(bounds.height());
        } else {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(FIRST_WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(FIRST_HEIGHT, screen.getHeight()));
        }
        stage.setMaximized(settings.maximized());
    }

    private void escape() {
        // Who types and presses Escape means the text, not the examination that runs meanwhile.
        boolean typing = scene.getFocusOwner() instanceof TextInputControl;
        if (!sheets.closeSheet() && !typing) {
            status.cancelCurrent();
        }
    }

    private @Nullable Stage stage() {
        return stage;
    }
}
