package org.telltale.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.command.CommandRegistry;
import org.telltale.app.window.desk.Marks;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureLoader;
import org.telltale.app.window.desk.Pictures;
import org.telltale.app.window.export.Exports;
import org.telltale.app.window.filters.FilterEvidence;
import org.telltale.app.window.filters.FiltersDrawer;
import org.telltale.app.window.filters.FiltersModel;
import org.telltale.app.window.filters.KeptFilterStacks;
import org.telltale.app.window.inspector.InspectorPane;
import org.telltale.app.window.packs.PacksModel;
import org.telltale.app.window.sessions.SessionActions;
import org.telltale.app.window.sessions.SessionsModel;
import org.telltale.app.window.sessions.SessionsPane;
import org.telltale.app.window.sessions.ThumbnailMaker;
import org.telltale.app.window.sessions.Thumbnails;
import org.telltale.app.window.settings.DraftsFile;
import org.telltale.app.window.settings.WindowSettings;
import org.telltale.app.window.status.StatusPane;
import org.telltale.app.window.viewer.ViewerPane;
import org.telltale.app.window.viewer.ViewerSurroundings;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.worker.NativeWorker;

/**
 * The workstation window: builds its models, panes and job threads, and closes the threads with
 * itself. It does not own the services. For the JavaFX thread only.
 */
