package org.telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
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
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureState;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystRegion;
import org.telltale.db.session.AnalystWork;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Outline;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Mark;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What an analyst draws on a picture, over the real engine and a real database. */
@ExtendWith(ApplicationExtension.class)
class RegionJourneyTest {
    private static final Path SAMPLE =
            Path.of(
                    System.getProperty("telltale.root"),
                    "app",
                    "samples",
                    "portrait-retouched.jpg");

    @TempDir static Path folder = Path.of("");

    private final Composition composition = new Composition();
    private final SqliteSessionStore store =
            SqliteSessionStore.open(folder.resolve(System.nanoTime() + ".db"));
    private @Nullable TelltaleWindow opened;

    @Start
    void start(Stage stage) {
        opened = window();
        opened.show(stage);
    }

    private TelltaleWindow window() {
        return new TelltaleWindow(
                WindowServices.of(
                        composition,
                        store,
                        folder.resolve("window.json"),
                        folder.resolve("telltale.db"),
                        Locale.UK));
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        robot.interact(() -> {
            shown().scene().getWindow().setWidth(990);
            shown().scene().getWindow().setHeight(900);
            shown().open(List.of(SAMPLE));
        });
        until(() -> {
            OpenSession session = shown().workspace().currentProperty().get();
            return session != null
                    && session.pictureProperty().get() instanceof PictureState.Shown
                    && session.hand().isReady();
        });
        robot.interact(viewer()::requestFocus);
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(shown()::close);
        assertThat(shown().ended().get(1, TimeUnit.MINUTES)).isTrue();
        store.close();
        composition.close();
    }

    @Test
    void regionsAreDrawnChangedUndoneAndFoundAgain(FxRobot robot) throws Exception {
        robot.push(KeyCode.W);
        drag(robot, 20, 30, 120, 100);
        assertNear(box(only()), new Box(20, 30, 120, 100));
        assertThat(selected()).isEqualTo(only());
        assertThat(tool(robot, "HAND").isSelected()).isTrue();

        // By a handle, by keys, and worded in the card.
        drag(robot, 120, 100, 140, 130);
        Box resized = box(only());
        assertNear(resized, new Box(20, 30, 140, 130));
        robot.push(KeyCode.LEFT);
        Box nudged = Outline.of(resized).moved(-1, 0, width(), height()).box();
        assertThat(box(only())).isEqualTo(nudged);
        robot.push(KeyCode.ENTER);
        TextField text = robot.lookup(".region-card #text").query();
        assertThat(text.isFocused()).isTrue();
        robot.interact(() -> text.setText("A seam."));
        robot.push(KeyCode.ENTER);
        assertThat(region(only()).text()).isEqualTo("A seam.");
        assertThat(viewer().isFocused()).isTrue();
        ComboBox<AnalystRegion.Label> label = robot.lookup(".region-card #label").query();
        robot.interact(() -> label.setValue(AnalystRegion.Label.NOTE));
        assertThat(mark(only()).kind()).isEqualTo(Mark.Kind.DRAWN_NOTE);
        assertThat(mark(only()).label()).contains(only()).contains("A seam.");

        // What is being written stays, whatever picture comes.
        PictureState shown = session().pictureProperty().get();
        robot.interact(() -> {
            text.requestFocus();
            text.setText("A seam, I thi");
            session().show(again((PictureState.Shown) shown));
        });
        assertThat(text.getText()).isEqualTo("A seam, I thi");
        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> session().show(shown));
        assertThat(region(only()).text()).isEqualTo("A seam.");

        // Every act has an entry, and so has taking them back.
        robot.interact(viewer()::requestFocus);
        control(robot, KeyCode.Z, false);
        control(robot, KeyCode.Z, false);
        control(robot, KeyCode.Z, false);
        assertThat(box(only())).isEqualTo(resized);
        control(robot, KeyCode.Z, true);
        assertThat(box(only())).isEqualTo(nudged);
        until(() -> store.work(id()).acts().size() == 9);
        assertThat(store.work(id()).acts())
                .extracting(done -> done.act().kindOfAct())
                .containsExactly(
                        AnalystAct.Kind.DRAWN,
                        AnalystAct.Kind.RESIZED,
                        AnalystAct.Kind.MOVED,
                        AnalystAct.Kind.ANNOTATED,
                        AnalystAct.Kind.ANNOTATED,
                        AnalystAct.Kind.UNDONE,
                        AnalystAct.Kind.UNDONE,
                        AnalystAct.Kind.UNDONE,
                        AnalystAct.Kind.REDONE);

