package org.telltale.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.app.Composition;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureState;
import org.telltale.app.window.settings.ThemeChoice;
import org.telltale.app.window.settings.WindowSettings;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SqliteSessionStore;

/**
 * Draws every view of {@link ScreenshotViews} into PNG files, so that somebody looks at them: dark,
 * light and in high contrast, at 1280×800 and 1920×1080, with text of 100 and 150 per cent. {@code
 * Screenshots OUT FILE…} opens the files in a window over a new database; a picture's name is
 * {@code VIEW-THEME-WIDTH-PERCENT.png}, that of a file's view begins with the file's name.
 */
public final class Screenshots {
    private static final Logger LOG = LoggerFactory.getLogger(Screenshots.class);
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};
    private static final List<ThemeChoice> THEMES =
            List.of(ThemeChoice.DARK, ThemeChoice.LIGHT, ThemeChoice.HIGH_CONTRAST);
    private static final int[] FONTS = {100, 150};
    private static final int SETTLING_MILLIS = 150;

    private final Path out;
    private final TelltaleWindow window;
    private final ExecutorService writing = Executors.newFixedThreadPool(2);
    private final List<Future<?>> written = new ArrayList<>();

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
                            composition, store, home.resolve("window.json"), database, Locale.UK);
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
        inEveryLook("", ScreenshotViews.withoutFile());
        for (Path file : files) {
            onFx(() -> {
                window.open(List.of(file));
                return null;
            });
            await();
            inEveryLook(
                    String.valueOf(file.getFileName()).replaceAll("\\W+", "-") + "-",
                    ScreenshotViews.ofFile());
        }
        writing.shutdown();
        for (Future<?> one : written) {
            one.get();
        }
        System.out.println(written.size() + " pictures in " + out);
    }

    /** Looks are the outer loop, since to dress the window anew costs most. */
    private void inEveryLook(String prefix, List<ScreenshotViews.View> views) throws Exception {
        for (ThemeChoice theme : THEMES) {
            for (int font : FONTS) {
                onFx(() -> {
                    dress(theme, font);
                    return null;
                });
                String look = theme.name().toLowerCase(Locale.ROOT).replace('_', '-');
                for (ScreenshotViews.View view : views) {
                    change(view.open());
                    while (onFx(() -> window.filters().busyProperty().get())) {
                        Thread.sleep(50);
                    }
                    for (int[] size : SIZES) {
                        one(
                                "%s%s-%s-%d-%d".formatted(prefix, view.name(), look, size[0], font),
                                size);
                    }
                    change(view.close());
                }
            }
        }
    }

    private void dress(ThemeChoice theme, int font) {
        WindowSettings settings = window.workspace().settingsProperty().get();
        window.workspace()
                .settingsProperty()
                .set(
                        settings.withPreferences(
                                settings.preferences().withTheme(theme).withFontPercent(font)));
    }

    private void change(Consumer<TelltaleWindow> change) throws Exception {
        onFx(() -> {
            change.accept(window);
            return null;
        });
    }

    private void one(String name, int[] size) throws Exception {
        onFx(() -> {
            window.scene().getWindow().setWidth(size[0]);
            window.scene().getWindow().setHeight(size[1]);
            return null;
        });
        // The platform resizes in its own time, and a layout follows.
        for (int i = 0; i < 100 && onFx(() -> window.scene().getWidth() != size[0]); i++) {
            Thread.sleep(30);
        }
        Thread.sleep(SETTLING_MILLIS);
        WritableImage image = onFx(() -> window.scene().snapshot(null));
        Path file = out.resolve(name + ".png");
        written.add(
                writing.submit(() ->
                        ImageIO.write(
                                SwingFXUtils.fromFXImage(image, null), "png", file.toFile())));
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
        throw new IOException(new TimeoutException("a file took more than five minutes"));
    }

    private static <T extends @Nullable Object> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(2, TimeUnit.MINUTES);
    }
}
