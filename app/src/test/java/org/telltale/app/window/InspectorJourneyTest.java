package org.telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.app.Composition;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.db.session.StoredSession;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What an analyst does in the inspector, over the real engine and a real database. */
@ExtendWith(ApplicationExtension.class)
class InspectorJourneyTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("telltale.root"), "app", "samples");

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
    void sentencesAreEditedUndoneAndFoundAgain(FxRobot robot) throws Exception {
        open(robot, "portrait-retouched.jpg");
        OpenSession session = current();
        String id = Objects.requireNonNull(session.id());
        List<Statement> programs = session.statementsProperty().get();
        ToggleButton editing = robot.lookup("#editing").queryAs(ToggleButton.class);
        robot.interact(editing::fire);

        // The first sentence is worded otherwise and loses its evidence.
        robot.interact(() -> sentence(robot, 0).requestFocus());
        robot.push(KeyCode.F2);
        until(() -> robot.lookup(".sentence-editor").tryQuery().isPresent());
        robot.interact(() -> {
            TextInputControl text = robot.lookup(".sentence-editor .text-area").query();
            text.setText("The cheek was painted\nover.");
            robot
                    .lookup(".sentence-editor .list-view .check-box")
                    .queryAllAs(CheckBox.class)
                    .stream()
                    .filter(CheckBox::isSelected)
                    .toList()
                    .forEach(CheckBox::fire);
            robot.lookup(".sentence-editor #save").queryButton().fire();
        });
        assertThat(shown().getFirst().text()).isEqualTo("The cheek was painted over.");
        assertThat(shown().getFirst().isUncited()).isTrue();
        assertThat(robot.lookup(".uncited").queryAllAs(Label.class)).isNotEmpty();

        // It is moved, and the second one deleted, by keys alone.
        robot.interact(() -> sentence(robot, 0).requestFocus());
        robot.press(KeyCode.ALT).push(KeyCode.DOWN).release(KeyCode.ALT);
        assertThat(shown().get(1).text()).startsWith("The cheek");
        robot.push(KeyCode.DELETE);
        assertThat(shown()).doesNotContain(programs.getFirst());
        assertThat(shown()).hasSize(programs.size() - 1);

        until(() -> store.work(id).acts().size() == 3);
        robot.press(KeyCode.CONTROL).push(KeyCode.Z).release(KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL).push(KeyCode.Z).release(KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL).push(KeyCode.Z).release(KeyCode.CONTROL);
        assertThat(shown()).isEqualTo(programs);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT)
                .push(KeyCode.Z)
                .release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(shown().getFirst().text()).startsWith("The cheek");
        until(() -> store.work(id).acts().size() == 7);

        // The program's own is there beside it.
        ToggleButton own = robot.lookup("#own").queryAs(ToggleButton.class);
        robot.interact(own::fire);
        assertThat(shown()).isEqualTo(programs);
        robot.interact(own::fire);
        assertThat(robot.lookup("#version").queryAs(Label.class).getText())
                .contains("7 entries")
                .contains("Version by");

        // Another session and back: it was kept.
        open(robot, "still-life.jpg");
        ListView<?> sessions = robot.lookup(".sessions-pane .list-view").queryListView();
        until(() -> sessions.getItems().size() == 2);
        robot.interact(() -> sessions.getSelectionModel().clearAndSelect(1));
        until(() -> current().name().equals("portrait-retouched.jpg"));
        until(() -> current().hand().isReady());
        assertThat(shown().getFirst().text()).startsWith("The cheek");
        assertThat(store.load(id).explanations())
                .extracting(StoredSession.AuthoredExplanation::author)
                .containsOnly("telltale");
    }

    @Test
    void theChallengeTextIsJudgedWhileItIsWrittenAndNamesWhatIsConfirmed(FxRobot robot)
            throws Exception {
        open(robot, "portrait-retouched.jpg");
        OpenSession session = current();
        String id = Objects.requireNonNull(session.id());
        assertThat(grade(session, 1)).isNull();
        ComboBox<String> glasses = robot.lookup("#attribute-glasses").queryComboBox();
        robot.interact(() -> glasses.setValue("no"));
        until(() -> Objects.equals(grade(session, 1), 2));
        until(() -> store.work(id).attributes().equals(Map.of("glasses", "no")));
        ToggleButton challenge = robot.lookup("#challenge").queryAs(ToggleButton.class);
        robot.interact(challenge::fire);
        assertThat(text(session)).contains("no glasses");

        robot.interact(robot.lookup("#editing").queryAs(ToggleButton.class)::fire);
        int confirmed = indexOf("no glasses");
        robot.interact(() -> sentence(robot, confirmed).requestFocus());
        robot.push(KeyCode.F2);
        until(() -> robot.lookup(".sentence-editor").tryQuery().isPresent());
        robot.interact(() -> {
            TextInputControl text = robot.lookup(".sentence-editor .text-area").query();
            text.setText("A person with glasses is shown.");
        });
        // The draft alone is judged: nothing was saved.
        until(() -> Objects.equals(grade(session, 1), 0));
        assertThat(store.work(id).acts()).hasSize(1);
        robot.push(KeyCode.ESCAPE);
        until(() -> Objects.equals(grade(session, 1), 2));
        assertThat(robot.lookup(".sentence-editor").tryQuery()).isEmpty();

        // A remark of a standard leads to its sentence.
        robot.interact(robot.lookup("#report").queryAs(ToggleButton.class)::fire);
        ToggleButton chip =
                robot.lookup(".rubric-chip").queryAllAs(ToggleButton.class).iterator().next();
        robot.interact(chip::fire);
        Button remark = robot.lookup("#remarks .sentence").queryButton();
        robot.interact(remark::fire);
        assertThat(session.hand().styleProperty().get()).isEqualTo(Style.CHALLENGE);
        assertThat(session.attention().litStatementsProperty().get()).containsExactly(confirmed);
    }

    @Test
    void cuesAndPlacesAreLinkedBothWays(FxRobot robot) throws Exception {
        open(robot, "portrait-retouched.jpg");
        OpenSession session = current();
        tab(robot, 1);
        ListView<?> list = robot.lookup(".cue-list").queryListView();
        assertThat(list.getItems()).hasSizeGreaterThan(session.cues().size());
        int withPlace = -1;
        while (session.attention().selectedMarkProperty().get() == null) {
            int next = ++withPlace;
            robot.interact(() -> list.getSelectionModel().select(next));
        }
        String mark = Objects.requireNonNull(session.attention().selectedMarkProperty().get());
        assertThat(window().viewer().viewer().overlays().lit()).containsExactly(mark);
        robot.interact(() -> session.attention().selectMark(null));
        assertThat(list.getSelectionModel().getSelectedItem()).isNull();
        robot.interact(
                () -> window().viewer().viewer().overlays().selectedMarkProperty().set(mark));
        assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(withPlace);

        ComboBox<?> grouping = robot.lookup("#grouping").queryComboBox();
        int before = list.getItems().size();
        robot.interact(() -> grouping.getSelectionModel().select(2));
        assertThat(list.getItems()).hasSizeBetween(session.cues().size() + 1, before);
    }

    @Test
    void theVerdictSaysWhatWouldChangeItAndDetectorsWhatToDo(FxRobot robot) throws Exception {
        open(robot, "portrait-retouched.jpg");
        OpenSession session = current();
        until(() -> session.outlookProperty().get() != null);
        List<String> changes = Objects.requireNonNull(session.outlookProperty().get()).changes();
        assertThat(changes).anyMatch(s -> s.contains("nothing here tests"));
        for (String change : changes) {
            assertThat(robot.lookup("• " + change).tryQuery()).as(change).isPresent();
        }
        int all = robot.lookup(".detector").queryAll().size();
        assertThat(all).isEqualTo(session.runsProperty().get().size());
        ComboBox<?> filter = robot.lookup(".inspector-pane #filter").queryComboBox();
        robot.interact(() -> filter.getSelectionModel().select(1));
        int answered = robot.lookup(".detector").queryAll().size();
        robot.interact(() -> filter.getSelectionModel().select(2));
        int silent = robot.lookup(".detector").queryAll().size();
        assertThat(answered).isPositive();
        assertThat(silent).isPositive();
        assertThat(answered + silent).isEqualTo(all);
        robot.interact(() -> filter.getSelectionModel().select(1));
        Button places = robot.lookup(".show-places").queryButton();
        robot.interact(places::fire);
        Set<String> lit = session.attention().litMarksProperty().get();
        assertThat(lit).isNotEmpty();
        assertThat(window().viewer().viewer().overlays().lit()).isEqualTo(lit);
    }

    @Test
    void unusualMetadataComesFirstAndIsCopied(FxRobot robot) throws Exception {
        open(robot, "declared.png");
        tab(robot, 2);
        TableView<?> table = robot.lookup(".table-view").queryTableView();
        List<?> plain = List.copyOf(table.getItems());
        robot.interact(robot.lookup("#unusual").queryAs(CheckBox.class)::fire);
        assertThat(table.getItems()).hasSameSizeAs(plain).isNotEqualTo(plain);
        assertThat(String.valueOf(table.getItems().getFirst())).doesNotContain("rule=null");
        robot.interact(robot.lookup("Copy all").queryButton()::fire);
        String copied =
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.lines()).hasSize(table.getItems().size());
        TextInputControl search = robot.lookup(".table-pane .custom-text-field").query();
        robot.interact(() -> search.setText("sha-256"));
        assertThat(table.getItems()).hasSize(1);
    }

    private void open(FxRobot robot, String sample) throws TimeoutException {
        robot.interact(() -> window().open(List.of(SAMPLES.resolve(sample))));
        until(() -> current() != null && current().name().equals(sample));
        until(() -> current().stateProperty().get() == OpenSession.State.DONE);
        until(() -> current().hand().isReady() && current().hand().answerProperty().get() != null);
    }

    private List<Statement> shown() {
        return current().statementsProperty().get();
    }

    private int indexOf(String words) {
        for (int i = 0; i < shown().size(); i++) {
            if (shown().get(i).text().contains(words)) {
                return i;
            }
        }
        throw new AssertionError(words);
    }

    private static String text(OpenSession session) {
        Explanation shown = Objects.requireNonNull(session.hand().shown());
        return shown.text();
    }

    private static @Nullable Integer grade(OpenSession session, int standard) {
        return Objects.requireNonNull(session.rubricProperty().get())
                .grades()
                .get(standard - 1)
                .grade();
    }

    private static Button sentence(FxRobot robot, int index) {
        return List.copyOf(robot.lookup("#sentences .sentence").queryAllAs(Button.class))
                .get(index);
    }

    private static void tab(FxRobot robot, int index) {
        TabPane tabs = robot.lookup(".inspector-pane .tab-pane").queryAs(TabPane.class);
        robot.interact(() -> tabs.getSelectionModel().select(index));
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

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(20_000, condition));
    }
}