        reopen(robot);
        assertThat(box(only())).isEqualTo(nudged);
        assertThat(mark(only()).kind()).isEqualTo(Mark.Kind.DRAWN_MANIPULATED);
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
    }

    @Test
    void aDetectorsFindingIsRejectedAndDrawnAnewAndStays(FxRobot robot) throws Exception {
        String finding = finding();
        Mark before = mark(finding);
        select(robot, finding);
        robot.interact(viewer()::requestFocus);
        robot.push(KeyCode.DELETE);
        assertThat(mark(finding).kind()).isEqualTo(Mark.Kind.SET_ASIDE);
        assertThat(mark(finding).box()).isEqualTo(before.box());
        assertThat(mark(finding).label()).endsWith("rejected");
        ToggleButton reject = robot.lookup(".region-card #reject").query();
        assertThat(reject.isSelected()).isTrue();
        robot.interact(reject::fire);
        assertThat(mark(finding)).isEqualTo(before);

        // Moved by the handle in its middle, it is kept and another stands for it.
        Box box = before.box();
        double x = (box.x1() + box.x2()) / 2.0;
        double y = (box.y1() + box.y2()) / 2.0;
        int dx = 2 * x < width() ? 20 : -20;
        int dy = 2 * y < height() ? 20 : -20;
        drag(robot, x, y, x + dx, y + dy);
        assertThat(box(only()).width()).isEqualTo(box.width());
        assertNear(box(only()), Outline.of(box).moved(dx, dy, width(), height()).box());
        assertThat(region(only()).corrects())
                .isEqualTo(new AnalystRegion.Corrects(work().run(), finding));
        assertThat(mark(finding).kind()).isEqualTo(Mark.Kind.SET_ASIDE);
        assertThat(robot.lookup(".region-card Label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(words -> words.startsWith("Stands for " + finding));
        until(() -> store.work(id()).acts().size() == 3);
        assertThat(store.load(id()).analysis().runs()).isEqualTo(session().runsProperty().get());
        reopen(robot);
        assertThat(mark(finding).kind()).isEqualTo(Mark.Kind.SET_ASIDE);
        assertThat(work().correctionOf(finding)).isNotNull();
    }

    @Test
    void aSentenceCitesWhatWasDrawnFreehandAndLightsItUp(FxRobot robot) throws Exception {
        robot.push(KeyCode.O);
        robot.drag(screen(30, 30))
                .moveTo(screen(130, 30))
                .moveTo(screen(130, 110))
                .dropTo(screen(30, 110));
        assertThat(region(only()).outline().corners()).hasSize(4);
        robot.interact(() -> robot.lookup("#editing").queryAs(ToggleButton.class).fire());
        robot.interact(() -> robot.lookup("#add").queryButton().fire());
        until(() -> robot.lookup(".sentence-editor").tryQuery().isPresent());
        ListView<?> choices = robot.lookup(".sentence-editor .list-view").queryListView();
        robot.interact(() -> {
            TextInputControl search = robot.lookup(".sentence-editor .text-field").query();
            search.setText(only() + ": region held to be manipulated");
            choices.layout();
        });
        assertThat(choices.getItems()).hasSize(1);
        robot.interact(() -> {
            TextInputControl words = robot.lookup(".sentence-editor .text-area").query();
            words.setText("The hair was painted over.");
            robot.lookup(".sentence-editor .list-cell").queryAllAs(ListCell.class).stream()
                    .filter(cell -> cell.getText() != null && cell.getText().startsWith(only()))
                    .map(cell -> (CheckBox) cell.getGraphic())
                    .findFirst()
                    .orElseThrow()
                    .fire();
            robot.lookup(".sentence-editor #save").queryButton().fire();
        });
        int last = session().statementsProperty().get().size() - 1;
        assertThat(session().statementsProperty().get().get(last).regions())
                .containsExactly(only());
        robot.interact(() -> session().attention().toggleStatement(last));
        assertThat(viewer().overlays().lit()).containsExactly(only());
        select(robot, only());
        assertThat(session().attention().litStatementsProperty().get()).containsExactly(last);
        robot.interact(viewer()::requestFocus);
        robot.push(KeyCode.DELETE);
        assertThat(work().regions()).isEmpty();
        control(robot, KeyCode.Z, false);
        assertThat(region(only()).outline().corners()).hasSize(4);
    }

    /** The id of the only region that stands. */
    private String only() {
        assertThat(work().regions()).hasSize(1);
        return work().regions().keySet().iterator().next();
    }

    @Test
    void whatIsBeingWrittenIsKeptWhenTheWindowCloses(FxRobot robot) throws Exception {
        robot.push(KeyCode.W);
        drag(robot, 20, 30, 120, 100);
        robot.push(KeyCode.ENTER);
        TextField text = robot.lookup(".region-card #text").query();
        robot.interact(() -> text.setText("Half a sen"));
        String id = id();
        robot.interact(shown()::close);
        assertThat(shown().ended().get(1, TimeUnit.MINUTES)).isTrue();
        AnalystWork.StandingRegion kept = store.work(id).regions().values().iterator().next();
        assertThat(kept.region().text()).isEqualTo("Half a sen");
    }

    /** The same picture as another state. */
    private static PictureState again(PictureState.Shown shown) {
        return new PictureState.Shown(shown.picture(), shown.source(), shown.bits(), true);
    }

    /** Closes the window and opens another on the same database. */
    private void reopen(FxRobot robot) throws Exception {
        String id = id();
        robot.interact(() -> shown().scene().getWindow().hide());
        assertThat(shown().ended().get(1, TimeUnit.MINUTES)).isTrue();
        robot.interact(() -> {
            opened = window();
            opened.show(new Stage());
        });
        ListView<?> sessions = robot.lookup(".sessions-pane .list-view").queryListView();
        until(() -> !sessions.getItems().isEmpty());
        robot.interact(() -> sessions.getSelectionModel().select(0));
        until(() -> {
            OpenSession session = shown().workspace().currentProperty().get();
            return session != null
                    && id.equals(session.id())
                    && session.hand().isReady()
                    && viewer().pictureProperty().get() != null;
        });
    }

    /** A finding in a part of the picture. */
    private String finding() {
        return session()
                .evidence()
                .flatMap(evidence -> evidence.findings().stream())
                .filter(finding ->
                        finding.place() instanceof Place.Region region
                                && 2 * region.box().area() < (long) width() * height())
                .map(Finding::id)
                .findFirst()
                .orElseThrow();
    }

    /** The robot points at whole pixels of the screen. */
    private void assertNear(Box actual, Box expected) {
        int pixel = (int) Math.ceil(1 / viewer().transform().scale());
        assertThat(actual.x1()).isCloseTo(expected.x1(), within(pixel));
        assertThat(actual.y1()).isCloseTo(expected.y1(), within(pixel));
        assertThat(actual.x2()).isCloseTo(expected.x2(), within(pixel));
        assertThat(actual.y2()).isCloseTo(expected.y2(), within(pixel));
    }

    private Mark mark(String id) {
        return viewer().overlays().marks().stream()
                .filter(mark -> mark.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private AnalystRegion region(String id) {
        return Objects.requireNonNull(work().regions().get(id)).region();
    }

    private Box box(String id) {
        return region(id).outline().box();
    }

    private AnalystWork work() {
        return session().hand().workProperty().get();
    }

    private OpenSession session() {
        return Objects.requireNonNull(shown().workspace().currentProperty().get());
    }

    private String id() {
        return Objects.requireNonNull(session().id());
    }

    private int width() {
        return Objects.requireNonNull(viewer().pictureProperty().get()).width();
    }

    private int height() {
        return Objects.requireNonNull(viewer().pictureProperty().get()).height();
    }

    private @Nullable String selected() {
        return viewer().overlays().selectedMarkProperty().get();
    }

    private void select(FxRobot robot, String mark) {
        robot.interact(() -> viewer().overlays().selectedMarkProperty().set(mark));
    }

    private static ToggleButton tool(FxRobot robot, String name) {
        return robot.lookup("#tool-" + name).query();
    }

    private static void control(FxRobot robot, KeyCode key, boolean shift) {
        robot.press(KeyCode.CONTROL);
        if (shift) {
            robot.press(KeyCode.SHIFT);
        }
        robot.push(key);
        if (shift) {
            robot.release(KeyCode.SHIFT);
        }
        robot.release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void drag(FxRobot robot, double x1, double y1, double x2, double y2) {
        robot.drag(screen(x1, y1)).dropTo(screen(x2, y2));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point2D screen(double x, double y) {
        return viewer().localToScreen(viewer().transform().toView(x, y));
    }

    private TelltaleWindow shown() {
        return Objects.requireNonNull(opened);
    }

    private ImageViewer viewer() {
        return shown().viewer().viewer();
    }

    private static void until(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> {
                    FutureTask<Boolean> asked = new FutureTask<>(condition::getAsBoolean);
                    Platform.runLater(asked);
                    return asked.get();
                });
    }
}
