package org.telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.app.Composition;
import org.telltale.app.window.desk.FilteredPicture;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureState;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.filter.ErrorLevel;
import org.telltale.inference.filter.Filter;
import org.telltale.inference.filter.FilterStack;
import org.telltale.inference.filter.FrequencySpectrum;
import org.telltale.inference.filter.LocalContrast;
import org.telltale.inference.filter.ThumbnailDifference;
import org.telltale.viewers.image.Picture;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** An analyst looks at a picture through filters, keeps what helped and finds it again. */
@ExtendWith(ApplicationExtension.class)
class FiltersJourneyTest {
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
    void openAPicture(FxRobot robot) throws Exception {
        robot.interact(() -> {
            window().scene().getWindow().setWidth(990);
            window().scene().getWindow().setHeight(900);
        });
        open(robot, sample("portrait-retouched.jpg"));
        robot.interact(() -> window().viewer().viewer().requestFocus());
        robot.push(KeyCode.F);
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(window()::close);
        assertThat(window().ended().get(1, TimeUnit.MINUTES)).isTrue();
        store.close();
        composition.close();
    }

    @Test
    void aStackIsSetKeptAndFoundAgain(FxRobot robot) throws Exception {
        Picture original = shown();
        choose(robot, ErrorLevel.KIND.id());
        until(() -> shown() != original);
        Picture before = shown();
        assertThat(settings(robot)).anyMatch(text -> text.startsWith("Does not prove "));

        Slider quality = robot.lookup(".filter-parameters .slider").query();
        robot.interact(() -> quality.setValue(60.2));
        assertThat(filters()).first().hasFieldOrPropertyWithValue("quality", 60);
        until(() -> shown() != before && shown() != original);

        robot.interact(() -> window().filters().add(LocalContrast.KIND));
        Picture one = shown();
        until(() -> shown() != one && !window().filters().busyProperty().get());
        Picture both = shown();
        assertThat(robot.lookup("#note").queryAllAs(Label.class))
                .anyMatch(note -> note.getText().startsWith("Filtered:"));
        FilterStack stack = window().filters().stack();
        assertThat(window().viewer().viewer().pictureProperty().get()).isSameAs(both);

        ToggleButton hold = robot.lookup(".filters-pane #before").query();
        robot.interact(() -> hold.setSelected(true));
        assertThat(window().viewer().viewer().pictureProperty().get()).isSameAs(original);
        robot.interact(() -> hold.setSelected(false));
        assertThat(window().viewer().viewer().pictureProperty().get()).isSameAs(both);

        robot.interact(() -> {
            ((TextInputControl) robot.lookup(".filters-pane #name").query()).setText("Left cheek");
            robot.lookup(".filters-pane #keep").queryButton().fire();
        });
        until(() -> current().keptFiltersProperty().get().size() == 1);

        // Examined once more it is the session that it was.
        robot.interact(() -> window().open(List.of(sample("portrait-retouched.jpg"))));
        until(() ->
                window().workspace().live().isEmpty()
                        && isShown("portrait-retouched.jpg")
                        && !current().keptFiltersProperty().get().isEmpty());

        open(robot, sample("portrait.jpg"));
        assertThat(window().filters().steps()).isEmpty();
        assertThat(current().filteredProperty().get()).isNull();
        until(() -> sessions(robot).getItems().size() == 2);
        robot.interact(() -> sessions(robot).getSelectionModel().clearAndSelect(1));
        until(() -> isShown("portrait-retouched.jpg"));
        MenuButton kept = robot.lookup(".filters-pane #kept").query();
        until(() -> kept.getItems().size() == 1);
        assertThat(kept.getItems().getFirst().getText()).startsWith("Left cheek");
        robot.interact(() -> kept.getItems().getFirst().fire());
        assertThat(window().filters().stack()).isEqualTo(stack);
        until(() -> current().filteredProperty().get() != null);
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void stepsAreMovedSwitchedOffAndRemoved(FxRobot robot) throws Exception {
        Picture original = shown();
        choose(robot, ErrorLevel.KIND.id());
        robot.interact(() -> window().filters().add(LocalContrast.KIND));
        ListView<?> stack = robot.lookup("#stack").queryListView();
        robot.interact(() -> {
            stack.getSelectionModel().clearAndSelect(1);
            stack.requestFocus();
        });
        robot.press(KeyCode.ALT).push(KeyCode.UP).release(KeyCode.ALT);
        assertThat(filters().getFirst()).isInstanceOf(LocalContrast.class);
        assertThat(stack.getSelectionModel().getSelectedIndex()).isZero();
        robot.push(KeyCode.SPACE);
        assertThat(window().filters().stack().active()).hasOnlyElementsOfType(ErrorLevel.class);
        robot.push(KeyCode.DELETE);
        assertThat(filters()).hasOnlyElementsOfType(ErrorLevel.class);
        until(() -> shown() != original);
        robot.push(KeyCode.DELETE);
        until(() -> shown() == original);
    }

    @Test
    void anotherFilterTakesThePlaceOfTheSelectedOne(FxRobot robot) {
        choose(robot, ErrorLevel.KIND.id());
        choose(robot, LocalContrast.KIND.id());
        assertThat(filters()).hasOnlyElementsOfType(LocalContrast.class).hasSize(1);
    }

    @Test
    void whatCannotBeDrawnSaysWhyAndFrequenciesCarryNoMarks(FxRobot robot) throws Exception {
        // A PNG, and without a preview inside.
        open(robot, sample("still-life-spliced.png"));
        ToggleButton heat = robot.lookup("#layer-HEAT").query();
        until(() -> !heat.isDisabled());
        robot.interact(() -> heat.setSelected(true));
        int marks = window().viewer().viewer().overlays().marks().size();
        assertThat(marks).isPositive();
        choose(robot, ThumbnailDifference.KIND.id());
        until(() -> settings(robot).stream().anyMatch(t -> t.startsWith("Not drawn: ")));
        choose(robot, FrequencySpectrum.KIND.id());
        until(() -> {
            FilteredPicture drawn = current().filteredProperty().get();
            return drawn != null && !drawn.inPlace();
        });
        assertThat(window().viewer().viewer().overlays().marks()).isEmpty();
        assertThat(window().viewer().viewer().overlays().heatMapVisibleProperty().get()).isFalse();
        assertThat(robot.lookup("#tool-BOX").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#tool-FREEHAND").query().isDisabled()).isTrue();
        robot.interact(() -> window().viewer().viewer().requestFocus());
        robot.push(KeyCode.F);
        until(() -> current().filteredProperty().get() == null);
        assertThat(window().viewer().viewer().overlays().marks()).hasSize(marks);
        assertThat(window().viewer().viewer().overlays().heatMapVisibleProperty().get()).isTrue();
        assertThat(robot.lookup("#tool-BOX").query().isDisabled()).isFalse();
        assertThat(robot.lookup("#note").queryAllAs(Label.class))
                .noneMatch(note -> note.getText().startsWith("Filtered:"));
    }

    @Test
    void aFileThatChangedIsNotDrawn(FxRobot robot) throws Exception {
        Path copy = folder.resolve("changing.jpg");
        Files.copy(sample("portrait.jpg"), copy);
        open(robot, copy);
        Files.write(copy, new byte[] {1, 2, 3});
        choose(robot, ErrorLevel.KIND.id());
        until(() ->
                window().workspace().banners().stream()
                        .anyMatch(b -> b.text().contains("no longer the file")));
        assertThat(current().filteredProperty().get()).isNull();
        assertThat(window().filters().busyProperty().get()).isFalse();
    }

    /** As with the mouse: the row is selected, then Enter tries it out. */
    private void choose(FxRobot robot, String id) {
        ListView<?> catalogue = robot.lookup("#catalogue").queryListView();
        robot.interact(() -> {
            for (int i = 0; i < catalogue.getItems().size(); i++) {
                if (catalogue.getItems().get(i).toString().contains("id=" + id + ",")) {
                    catalogue.getSelectionModel().clearAndSelect(i);
                }
            }
            catalogue.requestFocus();
        });
        robot.push(KeyCode.ENTER);
    }

    private static List<String> settings(FxRobot robot) {
        return robot.lookup(".filter-settings > .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private List<Filter> filters() {
        return window().filters().steps().stream().map(FilterStack.Step::filter).toList();
    }

    private Picture shown() {
        PictureState.Shown state = (PictureState.Shown) current().shownProperty().getValue();
        return Objects.requireNonNull(state).picture();
    }

    private void open(FxRobot robot, Path file) throws TimeoutException {
        robot.interact(() -> window().open(List.of(file)));
        until(() -> isShown(String.valueOf(file.getFileName())) && current().id() != null);
    }

    private boolean isShown(String name) {
        return current() != null
                && current().name().equals(name)
                && current().stateProperty().get() == OpenSession.State.DONE
                && current().pictureProperty().get() instanceof PictureState.Shown;
    }

    private static Path sample(String name) {
        return Path.of(System.getProperty("telltale.root"), "app/samples", name);
    }

    private static ListView<?> sessions(FxRobot robot) {
        return robot.lookup(".sessions-pane .list-view").queryListView();
    }

    private TelltaleWindow window() {
        return Objects.requireNonNull(opened);
    }

    private OpenSession current() {
        return window().workspace().currentProperty().get();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(20_000, condition));
    }
}
