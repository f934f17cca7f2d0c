package org.telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.app.Composition;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.settings.DraftsFile;
import org.telltale.app.window.settings.Preferences;
import org.telltale.app.window.settings.SettingsFile;
import org.telltale.app.window.settings.ThemeChoice;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.inference.engine.Profile;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What hands do all day: keys, palette, pasting, settings, jobs, a note that is not finished. */
@ExtendWith(ApplicationExtension.class)
class HabitsJourneyTest {
    @TempDir static Path parent = Path.of("");

    private final Path folder = parent.resolve("run" + System.nanoTime());
    private final Composition composition = new Composition();
    private final SqliteSessionStore store = SqliteSessionStore.open(folder.resolve("telltale.db"));
    private final List<Path> picked = new ArrayList<>();
    private @Nullable TelltaleWindow opened;

    @Start
    void start(Stage stage) {
        opened =
                new TelltaleWindow(
                        WindowServices.of(
                                composition,
                                store,
                                folder.resolve("window.json"),
                                folder.resolve("telltale.db"),
                                Locale.UK),
                        new Picker(picked, folder.resolve("out.csv")));
        opened.show(stage);
    }

    @BeforeEach
    void small(FxRobot robot) {
        // The headless screen has 1000 by 1000 pixels.
        robot.interact(() -> {
            window().scene().getWindow().setWidth(990);
            window().scene().getWindow().setHeight(900);
        });
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(window()::close);
        assertThat(window().ended().get(1, TimeUnit.MINUTES)).isTrue();
        store.close();
        composition.close();
    }

