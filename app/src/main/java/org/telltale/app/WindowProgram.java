package org.telltale.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import javafx.application.Application;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.app.window.TelltaleWindow;
import org.telltale.app.window.WindowServices;
import org.telltale.app.window.settings.SettingsFile;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.db.session.StoreException;

/**
 * The program as a window: wires it off the JavaFX thread, shows it, and closes what it opened once
 * nothing works with it any more. Where it cannot start it says why, and the process ends with exit
 * code 3.
 */
public final class WindowProgram extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(WindowProgram.class);
    private static final int NOTHING_DONE = 3;

    private Locale language = Locale.ENGLISH;
    private @Nullable Composition composition;
    private @Nullable SessionStore store;
    private @Nullable WindowServices services;
    private @Nullable TelltaleWindow window;
    private String refusal = "";

    /** Called by JavaFX. */
    public WindowProgram() {}

    /** Opens the window, with files in it, and returns when it is closed. */
    static void open(String... files) {
        Application.launch(WindowProgram.class, files);
    }

    @Override
    public void init() {
        try {
            wire();
        } catch (StoreException e) {
            LOG.error("the database cannot be opened", e);
            refusal = String.valueOf(e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            // Missing native libraries among them; thrown on, the user would see nothing at all.
            LOG.error("the program cannot start", e);
            refusal =
                    java.text.MessageFormat.format(
                            ResourceBundle.getBundle("org.telltale.app.window.window", language)
                                    .getString("start.failed"),
                            e);
        }
    }

    private void wire() {
        DataFolders folders = DataFolders.ofUser();
        Path settings = folders.config().resolve("window.json");
        language = new SettingsFile(settings).load().preferences().locale();
        Composition wired = new Composition();
        composition = wired;
        SessionStore opened = SqliteSessionStore.open(folders.database());
        store = opened;
        services = WindowServices.of(wired, opened, settings, folders.database(), language);
    }

    @Override
    public void start(Stage stage) {
        WindowServices wired = services;
        if (wired == null) {
            tellWhyNot();
            return;
        }
        TelltaleWindow shown = new TelltaleWindow(wired);
        window = shown;
        shown.show(stage);
        List<Path> files = getParameters().getUnnamed().stream().map(Path::of).toList();
        if (!files.isEmpty()) {
            shown.open(files);
        }
    }

    /** Without its services there is no window in which a banner could say this. */
    private void tellWhyNot() {
        Alert alert = new Alert(Alert.AlertType.ERROR);
        alert.setHeaderText(null);
        alert.setContentText(refusal);
        alert.showAndWait();
        closeServices();
        System.exit(NOTHING_DONE);
    }

    @Override
    public void stop() {
        TelltaleWindow shown = window;
        if (shown == null) {
            closeServices();
            return;
        }
        shown.close();
        // No daemon, so that the process stays until this is done.
        Thread.ofPlatform().name("closing-services").start(() -> ended(shown.ended().join()));
    }

    private void ended(boolean jobsEnded) {
        if (jobsEnded) {
            closeServices();
        } else {
            // Closed under a job it would fail it half-way; left open, what is stored is whole.
            LOG.warn(
                    "a job did not end in time; the database is left to be tidied at the next start");
        }
    }

    private void closeServices() {
        if (store != null) {
            store.close();
        }
        if (composition != null) {
            composition.close();
        }
    }
}
