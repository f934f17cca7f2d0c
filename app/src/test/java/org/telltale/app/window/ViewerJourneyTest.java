package org.telltale.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.controlsfx.control.RangeSlider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.app.Composition;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.PictureState;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.viewers.image.ColourScale;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Other;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.Turn;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What an examiner does with a picture, by key and mouse, over the real engine and database. */
@ExtendWith(ApplicationExtension.class)
class ViewerJourneyTest {
    @TempDir static Path folder = Path.of("");

    private final Composition composition = new Composition();
    private final Path settings = folder.resolve(System.nanoTime() + ".json");
    private final SqliteSessionStore store =
            SqliteSessionStore.open(folder.resolve(System.nanoTime() + ".db"));
    private @Nullable TelltaleWindow opened;

    @Start
    void start(Stage stage) {
        opened = window(settings);
        opened.show(stage);
    }

    private TelltaleWindow window(Path remembered) {
        return new TelltaleWindow(
                WindowServices.of(
                        composition, store, remembered, folder.resolve("telltale.db"), Locale.UK));
    }

    @BeforeEach
    void small(FxRobot robot) {
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
    void zoomsTurnsAndFindsItsWayBack(FxRobot robot) throws Exception {
        open(robot, picture("plain.png", 400, 200, BufferedImage.TYPE_INT_RGB));
        robot.write("9");
        assertThat(viewer().transform().scale()).isGreaterThan(1);
        robot.push(KeyCode.T);
        assertThat(viewer().transform().turn()).isEqualTo(Turn.CLOCKWISE);
        robot.push(KeyCode.Y);
        robot.write("0");
        assertThat(viewer().transform().turn()).isEqualTo(Turn.CLOCKWISE.then(Turn.MIRRORED));
        assertThat(viewer().transform().scale()).isEqualTo(1);
        robot.push(KeyCode.Y);
        robot.interact(() -> viewer().zoomTo(40, 100, 100));
        assertThat(robot.lookup(".minimap").query().isVisible()).isTrue();
        robot.push(KeyCode.X);
        assertThat(robot.lookup(".minimap").query().getParent().isVisible()).isFalse();
    }

    @Test
    void readsValuesAndMeasures(FxRobot robot) throws Exception {
        open(robot, picture("values.png", 400, 200, BufferedImage.TYPE_INT_RGB));
        robot.push(KeyCode.Q);
        // At twice the size, so that half a screen pixel is still the same picture pixel.
        robot.interact(() -> {
            viewer().zoomTo(2, 10, 10);
            viewer().panBy(1e6, 0);
        });
        at(robot, 30.5, 40.5);
        // The picture's red is x, its green y, its blue 7.
        assertThat(text(robot, "#rgb")).isEqualTo("RGB  30  40  7");
        assertThat(text(robot, "#ycbcr")).isEqualTo("YCbCr  33.2  113.2  125.7");
        assertThat(text(robot, "#hsv")).isEqualTo("HSV  78°  82.5 %  15.7 %");
        assertThat(robot.lookup(".pointer-label").queryLabeled().getText())
                .isEqualTo("x 30  y 40   30 40 7");

        robot.push(KeyCode.D);
        drag(robot, 20, 20, 50, 60);
        assertThat(text(robot, "#ruler")).startsWith("50.0 px at -53.1°");
        robot.push(KeyCode.I);
        drag(robot, 10.5, 10.5, 110.5, 10.5);
        until(() -> text(robot, "#profileText").contains("values"));
        assertThat(text(robot, "#profileText")).startsWith("101 values over 100");
        robot.push(KeyCode.U);
        drag(robot, 100.5, 50.5, 109.5, 59.5);
        until(() -> text(robot, "#region").contains("n = "));
        assertThat(text(robot, "#region")).isEqualTo("x 100, y 50, 10 × 10, n = 100");
        // Red runs from 100 to 109: its variance is (100 − 1) / 12.
        assertThat(labels(robot)).contains("R  mean 104.50  σ 2.87  100–109");
        assertThat(labels(robot)).contains("B  mean 7.00  σ 0.00  7–7");
        robot.push(KeyCode.ESCAPE);
        double before = viewer().transform().offsetX();
        robot.interact(() -> viewer().zoomTo(6, 10, 10));
        drag(robot, 30, 20, 20, 20);
        assertThat(viewer().transform().offsetX()).as("the hand pans").isNotEqualTo(before);
    }

    @Test
    void comparesWithThePictureOfAnotherSession(FxRobot robot) throws Exception {
        open(robot, picture("original.png", 400, 200, BufferedImage.TYPE_INT_RGB));
        Path probe = picture("probe.png", 400, 200, BufferedImage.TYPE_INT_RGB);
        BufferedImage changed = ImageIO.read(probe.toFile());
        changed.setRGB(200, 100, 0xff000000);
        ImageIO.write(changed, "png", probe.toFile());
        open(robot, probe);
        robot.push(KeyCode.C);
        ComboBox<?> with = robot.lookup("#with").queryComboBox();
        until(() -> with.getItems().size() >= 1);
        robot.interact(() -> with.getSelectionModel().selectLast());
        until(() -> viewer().otherProperty().get() instanceof Other.OfPicture);
        assertThat(viewer().dividedProperty().get()).isTrue();
        assertThat(text(robot, "#note")).contains("same size");
        Slider split = robot.lookup("#divider").query();
        robot.interact(() -> split.setValue(0.25));
        assertThat(viewer().splitProperty().get()).isEqualTo(0.25);

        mode(robot, 1);
        assertThat(beside().isVisible()).isTrue();
        robot.interact(() -> viewer().zoomTo(3, 50, 50));
        assertThat(beside().transform()).isEqualTo(viewer().transform());
        mode(robot, 2);
        assertThat(beside().isVisible()).isFalse();
        until(() -> viewer().splitProperty().get() == 0);
        until(() -> viewer().splitProperty().get() == 1);
        mode(robot, 3);
        until(() -> viewer().splitProperty().get() == 0);
        robot.interact(() -> {
            viewer().zoomTo(16, 0, 0);
            viewer().centreOn(200.5, 100.5);
        });
        WaitForAsyncUtils.waitForFxEvents();
        // Red 200 against 0 times 8 is white at most; beside it both are the same.
        assertThat(pixel(robot, 200.5, 100.5).getRed()).isEqualTo(1);
        assertThat(pixel(robot, 202.5, 100.5).getRed()).isZero();
        robot.push(KeyCode.C);
        assertThat(viewer().otherProperty().get()).isNull();
    }

    @Test
    void sizesThatDifferAreSaid(FxRobot robot) throws Exception {
        open(robot, picture("small.png", 200, 100, BufferedImage.TYPE_INT_RGB));
        open(robot, picture("large.png", 400, 200, BufferedImage.TYPE_INT_RGB));
        robot.push(KeyCode.C);
        ComboBox<?> with = robot.lookup("#with").queryComboBox();
        until(() -> with.getItems().size() >= 1);
        robot.interact(() -> with.getSelectionModel().selectLast());
        until(() -> viewer().otherProperty().get() instanceof Other.OfPicture);
        assertThat(text(robot, "#note")).contains("200 × 100").contains("nothing is scaled");
        ComboBox<?> alignment = robot.lookup("#alignment").queryComboBox();
        robot.interact(() -> alignment.getSelectionModel().selectLast());
        assertThat(text(robot, "#note")).contains("scaled by 2");
        assertThat(
                        ((Other.OfPicture) Objects.requireNonNull(viewer().otherProperty().get()))
                                .size())
                .isEqualTo(2);
    }

    @Test
    void sixteenBitsAreReadAsStoredAndShownThroughAWindow(FxRobot robot) throws Exception {
        BufferedImage deep = new BufferedImage(64, 64, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 64 * 64; i++) {
            deep.getRaster().setSample(i % 64, i / 64, 0, 1000 + i);
        }
        Path file = folder.resolve("deep.png");
        ImageIO.write(deep, "png", file.toFile());
        open(robot, file);
        robot.push(KeyCode.Q);
        at(robot, 5.5, 1.5);
        assertThat(text(robot, "#rgb")).isEqualTo("Grey  1069");
        Picture full = viewer().pictureProperty().get();
        RangeSlider range = robot.lookup(".range-slider").query();
        robot.interact(() -> range.setHighValue(2000 / 65535.0));
        until(() -> viewer().pictureProperty().get() != full);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixel(robot, 5.5, 1.5).getRed()).isCloseTo(1069 / 2000.0, within(0.01));
        at(robot, 6.5, 1.5);
        assertThat(text(robot, "#rgb")).as("read-outs stay the file's").isEqualTo("Grey  1070");
    }

