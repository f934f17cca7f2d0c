package org.telltale.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.telltale.app.Composition;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureState;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SqliteSessionStore;

/**
 * Measures how long a file takes from being opened in the window to its picture being shown, and to
 * the end of its analysis. A benchmark, not a test: {@code app/docs/measure.sh FILE}.
 */
public final class PictureTimes {
    private static final int ROUNDS = 6;
    private static final int CHOOSING_MILLIS = 2000;

    private PictureTimes() {}

    /**
     * Opens the file several times in a window with a database of its own, and prints the times.
     */
    public static void main(String[] arguments) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        try {
            Path home = Files.createTempDirectory("telltale-times");
            try (Composition composition = new Composition();
                    SessionStore store = SqliteSessionStore.open(home.resolve("telltale.db"))) {
                measure(composition, store, home, Path.of(arguments[0]).toAbsolutePath());
            }
        } finally {
            Platform.exit();
        }
    }

    private static void measure(Composition composition, SessionStore store, Path home, Path file)
            throws Exception {
        TelltaleWindow window =
                onFx(() -> {
                    TelltaleWindow made =
                            new TelltaleWindow(
                                    WindowServices.of(
                                            composition,
                                            store,
                                            home.resolve("window.json"),
                                            home.resolve("telltale.db"),
                                            Locale.ENGLISH));
                    made.show(new Stage());
                    return made;
                });
        // Nobody has chosen a file sooner; the window loads its decoders meanwhile.
        Thread.sleep(CHOOSING_MILLIS);
        for (int round = 1; round <= ROUNDS; round++) {
            CountDownLatch shown = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            long start = System.nanoTime();
            onFx(() -> {
                window.open(List.of(file));
                window.workspace()
                        .currentProperty()
                        .subscribe(session -> watch(session, shown, done));
                return null;
            });
            shown.await();
            long toPicture = System.nanoTime() - start;
            done.await();
            long toEnd = System.nanoTime() - start;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: picture after %d ms, analysis done after %d ms%n",
                    round,
                    toPicture / 1_000_000,
                    toEnd / 1_000_000);
        }
        onFx(() -> {
            window.close();
            return null;
        });
    }

    private static void watch(
            @Nullable OpenSession session, CountDownLatch shown, CountDownLatch done) {
        if (session == null || session.stateProperty().get() == OpenSession.State.DONE) {
            return;
        }
        session.pictureProperty()
                .subscribe(picture -> {
                    if (picture instanceof PictureState.Shown) {
                        shown.countDown();
                    }
                });
        session.stateProperty()
                .subscribe(state -> {
                    if (state == OpenSession.State.DONE) {
                        done.countDown();
                    }
                });
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
