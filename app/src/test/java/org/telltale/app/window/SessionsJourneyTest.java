package org.telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.app.Composition;
import org.telltale.app.window.desk.PictureState;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionSummary;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.inference.detect.BuiltInDetectors;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.RunListener;
import org.telltale.viewers.image.Turn;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What an analyst does with the list of sessions, over a real database of real pictures. */
@ExtendWith(ApplicationExtension.class)
class SessionsJourneyTest {
    @TempDir static Path temporary = Path.of("");

    private final List<Path> picked = new ArrayList<>();
    private final Path folder = newFolder();
    private final Path database = folder.resolve("telltale.db");
    // The first alone, so that a session is made in no time; what it finds does not matter here.
    private final Composition composition =
            new Composition(List.<Detector>of(BuiltInDetectors.all().getFirst()));
    private final SqliteSessionStore store = SqliteSessionStore.open(database);
    private @Nullable TelltaleWindow opened;
    private String red = "";
    private String green = "";
    private String blue = "";

    @Start
    void start(Stage stage) throws Exception {
        red = examine("red.png", Color.RED);
        green = examine("green.png", Color.GREEN);
        blue = examine("blue.png", Color.BLUE);
        opened =
                new TelltaleWindow(
                        WindowServices.of(
                                composition,
                                store,
                                folder.resolve("window.json"),
                                database,
                                Locale.UK),
                        new Picker());
        opened.show(stage);
    }