    @Test
    void fromOpenToExportByKeysAlone(FxRobot robot) throws Exception {
        picked.add(
                Path.of(System.getProperty("telltale.root"), "app/samples/portrait-retouched.jpg"));
        control(robot, KeyCode.O);
        until(() -> state() == OpenSession.State.DONE);
        // The findings: to the inspector by panes, and down its sentences.
        toPane(robot, ".inspector-pane");
        OpenSession session = current();
        for (int i = 0; i < 40 && session.attention().litMarksProperty().get().isEmpty(); i++) {
            robot.push(KeyCode.TAB);
            if (focused().getStyleClass().contains("sentence")) {
                robot.push(KeyCode.SPACE);
            }
        }
        assertThat(session.attention().litMarksProperty().get()).isNotEmpty();
        // A note.
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).push(KeyCode.N);
        robot.release(KeyCode.CONTROL, KeyCode.SHIFT);
        robot.write("by keys");
        robot.push(KeyCode.TAB).push(KeyCode.SPACE);
        until(() -> current().notesProperty().get().size() == 1);
        // Out, as a table: the second format, the file that the picker gives.
        control(robot, KeyCode.E);
        robot.push(KeyCode.DOWN);
        for (int i = 0; i < 12 && !Files.exists(folder.resolve("out.csv")); i++) {
            robot.push(KeyCode.TAB).push(KeyCode.SPACE);
            WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
        }
        until(() -> told("One entry written"));
        assertThat(Files.readString(folder.resolve("out.csv"))).contains("portrait-retouched.jpg");
    }

    @Test
    void thePaletteFindsCommandsSessionsAndRecentFiles(FxRobot robot) throws Exception {
        Path first = photo("harbour.png", 320, 240);
        open(robot, first);
        until(() -> state() == OpenSession.State.DONE);
        open(robot, photo("meadow.png", 300, 200));
        until(() -> current().name().equals("meadow.png") && state() == OpenSession.State.DONE);
        Node before = focused();
        control(robot, KeyCode.K);
        assertThat(focused().getAccessibleText()).startsWith("Command palette");
        robot.write("stngs");
        assertThat(focused().getAccessibleText()).contains("Settings");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".palette").query().isVisible()).isFalse();
        assertThat(focused()).isSameAs(before);
        control(robot, KeyCode.K);
        robot.write("settings").push(KeyCode.ENTER);
        assertThat(robot.lookup(".settings-sheet").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".settings-sheet").tryQuery()).isEmpty();
        control(robot, KeyCode.K);
        robot.write("harbour");
        assertThat(lines(robot)).hasSizeGreaterThanOrEqualTo(2);
        robot.push(KeyCode.ENTER);
        until(() -> current().name().equals("harbour.png") && state() == OpenSession.State.DONE);
    }

    @Test
    void aPastedPictureIsKeptWithItsDigestAndExamined(FxRobot robot) throws Exception {
        robot.interact(() -> Clipboard.getSystemClipboard().clear());
        control(robot, KeyCode.V);
        until(() -> told("no file and no picture"));
        WritableImage picture = new WritableImage(320, 240);
        Random random = new Random(7);
        for (int i = 0; i < 320 * 240; i++) {
            picture.getPixelWriter().setColor(i % 320, i / 320, Color.gray(random.nextDouble()));
        }
        ClipboardContent content = new ClipboardContent();
        content.putImage(picture);
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(content));
        control(robot, KeyCode.V);
        until(() -> told("It is kept as"));
        until(() -> current() != null && state() == OpenSession.State.DONE);
        try (Stream<Path> kept = Files.list(folder.resolve("pasted"))) {
            Path file = kept.toList().getFirst();
            var probe = current().probeProperty().get();
            assertThat(probe).isNotNull();
            assertThat(told(file.toString())).isTrue();
            assertThat(told(probe.media().sha256())).isTrue();
            assertThat(file.getFileName().toString())
                    .contains(probe.media().sha256().substring(0, 16));
            BufferedImage read = ImageIO.read(file.toFile());
            assertThat(read.getRGB(17, 80)).isEqualTo(picture.getPixelReader().getArgb(17, 80));
        }
        // Pasted again it is the same file.
        control(robot, KeyCode.V);
        until(() -> window().workspace().live().isEmpty() && state() == OpenSession.State.DONE);
        try (Stream<Path> kept = Files.list(folder.resolve("pasted"))) {
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void pastedFilesAreOpened(FxRobot robot) throws Exception {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(List.of(photo("copied.png", 320, 240).toFile()));
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(content));
        control(robot, KeyCode.V);
        until(() -> current() != null && current().name().equals("copied.png"));
    }

    @Test
    void whatIsSetHoldsAndIsRemembered(FxRobot robot) throws Exception {
        control(robot, KeyCode.COMMA);
        robot.interact(() -> {
            combo(robot, "#theme").getSelectionModel().select(2);
            combo(robot, "#fontPercent").getSelectionModel().select(5);
            combo(robot, "#profile").getSelectionModel().select(0);
        });
        Preferences now = window().workspace().settingsProperty().get().preferences();
        assertThat(now.theme()).isEqualTo(ThemeChoice.HIGH_CONTRAST);
        assertThat(now.fontPercent()).isEqualTo(150);
        assertThat(now.profile()).isEqualTo(Profile.QUICK);
        robot.interact(() -> window().scene().getRoot().applyCss());
        Label title = robot.lookup(".settings-sheet .section-title").queryAs(Label.class);
        assertThat(title.getFont().getSize()).isEqualTo(19.5);
        assertThat(title.getTextFill()).isEqualTo(Color.WHITE);
        until(() ->
                new SettingsFile(folder.resolve("window.json")).load().preferences().equals(now));
        robot.interact(() -> combo(robot, "#fontPercent").getSelectionModel().select(0));
        robot.interact(() -> window().scene().getRoot().applyCss());
        assertThat(title.getFont().getSize()).isEqualTo(13);
    }

    @Test
    void aNoteThatIsNotFinishedWaitsForItsSession(FxRobot robot) throws Exception {
        open(robot, photo("one.png", 320, 240));
        until(() -> state() == OpenSession.State.DONE);
        String id = current().id();
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).push(KeyCode.N);
        robot.release(KeyCode.CONTROL, KeyCode.SHIFT);
        robot.write("half a thou");
        until(() ->
                new DraftsFile(folder.resolve("drafts.json"))
                        .load()
                        .getOrDefault("note:" + id, "")
                        .equals("half a thou"));
        open(robot, photo("two.png", 300, 200));
        until(() -> current().name().equals("two.png") && state() == OpenSession.State.DONE);
        assertThat(note(robot).getText()).isEmpty();
        control(robot, KeyCode.K);
        robot.write("one.png").push(KeyCode.ENTER);
        until(() -> current().name().equals("one.png") && state() == OpenSession.State.DONE);
        until(() -> note(robot).getText().equals("half a thou"));
        robot.interact(() -> robot.lookup("#addNote").queryButton().fire());
        until(() -> current().notesProperty().get().size() == 1);
        until(() -> new DraftsFile(folder.resolve("drafts.json")).load().isEmpty());
    }

    @Test
    void everyJobCanBeCancelledByItself(FxRobot robot) throws Exception {
        open(
                robot,
                photo("large1.png", 2400, 1800),
                photo("large2.png", 2400, 1800),
                photo("small.png", 320, 240));
        until(() -> current() != null && !current().runsProperty().get().isEmpty());
        control(robot, KeyCode.J);
        until(() -> robot.lookup(".jobs-pane .job-progress").queryAll().size() == 3);
        Node second =
                robot.lookup(".jobs-pane .button").queryAll().stream()
                        .filter(b -> "Cancel: Examining large2.png".equals(b.getAccessibleText()))
                        .findFirst()
                        .orElseThrow();
        robot.interact(second::requestFocus);
        robot.push(KeyCode.SPACE);
        until(() -> robot.lookup(".jobs-pane .job-progress").queryAll().size() == 2);
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".jobs-pane").query().isVisible()).isFalse();
        until(() -> told("2 examined, 1 cancelled"));
    }

    @Test
    void panesAreReachedInTheirOrderAndBannersTakeNoFocus(FxRobot robot) throws Exception {
        open(robot, photo("panes.png", 320, 240));
        until(() -> state() == OpenSession.State.DONE);
        toPane(robot, ".sessions-pane");
        Node there = focused();
        robot.interact(() ->
                window().workspace().tell(Banner.of(Banner.Kind.ERROR, "Something happened.")));
        assertThat(focused()).isSameAs(there);
        robot.push(KeyCode.F6);
        assertThat(isIn(".viewer-pane")).isTrue();
        robot.push(KeyCode.F6);
        assertThat(isIn(".inspector-pane")).isTrue();
        robot.push(KeyCode.F6);
        assertThat(isIn(".status-bar")).isTrue();
        robot.push(KeyCode.F6);
        assertThat(isIn(".main-toolbar")).isTrue();
        robot.push(KeyCode.F6);
        assertThat(isIn(".banners")).isTrue();
        robot.push(KeyCode.F6);
        assertThat(focused()).isSameAs(there);
        robot.press(KeyCode.SHIFT).push(KeyCode.F6).release(KeyCode.SHIFT);
        assertThat(isIn(".banners")).isTrue();
    }

    private void toPane(FxRobot robot, String selector) {
        for (int i = 0; i < 8 && !isIn(selector); i++) {
            robot.push(KeyCode.F6);
        }
        assertThat(isIn(selector)).as(selector).isTrue();
    }

    private boolean isIn(String selector) {
        Node pane = window().scene().lookup(selector);
        for (Node up = window().scene().getFocusOwner(); up != null; up = up.getParent()) {
            if (up.equals(pane)) {
                return true;
            }
        }
        return false;
    }

    private Node focused() {
        return window().scene().getFocusOwner();
    }

    private static List<?> lines(FxRobot robot) {
        ListView<?> list = robot.lookup(".palette-list").queryListView();
        return list.getItems();
    }

    private static TextField note(FxRobot robot) {
        return robot.lookup("#newNote").queryAs(TextField.class);
    }

    private static ComboBox<?> combo(FxRobot robot, String id) {
        return robot.lookup(".settings-sheet " + id).queryComboBox();
    }

    private static void control(FxRobot robot, KeyCode code) {
        robot.press(KeyCode.CONTROL).push(code).release(KeyCode.CONTROL);
    }

    private void open(FxRobot robot, Path... files) {
        robot.interact(() -> window().open(List.of(files)));
    }

    private boolean told(String words) {
        return window().workspace().banners().stream().anyMatch(b -> b.text().contains(words));
    }

    private TelltaleWindow window() {
        if (opened == null) {
            throw new AssertionError("the window was not opened");
        }
        return opened;
    }

    private OpenSession current() {
        return window().workspace().currentProperty().get();
    }

    private OpenSession.@Nullable State state() {
        OpenSession session = current();
        return session == null ? null : session.stateProperty().get();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(20_000, condition));
    }

    private Path photo(String name, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(name.hashCode());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = (int) Math.round(4 * random.nextGaussian());
                int grey = Math.clamp(90 + 60 * x / width + 40 * y / height + noise, 0, 255);
                image.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /** Stands for the system's dialogs, which no test can reach. */
    private record Picker(List<Path> files, Path target) implements FilePicker {
        @Override
        public List<Path> openFiles(String title) {
            return List.copyOf(files);
        }

        @Override
        public @Nullable Path openFolder(String title) {
            return null;
        }

        @Override
        public Path saveFile(String title, String suggestion) {
            return target;
        }
    }
}
