package org.telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.app.Composition;
import org.telltale.app.window.desk.Attention;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureState;
import org.telltale.app.window.desk.ShownMap;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.viewers.image.HeatMap;
import org.telltale.viewers.image.ImageViewer;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Journeys of an analyst, over the real engine and a real database. */
@ExtendWith(ApplicationExtension.class)
class WindowJourneyTest {
    @TempDir static Path folder = Path.of("");

    private final Composition composition = new Composition();
    private final SqliteSessionStore store =
            SqliteSessionStore.open(folder.resolve(System.nanoTime() + ".db"));
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
                                Locale.UK));
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
    void opensAnalysesAndCancels(FxRobot robot) throws Exception {
        Path photo = photo("large.png", 2400, 1800);
        open(robot, photo);
        until(() -> current() != null && !current().runsProperty().get().isEmpty());
        robot.push(KeyCode.ESCAPE);
        until(() -> current().stateProperty().get() != OpenSession.State.RUNNING);
        assertThat(current().stateProperty().get()).isEqualTo(OpenSession.State.CUT_SHORT);
        assertThat(current().verdictProperty().get()).isNull();
        assertThat(window().workspace().banners())
                .anyMatch(banner -> banner.text().contains("cancelled"));
        until(() -> !list(robot).getItems().isEmpty());
    }

    @Test
    void escapeInAFieldLeavesTheAnalysisAlone(FxRobot robot) throws Exception {
        open(robot, photo("first.png", 4000, 3000), photo("second.png", 320, 240));
        until(() -> current() != null && !current().runsProperty().get().isEmpty());
        OpenSession first = current();
        robot.press(KeyCode.CONTROL).push(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("x");
        TextInputControl search = robot.lookup(".sessions-pane .text-field").query();
        robot.push(KeyCode.ESCAPE);
        assertThat(search.getText()).isEmpty();
        robot.push(KeyCode.ESCAPE);
        assertThat(first.stateProperty().get()).isNotEqualTo(OpenSession.State.CUT_SHORT);
        robot.interact(() -> window().viewer().viewer().requestFocus());
        robot.push(KeyCode.ESCAPE);
        until(() -> first.stateProperty().get() == OpenSession.State.CUT_SHORT);
        // Only what ran was stopped: what waited is examined.
        until(() ->
                window().workspace().banners().stream()
                        .anyMatch(b -> b.text().contains("1 examined, 1 cancelled")));
    }

    @Test
    void onlyTheSessionOnTheDeskGetsAPicture(FxRobot robot) throws Exception {
        Path media = Files.createDirectories(folder.resolve("several"));
        for (int i = 0; i < 4; i++) {
            Files.move(photo("several" + i + ".png", 200 + i, 160), media.resolve(i + ".png"));
        }
        List<OpenSession> begun = new ArrayList<>();
        // Told within the event in which all begin, so this runs before the first of them ends.
        Runnable note = () -> begun.addAll(window().workspace().live());
        robot.interact(() ->
                window().workspace()
                        .currentProperty()
                        .subscribe((old, now) -> Platform.runLater(note)));
        open(robot, media);
        until(() ->
                window().workspace().banners().stream()
                        .anyMatch(b -> b.text().contains("4 files: 4 examined")));
        assertThat(begun).hasSize(4);
        until(() -> begun.getFirst().pictureProperty().get() instanceof PictureState.Shown);
        assertThat(begun.subList(1, 4))
                .noneMatch(s -> s.pictureProperty().get() instanceof PictureState.Shown);
        assertThat(window().workspace().settingsProperty().get().recent())
                .first()
                .isEqualTo(media.toString());
    }

    @Test
    void aSentenceAndTheOverlayAreLinkedBothWays(FxRobot robot) throws Exception {
        // A sample of the project with a face, since its cues have places.
        open(
                robot,
                Path.of(System.getProperty("telltale.root"), "app/samples/portrait-retouched.jpg"));
        until(() -> state() == OpenSession.State.DONE);
        Attention attention = current().attention();
        List<Button> sentences = List.copyOf(robot.lookup(".sentence").queryAllAs(Button.class));
        Set<String> lit = Set.of();
        int linked = -1;
        while (lit.isEmpty() && ++linked < sentences.size()) {
            robot.interact(sentences.get(linked)::fire);
            lit = attention.litMarksProperty().get();
        }
        assertThat(lit)
                .as("%s sentences, some of which rest on a place", sentences.size())
                .isNotEmpty();
        assertThat(window().viewer().viewer().overlays().lit()).isEqualTo(lit);
        assertThat(attention.litStatementsProperty().get()).containsExactly(linked);

        String mark = lit.iterator().next();
        robot.interact(
                () -> window().viewer().viewer().overlays().selectedMarkProperty().set(mark));
        assertThat(attention.litStatementsProperty().get()).contains(linked);
        assertThat(window().viewer().viewer().overlays().lit()).containsExactly(mark);
        assertThat(sentences.get(linked).getPseudoClassStates())
                .contains(PseudoClass.getPseudoClass("lit"));
    }

    @Test
    void everyMapOpensOverAndBesideThePicture(FxRobot robot) throws Exception {
        open(
                robot,
                Path.of(System.getProperty("telltale.root"), "app/samples/portrait-retouched.jpg"));
        until(() -> state() == OpenSession.State.DONE);
        until(() -> !current().mapsProperty().get().isEmpty());
        List<ShownMap> maps = current().mapsProperty().get();
        ImageViewer picture = window().viewer().viewer();
        ImageViewer beside = window().viewer().mapViewer();
        robot.interact(picture::requestFocus);
        assertThat(picture.overlays().heatMapVisibleProperty().get()).isFalse();
        assertThat(beside.isVisible()).isFalse();

        // A detector's own button opens its map.
        Button opener = robot.lookup(".show-map").queryButton();
        robot.interact(opener::fire);
        assertThat(picture.overlays().heatMapVisibleProperty().get()).isTrue();
        assertThat(picture.overlays().heatMapProperty().get()).isSameAs(maps.getFirst().colours());
        robot.interact(picture::requestFocus);
        for (int i = 1; i <= maps.size(); i++) {
            robot.push(KeyCode.PERIOD);
            ShownMap map = maps.get(i % maps.size());
            HeatMap alone = Objects.requireNonNull(beside.overlays().heatMapProperty().get());
            assertThat(alone.sameValues(map.colours())).isTrue();
            // Frequencies have no place in the picture: such a map stands beside it only.
            boolean frequencies = map.source().showsFrequencies();
            assertThat(beside.isVisible()).isEqualTo(frequencies);
            assertThat(picture.overlays().heatMapProperty().get())
                    .isSameAs(frequencies ? null : map.colours());
        }

        robot.push(KeyCode.S);
        assertThat(beside.isVisible()).isTrue();
        assertThat(picture.overlays().heatMapVisibleProperty().get()).isFalse();
        assertThat(beside.overlays().heatMapProperty().get()).isSameAs(maps.getFirst().colours());
        assertThat(beside.getWidth()).isCloseTo(picture.getWidth(), within(1.0));
        robot.interact(picture::oneToOne);
        assertThat(beside.transform()).isEqualTo(picture.transform());
        robot.interact(beside::fit);
        assertThat(picture.transform().scale()).isEqualTo(beside.transform().scale());
        robot.push(KeyCode.H);
        assertThat(beside.isVisible()).isFalse();
        robot.push(KeyCode.S);
        assertThat(beside.isVisible()).isTrue();
        robot.push(KeyCode.S);
        assertThat(beside.isVisible()).isFalse();
        assertThat(picture.overlays().heatMapVisibleProperty().get()).isTrue();
    }

    @Test
    void manyMapsAreListedByDetectorAndMasksLast(FxRobot robot) throws Exception {
        open(robot, photo("many.png", 640, 480));
        until(() -> state() == OpenSession.State.DONE);
        until(() -> !current().mapsProperty().get().isEmpty());
        ShownMap one = current().mapsProperty().get().getFirst();
        List<ShownMap> many = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            List<String> findings = i < 16 ? List.of() : List.of("r" + (i - 15));
            many.add(new ShownMap(one.source(), one.colours(), "Detector " + i / 2, findings));
        }
        robot.interact(() -> current().show(many));
        robot.push(KeyCode.H);
        ComboBox<?> list = robot.lookup(".heat-row .combo-box").queryComboBox();
        assertThat(list.getItems()).hasSize(24);
        robot.interact(list::show);
        Set<String> headings =
                robot.lookup(".map-group").queryAllAs(Label.class).stream()
                        .filter(Label::isVisible)
                        .map(Label::getText)
                        .collect(Collectors.toSet());
        assertThat(headings).contains("Detector 0", "Detector 1").doesNotContain("");
        robot.interact(() -> list.getSelectionModel().select(20));
        robot.interact(list::hide);
        assertThat(list.getConverter()).isNotNull();
        assertThat(list.getButtonCell().getText()).isEqualTo("r5: Detector 10");
        assertThat(list.getTooltip().getText())
                .contains("Detector 10")
                .contains(one.source().unit());
    }

    @Test
    void searchesAndReopens(FxRobot robot) throws Exception {
        open(robot, photo("harbour.png", 320, 240));
        until(() -> state() == OpenSession.State.DONE);
        open(robot, photo("meadow.png", 300, 200));
        until(() -> current().name().equals("meadow.png") && state() == OpenSession.State.DONE);
        until(() -> list(robot).getItems().size() == 2);
        until(() -> list(robot).getSelectionModel().getSelectedIndex() == 0);
        robot.press(KeyCode.CONTROL).push(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("harbour");
        until(() -> list(robot).getItems().size() == 1);
        robot.interact(() -> list(robot).getSelectionModel().clearAndSelect(0));
        until(() -> current().name().equals("harbour.png") && state() == OpenSession.State.DONE);
        until(() -> current().pictureProperty().get() instanceof PictureState.Shown);
        assertThat(current().verdictProperty().get()).isNotNull();
        assertThat(current().statementsProperty().get()).isNotEmpty();
    }

    @Test
    void aNoteIsKeptAndFound(FxRobot robot) throws Exception {
        open(robot, photo("noted.png", 320, 240));
        until(() -> state() == OpenSession.State.DONE);
        robot.interact(() -> {
            ((TextInputControl) robot.lookup("#newNote").query()).setText("From the blue lorry");
            robot.lookup("#addNote").queryButton().fire();
        });
        until(() -> current().notesProperty().get().size() == 1);
        robot.interact(() -> robot.lookup("#addNote").queryButton().fire());
        open(robot, photo("unnoted.png", 320, 240));
        until(() -> current().name().equals("unnoted.png") && state() == OpenSession.State.DONE);
        until(() -> list(robot).getItems().size() == 2);
        robot.press(KeyCode.CONTROL).push(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("lorry");
        until(() -> list(robot).getItems().size() == 1);
        robot.interact(() -> list(robot).getSelectionModel().clearAndSelect(0));
        until(() -> current().name().equals("noted.png") && state() == OpenSession.State.DONE);
        assertThat(current().notesProperty().get())
                .singleElement()
                .matches(note -> note.text().equals("From the blue lorry"));
    }

    @Test
    void aChangedFileIsSaidToBeChanged(FxRobot robot) throws Exception {
        Path photo = photo("evidence.png", 320, 240);
        open(robot, photo);
        until(() -> state() == OpenSession.State.DONE);
        open(robot, photo("other.png", 200, 200));
        until(() -> current().name().equals("other.png") && state() == OpenSession.State.DONE);
        until(() -> list(robot).getItems().size() == 2);
        Files.delete(photo);
        robot.interact(() -> list(robot).getSelectionModel().clearAndSelect(1));
        until(() -> current().name().equals("evidence.png") && state() == OpenSession.State.DONE);
        until(() -> current().pictureProperty().get() instanceof PictureState.Absent);
        assertThat(current().pictureProperty().get().toString()).contains("no longer at");
    }

    @Test
    void exportsWhatIsThere(FxRobot robot) throws Exception {
        open(robot, photo("export.png", 320, 240));
        until(() -> state() == OpenSession.State.DONE);
        Path target = folder.resolve("out.csv");
        robot.press(KeyCode.CONTROL).push(KeyCode.E).release(KeyCode.CONTROL);
        robot.interact(() -> {
            robot.lookup("#format").queryComboBox().getSelectionModel().select(1);
            ((TextInputControl) robot.lookup("#target").query()).setText(target.toString());
            robot.lookup("#write").queryButton().fire();
        });
        until(() ->
                window().workspace().banners().stream()
                        .anyMatch(b -> b.text().contains("One entry written")));
        assertThat(Files.readString(target)).contains("export.png");
        robot.press(KeyCode.CONTROL).push(KeyCode.E).release(KeyCode.CONTROL);
        robot.interact(() -> robot.lookup("#write").queryButton().fire());
        until(() ->
                window().workspace().banners().stream()
                        .anyMatch(b -> b.text().contains("Choose another name")));
    }

    @Test
    void writesAReport(FxRobot robot) throws Exception {
        open(robot, photo("reported.png", 320, 240));
        until(() -> state() == OpenSession.State.DONE);
        Path target = folder.resolve("report.html");
        robot.press(KeyCode.CONTROL).push(KeyCode.E).release(KeyCode.CONTROL);
        robot.interact(() -> {
            ComboBox<String> format = robot.lookup("#format").queryComboBox();
            format.getSelectionModel().select("report-html");
            assertThat(robot.lookup("#missing").queryComboBox().isDisabled()).isTrue();
            ((TextInputControl) robot.lookup("#target").query()).setText(target.toString());
            robot.lookup("#write").queryButton().fire();
        });
        until(() ->
                window().workspace().banners().stream()
                        .anyMatch(b -> b.text().contains("Report on one session written")));
        assertThat(Files.readString(target)).contains("Examination of reported.png");
    }

    @Test
    void aBrokenFileGetsABannerAndTheNextGoesOn(FxRobot robot) throws Exception {
        Path broken = Files.write(folder.resolve("broken.jpg"), new byte[0]);
        open(robot, broken, photo("fine.png", 320, 240));
        until(() -> list(robot).getItems().size() == 1);
        until(() ->
                window().workspace().banners().stream()
                        .anyMatch(b -> b.text().contains("1 examined")));
        assertThat(window().workspace().banners())
                .singleElement()
                .matches(banner ->
                        banner.kind() == Banner.Kind.ERROR
                                && banner.text().contains("1 could not be examined")
                                && banner.text().contains("broken.jpg: "));
        assertThat(state()).isEqualTo(OpenSession.State.FAILED);
        System.gc();
        robot.interact(
                () -> window().workspace().tell(Banner.of(Banner.Kind.ERROR, "Still told.")));
        assertThat(robot.lookup("Still told.").tryQuery()).isPresent();
    }

    private void open(FxRobot robot, Path... files) {
        robot.interact(() -> window().open(List.of(files)));
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

    private OpenSession.State state() {
        return current().stateProperty().get();
    }

    private static ListView<?> list(FxRobot robot) {
        return robot.lookup(".sessions-pane .list-view").queryListView();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(20_000, condition));
    }

    /** A picture that only these tests know: a smooth scene under noise of one level. */
    private static Path photo(String name, int width, int height) throws IOException {
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
}