    @Test
    void transparencyIsShownAndSwitchedOff(FxRobot robot) throws Exception {
        BufferedImage clear = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(1, 1, 0x00c86432);
        clear.setRGB(2, 1, 0xffc86432);
        Path file = folder.resolve("clear.png");
        ImageIO.write(clear, "png", file.toFile());
        open(robot, file);
        robot.push(KeyCode.Q);
        at(robot, 1.5, 1.5);
        assertThat(text(robot, "#rgb")).isEqualTo("RGB  200  100  50  alpha  0");
        assertThat(pixel(robot, 1.5, 1.5).getSaturation()).as("checkerboard").isZero();
        Picture before = viewer().pictureProperty().get();
        robot.push(KeyCode.A);
        until(() -> viewer().pictureProperty().get() != before);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixel(robot, 1.5, 1.5)).isEqualTo(Color.rgb(200, 100, 50));
    }

    @Test
    void overlaysAreSwitchedByKeyAndRemembered(FxRobot robot) throws Exception {
        open(
                robot,
                Path.of(System.getProperty("telltale.root"), "app/samples/portrait-retouched.jpg"));
        until(() -> !window().viewer().viewer().overlays().marks().isEmpty());
        robot.push(KeyCode.L);
        assertThat(viewer().overlays().regionsVisibleProperty().get()).isTrue();
        robot.push(KeyCode.M);
        robot.push(KeyCode.K);
        assertThat(viewer().overlays().masksVisibleProperty().get()).isTrue();
        assertThat(viewer().overlays().linksVisibleProperty().get()).isFalse();
        robot.push(KeyCode.G);
        assertThat(robot.lookup(".legend .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Face", "Facial region");
        until(() -> !robot.lookup("#layer-HEAT").query().isDisabled());
        robot.push(KeyCode.H);
        ComboBox<?> colours = robot.lookup("#colours").queryComboBox();
        robot.interact(() -> colours.getSelectionModel().select(1));
        assertThat(viewer().overlays().colourScaleProperty().get()).isEqualTo(ColourScale.CIVIDIS);
        robot.interact(window()::close);
        assertThat(window().ended().get(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(settings)).contains("CIVIDIS");
        robot.interact(() -> opened = window(settings));
        assertThat(viewer().overlays().regionsVisibleProperty().get()).isTrue();
        assertThat(viewer().overlays().linksVisibleProperty().get()).isFalse();
        assertThat(viewer().overlays().colourScaleProperty().get()).isEqualTo(ColourScale.CIVIDIS);
    }

    private void mode(FxRobot robot, int index) {
        ComboBox<?> mode = robot.lookup("#mode").queryComboBox();
        robot.interact(() -> mode.getSelectionModel().select(index));
    }

    private void at(FxRobot robot, double x, double y) {
        robot.moveTo(screen(x, y));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void drag(FxRobot robot, double x1, double y1, double x2, double y2) {
        robot.drag(screen(x1, y1)).dropTo(screen(x2, y2));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point2D screen(double x, double y) {
        return viewer().localToScreen(viewer().transform().toView(x, y));
    }

    private Color pixel(FxRobot robot, double x, double y) {
        AtomicReference<Color> seen = new AtomicReference<>(Color.BLACK);
        robot.interact(() -> {
            Point2D view = viewer().transform().toView(x, y);
            seen.set(
                    viewer().snapshot(null, null)
                            .getPixelReader()
                            .getColor((int) view.getX(), (int) view.getY()));
        });
        return Objects.requireNonNull(seen.get());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryLabeled().getText();
    }

    private static List<String> labels(FxRobot robot) {
        return robot.lookup("#channels .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    private void open(FxRobot robot, Path file) throws Exception {
        robot.interact(() -> window().open(List.of(file)));
        String name = Objects.requireNonNull(file.getFileName()).toString();
        until(() -> {
            var session = window().workspace().currentProperty().get();
            return session != null
                    && session.name().equals(name)
                    && session.pictureProperty().get() instanceof PictureState.Shown
                    && session.stateProperty().get() != OpenSession.State.RUNNING;
        });
        robot.interact(viewer()::requestFocus);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Path picture(String name, int width, int height, int type) throws Exception {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xff000000 | (x & 255) << 16 | (y & 255) << 8 | 7);
            }
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private TelltaleWindow window() {
        return Objects.requireNonNull(opened);
    }

    private ImageViewer viewer() {
        return window().viewer().viewer();
    }

    private ImageViewer beside() {
        return window().viewer().mapViewer();
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