public final class TelltaleWindow implements AutoCloseable {
    private final Texts texts;
    private final Workspace workspace;
    private final JobThreads threads = new JobThreads();
    private final Failures failures;
    private final SessionsModel sessions;
    private final Pictures pictures;
    private final Remembering remembering;
    private final SheetArea sheets = new SheetArea();
    private final SessionsPane sessionsPane;
    private final ViewerPane viewerPane;
    private final PacksModel packs;
    private final FiltersDrawer filters;
    private final StoredHand hand;
    private final InspectorPane inspector;
    private final StatusPane status;
    private final NativeWorker worker;
    private final List<Accelerator> usualOrder;
    private final CommandDesk desk;
    private final Opening opening;
    private final WindowCommands commands;
    private final WindowFrame frame;
    private final PaneCycle panes;
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
        worker = services.worker();
        usualOrder = services.acceleratorOrder();
        workspace = new Workspace(services.layout());
        texts = Texts.of("window", language);
        failures = new Failures(workspace, texts);
        remembering =
                new Remembering(
                        services.settingsFile(),
                        new DraftsFile(services.database().resolveSibling("drafts.json")),
                        threads.background(),
                        cause -> failures.tell(texts.get("failure.draft"), cause));
        desk = new CommandDesk(language);
        sessions = new SessionsModel(services.store(), threads.background(), this::databaseFailed);
        FilePicker picker = otherPicker == null ? new SystemFilePicker(this::stage) : otherPicker;
        pictures = pictures(services);
        packs = packs(services);
        opening = opening(services);
        commands = commands(services, picker);
        Reopening reopening =
                new Reopening(services, threads.background(), pictures, workspace, failures);
        Marks marks = new Marks(Texts.of("desk", language));
        sessionsPane = sessionsPane(services, picker, reopening);
        hand = hand(services);
        viewerPane =
                new ViewerPane(
                        workspace.currentProperty(),
                        commands::chooseFiles,
                        new ViewerSurroundings(
                                pictures,
                                workspace.settingsProperty(),
                                sessions.rowsProperty(),
                                id -> services.store().load(id),
                                hand),
                        Texts.of("viewer", language),
                        marks);
        filters = new FiltersDrawer(viewerPane.root(), filters(services), workspace);
        inspector =
                new InspectorPane(
                        workspace.currentProperty(),
                        marks,
                        new StoredNotes(
                                services.store(),
                                threads.background(),
                                sessions,
                                remembering.drafts(),
                                cause -> failures.tell(texts.get("failure.note"), cause)),
                        hand,
                        language);
        status = new StatusPane(services.database().toString(), language);
        Taking taking = taking(services);
        frame = new WindowFrame(commands, taking, desk.palette()::toggle, workspace, texts);
        fill();
        scene = new Scene(frame.root(), WindowPlace.FIRST_WIDTH, WindowPlace.FIRST_HEIGHT);
        panes = new PaneCycle(frame::panes);
        desk.frame(commands, taking, status);
        desk.findSessions(() -> sessions.rowsProperty().get(), reopening::reopen);
        follow();
    }

    private void fill() {
        frame.fill(
                new BannerBar(workspace, texts),
                sheets,
                sessionsPane.root(),
                filters.root(),
                inspector.root(),
                status.root());
        frame.overlay(status.jobsPane().root(), Pos.BOTTOM_LEFT);
        frame.overlay(desk.palette().root(), Pos.TOP_CENTER);
    }

    private Taking taking(WindowServices services) {
        return new Taking(
                new PastedPictures(services.database().resolveSibling("pasted")),
                threads.folders(),
                commands::open,
                workspace,
                failures,
                texts);
    }

    private SessionsPane sessionsPane(
            WindowServices services, FilePicker picker, Reopening reopening) {
        Texts sessionTexts = Texts.of("sessions", services.language());
        return new SessionsPane(
                sessions,
                new SessionActions(
                        services.store(),
                        sessions,
                        threads.background(),
                        threads.folders(),
                        new AroundSessions(workspace, failures, commands::export),
                        sessionTexts),
                new Thumbnails(
                        new ThumbnailMaker(
                                services.store(), services.worker(), services.settings().limits()),
                        threads.decoding()),
                picker,
                reopening::reopen,
                sessionTexts);
    }

    private Pictures pictures(WindowServices services) {
        return new Pictures(
                new PictureLoader(services.worker(), services.settings().limits()),
                threads.decoding(),
                failures::sentence,
                Texts.of("picture", services.language()));
    }

    private Opening opening(WindowServices services) {
        return new Opening(
                services,
                threads.analyses(),
                threads.folders(),
                pictures,
                workspace,
                sessions,
                failures,
                texts,
                Platform::runLater);
    }

    private WindowCommands commands(WindowServices services, FilePicker picker) {
        Exports exports =
                new Exports(
                        services.export(),
                        services.reports(),
                        services.formats(),
                        threads.analyses(),
                        sentence -> workspace.tell(Banner.of(Banner.Kind.INFO, sentence)),
                        failures::tell,
                        Platform::runLater,
                        Texts.of("export", services.language()));
        return new WindowCommands(
                opening,
                workspace,
                sheets,
                picker,
                exports,
                packs,
                desk.registry(),
                String.valueOf(services.database().getParent()),
                Texts.of("commands", services.language()));
    }

    private FiltersModel filters(WindowServices services) {
        return new FiltersModel(
                workspace.currentProperty(),
                new FilterEvidence(services.worker(), services.settings().limits()),
                threads.filtering(),
                new KeptFilterStacks(services.store(), threads.background()),
                failures::tell,
                Texts.of("filters", services.language()));
    }

    private StoredHand hand(WindowServices services) {
        return new StoredHand(
                services,
                threads.handwork(),
                threads.background(),
                cause -> failures.tell(texts.get("failure.hand"), cause));
    }

    private PacksModel packs(WindowServices services) {
        return new PacksModel(
                services.packs(),
                threads.packing(),
                Platform::runLater,
                workspace::tell,
                failures::tell,
                Texts.of("packs", services.language()));
    }

    private void follow() {
        threads.told().forEach(status::follow);
        status.downloads(packs.downloadingProperty());
        hand.follow(workspace.currentProperty());
        desk.findRecent(() -> workspace.settingsProperty().get().recent(), commands::open);
        desk.panes(
                sessionsPane,
                viewerPane,
                inspector,
                direction -> panes.go(scene, direction),
                this::escape);
        desk.install(scene);
        new HandKeys(workspace.currentProperty(), hand).install(scene);
        panes.follow(scene);
        workspace.currentProperty().subscribe(this::onDesk);
        // After the pane has taken the new rows.
        sessions.rowsProperty().subscribe(rows -> selectCurrent());
        new Theme(scene).follow(workspace.settingsProperty());
        remembering.follow(workspace.settingsProperty());
    }

    /** Shows the window where it was left, and the sessions in it. */
    public void show(Stage newStage) {
        stage = newStage;
        newStage.setScene(scene);
        newStage.setTitle(texts.get("frame.title"));
        WindowPlace.put(newStage, workspace.settingsProperty().get());
        newStage.setOnHidden(e -> close());
        newStage.show();
        // Only a laid-out split pane takes divider positions.
        Platform.runLater(() -> frame.dividersTo(workspace.settingsProperty().get()));
        sessions.refresh();
        pictures.warmUp();
        workspace
                .settingsProperty()
                .map(settings -> settings.preferences().acceleratorOrder(usualOrder))
                .subscribe(order -> status.lookAtMachine(threads.background(), worker, order));
    }

    /** Opens files and folders, as if the user had dropped them. */
    public void open(List<Path> paths) {
        commands.open(paths);
    }

    /** The commands that the user can ask for. */
    public CommandRegistry commands() {
        return desk.registry();
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

    /** Its filters, for tests and screenshots. */
    public FiltersModel filters() {
        return filters.model();
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
        // Before the thread that stores it takes no more.
        viewerPane.finish();
        Stage shown = stage;
        stage = null;
        WindowSettings layout =
                shown == null
                        ? null
                        : WindowPlace.of(
                                shown, frame.dividers(), workspace.settingsProperty().get());
        threads.stop(
                remembering.saver(layout),
                all -> {
                    if (all) {
                        filters.release();
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

    private void escape() {
        // Who types and presses Escape means the text, not the examination that runs meanwhile.
        boolean typing = scene.getFocusOwner() instanceof TextInputControl;
        if (!sheets.closeSheet()
                && !status.jobsPane().hide()
                && !typing
                && !viewerPane.putToolAway()) {
            status.cancelCurrent();
        }
    }

    private @Nullable Stage stage() {
        return stage;
    }
}