    @BeforeEach
    void small(FxRobot robot) throws Exception {
        robot.interact(() -> {
            window().scene().getWindow().setWidth(990);
            window().scene().getWindow().setHeight(900);
        });
        until(() -> listed(robot).equals(List.of(blue, green, red)));
    }

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(window()::close);
        assertThat(window().ended().get(1, TimeUnit.MINUTES)).isTrue();
        assertThat(store.verify(new Cancellation()).faults()).isEmpty();
        store.close();
        composition.close();
    }

    @Test
    void rowsShowSmallPicturesThatAreKept(FxRobot robot) throws Exception {
        until(() -> pictures(robot).size() == 3);
        ImageView top = pictures(robot).getFirst();
        assertThat(top.getImage().getPixelReader().getColor(2, 2).getBlue()).isGreaterThan(0.9);
        assertThat(Math.max(top.getImage().getWidth(), top.getImage().getHeight())).isEqualTo(128);
        assertThat(thumbnails()).hasSize(3);
    }

    @Test
    void filtersNarrowTheListAndAreCleared(FxRobot robot) throws Exception {
        store.curator().tag(List.of(red), "harbour case", "Ada");
        store.curator().markReviewed(List.of(green), true, "Ada");
        ToggleButton filter = robot.lookup(".filter-toggle").queryAs(ToggleButton.class);
        robot.interact(filter::fire);
        SegmentedButton kinds = robot.lookup("#kinds").queryAs(SegmentedButton.class);
        robot.interact(() -> kinds.getButtons().get(1).fire());
        until(() -> listed(robot).isEmpty());
        assertThat(filter.getAccessibleText()).contains("it is filtered");
        robot.interact(() -> robot.lookup("#clear").queryButton().fire());
        until(() -> listed(robot).size() == 3);

        ComboBox<?> reviewed = robot.lookup("#reviewed").queryComboBox();
        robot.interact(() -> reviewed.getSelectionModel().select(1));
        until(() -> listed(robot).equals(List.of(green)));
        robot.interact(() -> reviewed.getSelectionModel().select(2));
        until(() -> listed(robot).size() == 2 && !listed(robot).contains(green));
        robot.interact(() -> robot.lookup("#clear").queryButton().fire());

        CheckComboBox<?> tags = robot.lookup("#tags").queryAs(CheckComboBox.class);
        until(() -> tags.getItems().size() == 1);
        robot.interact(() -> tags.getCheckModel().check(0));
        until(() -> listed(robot).equals(List.of(red)));
        robot.interact(() -> tags.getCheckModel().clearChecks());

        CheckComboBox<?> verdicts = robot.lookup("#verdicts").queryAs(CheckComboBox.class);
        robot.interact(() -> verdicts.getCheckModel().check(0));
        until(() -> listed(robot).equals(ids(SessionQuery.VerdictIs.FAKE)));
        robot.interact(() -> robot.lookup("#clear").queryButton().fire());
        until(() -> listed(robot).size() == 3);

        ComboBox<?> when = robot.lookup("#when").queryComboBox();
        robot.interact(() -> when.getSelectionModel().selectLast());
        DatePicker from = robot.lookup("#from").queryAs(DatePicker.class);
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        robot.interact(() -> from.setValue(today.plusDays(2)));
        until(() -> listed(robot).isEmpty());
        robot.interact(() -> from.setValue(today.minusDays(1)));
        until(() -> listed(robot).size() == 3);
    }

    @Test
    void aTagIsTypedShownSearchedAndRemoved(FxRobot robot) throws Exception {
        choose(robot, red);
        robot.interact(() -> list(robot).requestFocus());
        robot.push(KeyCode.T);
        assertThat(robot.lookup("#newTag").query().isFocused()).isTrue();
        assertThat(window().viewer().viewer().transform().turn()).isEqualTo(Turn.NONE);
        robot.write("nightwatch");
        assertThat(((TextInputControl) robot.lookup("#newTag").query()).getText())
                .isEqualTo("nightwatch");
        robot.push(KeyCode.ENTER);
        until(() -> store.load(red).summary().tags().equals(List.of("nightwatch")));
        until(() -> robot.lookup(".list-cell .tag-chip").queryAll().size() == 1);
        until(() -> cell(robot, red).getAccessibleText().contains("tags nightwatch"));
        robot.press(KeyCode.CONTROL).push(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("nightw");
        until(() -> listed(robot).equals(List.of(red)));
        robot.push(KeyCode.ESCAPE);
        until(() -> listed(robot).size() == 3);
        Button chip = robot.lookup(".tag-chip.removable").queryButton();
        assertThat(chip.getAccessibleText()).isEqualTo("Remove the tag nightwatch");
        robot.interact(chip::fire);
        until(() -> store.load(red).summary().tags().isEmpty());
    }

    @Test
    void severalAreSelectedTaggedReviewedAndThatIsUndone(FxRobot robot) throws Exception {
        robot.interact(() -> list(robot).requestFocus());
        robot.press(KeyCode.CONTROL).push(KeyCode.A).release(KeyCode.CONTROL);
        until(() -> list(robot).getSelectionModel().getSelectedItems().size() == 3);
        assertThat(robot.lookup(".selection-bar .label").queryAs(Label.class).getText())
                .isEqualTo("3 selected");
        robot.interact(() -> robot.lookup("#review").queryAs(ToggleButton.class).fire());
        until(() -> store.list(SessionQuery.ALL).stream().allMatch(SessionSummary::reviewed));
        until(() -> list(robot).getSelectionModel().getSelectedItems().size() == 3);
        undo(robot);
        until(() -> store.list(SessionQuery.ALL).stream().noneMatch(SessionSummary::reviewed));
        until(() -> !robot.lookup("#review").queryAs(ToggleButton.class).isSelected());
        robot.push(KeyCode.T);
        robot.write("both").push(KeyCode.ENTER);
        until(() -> store.curator().tags().stream().anyMatch(tag -> tag.sessions() == 3));
    }

    @Test
    void whatIsDeletedLiesInTheBinAndComesBack(FxRobot robot) throws Exception {
        choose(robot, red);
        robot.interact(() -> list(robot).requestFocus());
        robot.push(KeyCode.DELETE);
        until(() -> listed(robot).equals(List.of(blue, green)));
        undo(robot);
        until(() -> listed(robot).contains(red));
        choose(robot, red);
        robot.interact(() -> robot.lookup("#delete").queryButton().fire());
        until(() -> listed(robot).equals(List.of(blue, green)));

        menu(robot, "Open the bin (1)");
        until(() -> listed(robot).equals(List.of(red)));
        assertThat(robot.lookup(".sessions-pane .pane-title").queryAs(Label.class).getText())
                .isEqualTo("Bin");
        choose(robot, red);
        robot.interact(() -> robot.lookup("#restore").queryButton().fire());
        until(() -> listed(robot).isEmpty());
        robot.interact(() -> robot.lookup("#closeBin").queryButton().fire());
        until(() -> listed(robot).size() == 3);
    }

    @Test
    void emptyingTheBinIsConfirmedAndLeavesNothing(FxRobot robot) throws Exception {
        store.addNote(red, "The xylophonist did it", "Ada");
        until(() -> thumbnails().size() == 3);
        choose(robot, red);
        until(() -> window().workspace().currentProperty().get() != null);
        robot.interact(() -> robot.lookup("#delete").queryButton().fire());
        until(() -> !listed(robot).contains(red));
        menu(robot, "Open the bin (1)");
        until(() -> listed(robot).equals(List.of(red)));
        robot.interact(() -> robot.lookup("#emptyBin").queryButton().fire());
        assertThat(store.load(red).notes()).as("nothing yet").hasSize(1);
        act(robot, "cannot be undone");
        until(() -> store.count(SessionQuery.ALL.withInBin(true)) == 0);
        until(() -> banner("removed for good"));
        until(() -> window().workspace().currentProperty().get() == null);
        assertThat(thumbnails()).hasSize(2);
        assertThat(Files.readString(database, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("xylophonist");
        assertThat(folder.resolve("red.png")).exists();
    }

    @Test
    void theSelectionIsExportedAndArchived(FxRobot robot) throws Exception {
        robot.interact(() -> list(robot).getSelectionModel().selectIndices(0, 1));
        robot.interact(() ->
                robot.lookup("#export").queryAllAs(Button.class).stream()
                        .filter(button ->
                                String.valueOf(button.getAccessibleText()).contains("selected"))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        RadioButton some = robot.lookup("#some").queryAs(RadioButton.class);
        assertThat(some.isSelected()).isTrue();
        assertThat(some.getText()).isEqualTo("2 selected sessions");
        Path table = folder.resolve("out.csv");
        robot.interact(() -> {
            robot.lookup("#format").queryComboBox().getSelectionModel().select(1);
            ((TextInputControl) robot.lookup("#target").query()).setText(table.toString());
            robot.lookup("#write").queryButton().fire();
        });
        until(() -> banner("2 entries written"));
        assertThat(Files.readString(table))
                .contains("blue.png", "green.png")
                .doesNotContain("red.png");

        Path zip = folder.resolve("case.zip");
        picked.add(zip);
        robot.interact(() -> robot.lookup("#archive").queryButton().fire());
        until(() -> banner("2 sessions archived"));
        assertThat(zip).exists();
        store.curator().delete(List.of(blue), "Ada");
        store.curator().emptyBin("Ada", new Cancellation(), done -> {});
        picked.add(zip);
        menu(robot, "Import an archive…");
        until(() -> banner("One session imported"));
        until(() -> listed(robot).contains(blue));
    }

    @Test
    void mediaThatWereMovedAreFoundAndShown(FxRobot robot) throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.move(folder.resolve("green.png"), elsewhere.resolve("meadow.png"));
        robot.interact(() -> window().scene().getRoot().requestLayout());
        picked.add(elsewhere);
        menu(robot, "Find moved media…");
        until(() -> banner("1 of 1 missing media found"));
        until(() -> cell(robot, green).getAccessibleText().startsWith("meadow.png"));
        choose(robot, green);
        until(() ->
                window().workspace().currentProperty().get() != null
                        && window().workspace().currentProperty().get().pictureProperty().get()
                                instanceof PictureState.Shown);
    }

    @Test
    void aMissingFileIsSaidInItsRow(FxRobot robot) throws Exception {
        Files.delete(folder.resolve("blue.png"));
        picked.add(Files.createDirectories(folder.resolve("empty")));
        menu(robot, "Find moved media…");
        until(() -> banner("0 of 1 missing media found"));
        until(() -> cell(robot, blue).getAccessibleText().contains("file is missing"));
    }

    @Test
    void aLongListComesPageByPage(FxRobot robot) throws Exception {
        List<Path> copies = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            copies.add(picture("many" + i + ".png", new Color(i, 0, 7), 8, 8));
        }
        for (Path copy : copies) {
            examine(copy);
        }
        robot.interact(() -> window().workspace().tell(Banner.of(Banner.Kind.INFO, "ready")));
        robot.press(KeyCode.CONTROL).push(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("png");
        until(() -> listed(robot).size() == 200);
        assertThat(robot.lookup(".pane-header .muted").queryAs(Label.class).getText())
                .isEqualTo("233");
        robot.interact(() -> list(robot).scrollTo(199));
        until(() -> listed(robot).size() == 233);
    }

    private String examine(String name, Color colour) throws Exception {
        return examine(picture(name, colour, 320, 240));
    }

    private String examine(Path file) throws Exception {
        return String.valueOf(
                composition
                        .examiner()
                        .examine(
                                file,
                                AnalysisSettings.STANDARD,
                                Locale.UK,
                                store,
                                new RunListener() {},
                                new Cancellation())
                        .session());
    }

    private Path picture(String name, Color colour, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colour.getRGB());
            }
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private void choose(FxRobot robot, String id) throws Exception {
        until(() -> listed(robot).contains(id));
        robot.interact(() -> list(robot).getSelectionModel().clearSelection());
        robot.interact(() -> list(robot).getSelectionModel().select(listed(robot).indexOf(id)));
    }

    private void undo(FxRobot robot) throws Exception {
        until(() -> robot.lookup(".banner-action").tryQuery().isPresent());
        robot.interact(() -> robot.lookup(".banner-action").queryButton().fire());
    }

    private void act(FxRobot robot, String banner) {
        robot.interact(() ->
                robot.lookup(".banner-action").queryAllAs(Button.class).stream()
                        .filter(button -> button.getAccessibleText().contains(banner))
                        .findFirst()
                        .orElseThrow()
                        .fire());
    }

    private static void menu(FxRobot robot, String text) throws Exception {
        MenuButton menu = robot.lookup("#menu").queryAs(MenuButton.class);
        until(() -> menu.getItems().stream().anyMatch(item -> text.equals(item.getText())));
        robot.interact(() ->
                menu.getItems().stream()
                        .filter(item -> text.equals(item.getText()))
                        .findFirst()
                        .ifPresent(MenuItem::fire));
    }

    private boolean banner(String part) {
        return window().workspace().banners().stream().anyMatch(b -> b.text().contains(part));
    }

    private List<String> ids(SessionQuery.VerdictIs verdict) {
        return store
                .list(
                        new SessionQuery(
                                "",
                                java.util.Set.of(),
                                java.util.Set.of(verdict),
                                null,
                                List.of(),
                                null,
                                null,
                                false,
                                null,
                                100))
                .stream()
                .map(SessionSummary::id)
                .toList();
    }

    private List<String> listed(FxRobot robot) {
        return list(robot).getItems().stream().map(SessionSummary::id).toList();
    }

    private static ListView<SessionSummary> list(FxRobot robot) {
        return robot.lookup("#list").queryListView();
    }

    private static Node cell(FxRobot robot, String id) {
        return robot.lookup(".sessions-pane .list-cell").queryAllAs(ListCell.class).stream()
                .filter(cell -> cell.getItem() instanceof SessionSummary s && s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<ImageView> pictures(FxRobot robot) {
        return robot.lookup(".thumbnail .image-view").queryAllAs(ImageView.class).stream()
                .filter(view -> view.getImage() != null)
                .collect(Collectors.toList());
    }

    private List<Path> thumbnails() throws IOException {
        Path place = folder.resolve("telltale.db.artifacts/thumbnails");
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(temporary, "sessions");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private TelltaleWindow window() {
        if (opened == null) {
            throw new AssertionError("the window was not opened");
        }
        return opened;
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(20_000, condition));
    }

    /** Answers what a test put into the list. */
    private final class Picker implements FilePicker {
        @Override
        public List<Path> openFiles(String title) {
            return List.of(picked.removeFirst());
        }

        @Override
        public Path openFolder(String title) {
            return picked.removeFirst();
        }

        @Override
        public Path saveFile(String title, String suggestion) {
            return picked.removeFirst();
        }
    }
}
