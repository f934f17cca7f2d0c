package org.telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.app.Composition;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.telltale.explainer.rubric.RubricResult;
import org.telltale.explainer.rubric.StandardGrade;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.filter.Filters;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Every control that can have the focus says what it is, in every pane and state. */
@ExtendWith(ApplicationExtension.class)
class AccessibleNamesTest {
    @TempDir static Path folder = Path.of("");

    private final Composition composition = new Composition();
    private final SqliteSessionStore store =
            SqliteSessionStore.open(folder.resolve(System.nanoTime() + ".db"));
    private @Nullable TelltaleWindow window;

    @Start
    void start(Stage stage) {
        window =
                new TelltaleWindow(
                        WindowServices.of(
                                composition,
                                store,
                                folder.resolve("window.json"),
                                folder.resolve("telltale.db"),
                                Locale.UK));
        window.show(stage);
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(() -> shown().close());
        assertThat(shown().ended().get(1, TimeUnit.MINUTES)).isTrue();
        store.close();
        composition.close();
    }

    @Test
    void whileNothingIsOpen(FxRobot robot) {
        assertThat(nameless(robot)).isEmpty();
    }

    @Test
    void withASessionAndABannerOnTheDesk(FxRobot robot) {
        robot.interact(() -> {
            shown().workspace().show(session());
            shown().workspace().tell(Banner.of(Banner.Kind.ERROR, "a.jpg: is empty."));
        });
        TabPane tabs = robot.lookup(".inspector-pane .tab-pane").queryAs(TabPane.class);
        for (Tab tab : tabs.getTabs()) {
            robot.interact(() -> tabs.getSelectionModel().select(tab));
            assertThat(nameless(robot)).as(tab.getText()).isEmpty();
        }
    }

    @Test
    void inTheFilters(FxRobot robot) {
        robot.push(KeyCode.F);
        robot.interact(() ->
                Filters.ALL.forEach(kind -> {
                    int place = shown().filters().replace(0, kind);
                    robot.lookup("#stack")
                            .queryListView()
                            .getSelectionModel()
                            .clearAndSelect(place);
                    assertThat(nameless(robot)).as(kind.id()).isEmpty();
                }));
    }

    @Test
    void inTheSheets(FxRobot robot) {
        robot.push(KeyCode.F1);
        assertThat(robot.lookup(".keys-grid").tryQuery()).isPresent();
        assertThat(nameless(robot)).isEmpty();
        robot.push(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL).push(KeyCode.E).release(KeyCode.CONTROL);
        assertThat(robot.lookup("#target").tryQuery()).isPresent();
        assertThat(nameless(robot)).isEmpty();
        robot.press(KeyCode.CONTROL).push(KeyCode.P).release(KeyCode.CONTROL);
        assertThat(robot.lookup(".packs-sheet").tryQuery()).isPresent();
        assertThat(nameless(robot)).isEmpty();
        robot.press(KeyCode.CONTROL).push(KeyCode.COMMA).release(KeyCode.CONTROL);
        assertThat(robot.lookup(".settings-sheet").tryQuery()).isPresent();
        assertThat(nameless(robot)).isEmpty();
    }

    @Test
    void inThePaletteAndTheListOfJobs(FxRobot robot) {
        robot.press(KeyCode.CONTROL).push(KeyCode.K).release(KeyCode.CONTROL);
        assertThat(robot.lookup(".palette").query().isVisible()).isTrue();
        assertThat(nameless(robot)).isEmpty();
        // Every line says what it is, since the focus stays in the field above.
        for (ListCell<?> cell : robot.lookup(".palette .list-cell").queryAllAs(ListCell.class)) {
            if (!cell.isEmpty()) {
                assertThat(cell.getAccessibleText()).contains(", command");
            }
        }
        robot.push(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL).push(KeyCode.J).release(KeyCode.CONTROL);
        assertThat(robot.lookup(".jobs-pane").query().isVisible()).isTrue();
        assertThat(nameless(robot)).isEmpty();
    }

    @Test
    void panesSayWhatTheyAre(FxRobot robot) {
        for (String pane : List.of(".main-toolbar", ".palette", ".jobs-pane")) {
            assertThat(robot.lookup(pane).query().getAccessibleText()).as(pane).isNotBlank();
        }
    }

    private TelltaleWindow shown() {
        if (window == null) {
            throw new AssertionError("the window was not opened");
        }
        return window;
    }

    private static OpenSession session() {
        OpenSession session = new OpenSession("photo.jpg");
        List<StandardGrade> grades = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            grades.add(new StandardGrade(i, i % 3 == 0 ? null : i % 3, "Why it is so."));
        }
        session.finished(
                AnalysisFixture.fake(AnalysisFixture.media(AnalysisFixture.digest('a'))),
                new Explanation(
                        Style.ANALYST,
                        "en",
                        List.of(
                                new Statement(
                                        "The noise on the left cheek differs.",
                                        List.of("c1"),
                                        List.of("r1"),
                                        List.of(),
                                        List.of("f1")))),
                new RubricResult(grades, 0.7));
        return session;
    }

    private List<String> nameless(FxRobot robot) {
        List<String> found = new ArrayList<>();
        robot.interact(() -> collect(shown().scene().getRoot(), found));
        return found;
    }

    private static void collect(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node.isFocusTraversable() && !(node instanceof VirtualFlow) && !named(node)) {
            found.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static boolean named(Node node) {
        String own = node.getAccessibleText();
        String text = node instanceof Labeled labeled ? labeled.getText() : null;
        return (own != null && !own.isBlank()) || (text != null && !text.isBlank());
    }
}
