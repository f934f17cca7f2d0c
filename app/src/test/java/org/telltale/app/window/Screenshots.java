package org.telltale.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.app.Composition;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureState;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SqliteSessionStore;

/**
 * Draws the window into PNG files, so that somebody looks at it: {@code Screenshots OUT FILE…}.
 * Each file is opened in a window over a new database, and every main view is drawn dark and light
 * in two sizes.
 */
public final class Screenshots {
    private static final Logger LOG = LoggerFactory.getLogger(Screenshots.class);
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};

    private final Path out;
    private final TelltaleWindow window;

    private Screenshots(Path out, TelltaleWindow window) {
        this.out = out;
        this.window = window;
    }

    /** Draws; the first argument is a folder, the others are files to open. */
    public static void main(String[] arguments) {
        int code = 1;
        try {
            run(arguments);
            code = 0;
        } catch (Exception e) {
            LOG.error("the window cannot be drawn", e);
            System.err.println("the window cannot be drawn: " + e);
        } finally {
            // The JavaFX thread would keep the process alive.
            System.exit(code);
        }
    }

    private static void run(String[] arguments) throws Exception {
        Path out = Files.createDirectories(Path.of(arguments[0]));
        List<Path> files = Stream.of(arguments).skip(1).map(Path::of).toList();
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Path home = Files.createTempDirectory("telltale-screenshots");
        Path database = home.resolve("telltale.db");
        try (Composition composition = new Composition();
                SessionStore store = SqliteSessionStore.open(database)) {
            WindowServices services =
                    WindowServices.of(
                            composition,
                            store,
                            home.resolve("window.json"),
                            Path.of("~/.local/share/telltale/telltale.db"),
                            Locale.UK);
            TelltaleWindow window =
                    onFx(() -> {
                        TelltaleWindow made = new TelltaleWindow(services);
                        made.show(new Stage());
                        return made;
                    });
            new Screenshots(out, window).draw(files);
            onFx(() -> {
                window.close();
                return null;
            });
            window.ended().get(1, TimeUnit.MINUTES);
        }
    }

    private void draw(List<Path> files) throws Exception {
        all("empty");
        togglePacks();
        all("packs");
        togglePacks();
        for (Path file : files) {
            onFx(() -> {
                window.open(List.of(file));
                return null;
            });
            await();
            String name = String.valueOf(file.getFileName()).replaceAll("\\W+", "-");
            all(name);
            onFx(() -> {
                selectFirstLinked(current());
                return null;
            });
            if (!window.viewer().viewer().marks().isEmpty()) {
                one(name + "-linked", SIZES[0], true);
            }
            if (onFx(() -> !current().mapsProperty().get().isEmpty())) {
                toggleHeatMap();
                one(name + "-heat", SIZES[0], true);
                for (int[] size : SIZES) {
                    toggleBeside();
                    one(name + "-beside-dark", size, true);
                    one(name + "-beside-light", size, false);
                    toggleBeside();
                }
                toggleHeatMap();
            }
            tab(1);
            one(name + "-cues", SIZES[0], true);
            tab(2);
            one(name + "-metadata", SIZES[0], false);
            tab(0);
        }
    }

    private void togglePacks() throws Exception {
        onFx(() -> {
            ((Button) window.scene().lookup("#packs")).fire();
            return null;
        });
        Thread.sleep(1000); // the list is read in the background
    }

    private OpenSession current() {
        return window.workspace().currentProperty().get();
    }

    private void toggleHeatMap() throws Exception {
        onFx(() -> {
            window.viewer().toggleHeatMap();
            return null;
        });
    }

    private void toggleBeside() throws Exception {
        onFx(() -> {
            window.viewer().toggleBeside();
            return null;
        });
    }

    /** Selects the first sentence that lights something up. */
    private static void selectFirstLinked(OpenSession session) {
        int count = session.statementsProperty().get().size();
        for (int i = 0; i < count; i++) {
            session.attention().toggleStatement(i);
            if (!session.attention().litMarksProperty().get().isEmpty()) {
                return;
            }
        }
    }

    private void tab(int index) throws Exception {
        onFx(() -> {
            Node tabs = window.scene().lookup(".inspector-pane .tab-pane");
            ((TabPane) tabs).getSelectionModel().select(index);
            return null;
        });
    }

    private void all(String name) throws Exception {
        for (int[] size : SIZES) {
            one(name + "-dark", size, true);
            one(name + "-light", size, false);
        }
    }

    private void one(String name, int[] size, boolean dark) throws Exception {
        onFx(() -> {
            window.workspace()
                    .settingsProperty()
                    .set(window.workspace().settingsProperty().get().withDark(dark));
            window.scene().getWindow().setWidth(size[0]);
            window.scene().getWindow().setHeight(size[1]);
            return null;
        });
        // The platform resizes in its own time, and a layout follows.
        for (int i = 0; i < 50 && onFx(() -> window.scene().getWidth() != size[0]); i++) {
            Thread.sleep(100);
        }
        Thread.sleep(400);
        WritableImage image = onFx(() -> window.scene().snapshot(null));
        Path file = out.resolve(name + "-" + size[0] + ".png");
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        System.out.println(file);
    }

    /** Waits until the session on the desk is over and its picture is decided. */
    private void await() throws Exception {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        Thread.sleep(500);
        while (System.nanoTime() < until) {
            boolean ready =
                    onFx(() -> {
                        OpenSession now = window.workspace().currentProperty().get();
                        return now != null
                                && now.stateProperty().get() != OpenSession.State.RUNNING
                                && !(now.pictureProperty().get() instanceof PictureState.Loading);
                    });
            if (ready) {
                Thread.sleep(500);
                return;
            }
            Thread.sleep(100);
        }
        throw new UncheckedIOException(new IOException("a file took more than five minutes"));
    }

    private static <T extends @Nullable Object> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(2, TimeUnit.MINUTES);
    }
}
