package org.telltale.viewers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.media.Box;
import org.telltale.inference.worker.Pixels;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ImageViewerTest {
    private final ImageViewer viewer = new ImageViewer();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(viewer), 600, 400));
        stage.show();
        viewer.pictureProperty().set(grey(1200, 400));
        viewer.marks()
                .setAll(
                        new Mark("f1", Mark.Kind.FACE, new Box(100, 100, 400, 300), "Face 1"),
                        new Mark("r1", Mark.Kind.SUSPECT, new Box(200, 150, 300, 250), "Noise"));
    }

    @Test
    void aNewPictureIsShownWholeAndDescribed() {
        assertThat(viewer.transform().scale()).isEqualTo(0.5);
        assertThat(viewer.transform().toViewY(0)).isEqualTo(100);
        assertThat(viewer.getAccessibleText()).isEqualTo("Picture of 1200 by 400 pixels, 2 marks");
    }

    @Test
    void theWheelZoomsAtTheCursor(FxRobot robot) {
        robot.interact(() -> viewer.oneToOne());
        double sourceX = viewer.transform().toSourceX(150);
        // The headless platform's robot turns no wheel, so the event is sent itself.
        robot.interact(() -> Event.fireEvent(viewer, wheel(150, 210, 80)));
        assertThat(viewer.transform().scale()).isGreaterThan(1);
        assertThat(viewer.transform().toSourceX(150)).isCloseTo(sourceX, within(1.0));
    }

    @Test
    void draggingPansInsideThePicture(FxRobot robot) {
        robot.interact(() -> viewer.zoomTo(2, 300, 200));
        double before = viewer.transform().offsetX();
        robot.drag(viewer.localToScreen(300, 200)).dropTo(viewer.localToScreen(240, 200));
        assertThat(viewer.transform().offsetX()).isLessThan(before);
        robot.interact(() -> viewer.panBy(1e6, 0));
        assertThat(viewer.transform().offsetX()).isZero();
    }

    @Test
    void aClickSelectsTheSmallestBoxAndEmptyGroundNone(FxRobot robot) {
        robot.clickOn(viewer.localToScreen(125, 200));
        assertThat(viewer.selectedMarkProperty().get()).isEqualTo("r1");
        robot.clickOn(viewer.localToScreen(500, 200));
        assertThat(viewer.selectedMarkProperty().get()).isNull();
    }

    @Test
    void keysReachEveryBox(FxRobot robot) {
        robot.interact(() -> viewer.selectNext(1));
        assertThat(viewer.selectedMarkProperty().get()).isEqualTo("f1");
        robot.interact(() -> viewer.selectNext(1));
        assertThat(viewer.selectedMarkProperty().get()).isEqualTo("r1");
        robot.interact(() -> viewer.selectNext(1));
        assertThat(viewer.selectedMarkProperty().get()).isEqualTo("f1");
        robot.interact(() -> {
            viewer.zoomTo(2, 300, 200);
            viewer.requestFocus();
        });
        double before = viewer.transform().offsetX();
        robot.push(KeyCode.RIGHT);
        assertThat(viewer.transform().offsetX()).isLessThan(before);
    }

    @Test
    void theSelectedMarkIsSaidToAScreenReader(FxRobot robot) {
        robot.interact(() -> viewer.selectedMarkProperty().set("r1"));
        assertThat(viewer.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .isEqualTo(
                        "Picture of 1200 by 400 pixels, 2 marks. Selected: Noise, from x 200, y"
                                + " 150 to x 300, y 250");
        robot.interact(() -> viewer.selectedMarkProperty().set(null));
        assertThat(viewer.getAccessibleText()).doesNotContain("Selected");
    }

    @Test
    void whatIsLitIsDrawnOverThePicture(FxRobot robot) {
        robot.interact(() -> viewer.boxesVisibleProperty().set(false));
        assertThat(pixel(robot, 125, 200)).isEqualTo(Color.rgb(128, 128, 128));
        robot.interact(() -> viewer.lit().add("r1"));
        assertThat(pixel(robot, 125, 200)).isNotEqualTo(Color.rgb(128, 128, 128));
        assertThat(pixel(robot, 450, 200)).isEqualTo(Color.rgb(128, 128, 128));
    }

    @Test
    void aMapLiesWhereItsTransformPutsIt(FxRobot robot) {
        robot.interact(() -> {
            viewer.boxesVisibleProperty().set(false);
            viewer.heatMapProperty()
                    .set(
                            HeatMap.of(
                                    pixels(2, 2, 255),
                                    new EvidenceMap.Transform(100, 100, 600, 0)));
            viewer.heatMapOpacityProperty().set(1);
            viewer.heatMapVisibleProperty().set(true);
        });
        assertThat(pixel(robot, 350, 150)).isEqualTo(HeatColours.VIRIDIS.at(1));
        assertThat(pixel(robot, 250, 150)).isEqualTo(Color.rgb(128, 128, 128));
    }

    private Color pixel(FxRobot robot, int x, int y) {
        List<Color> seen = new java.util.ArrayList<>();
        robot.interact(() -> seen.add(viewer.snapshot(null, null).getPixelReader().getColor(x, y)));
        return seen.getFirst();
    }

    private static ScrollEvent wheel(double x, double y, double delta) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                x,
                y,
                x,
                y,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                delta,
                0,
                delta,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    private static Picture grey(int width, int height) {
        return new PictureBuilder().build(pixels(width, height, 128), new Cancellation());
    }

    private static Pixels pixels(int width, int height, int grey) {
        MemorySegment memory = Arena.ofAuto().allocate(4L * width * height, 4);
        memory.fill((byte) grey);
        for (long i = 3; i < memory.byteSize(); i += 4) {
            memory.set(java.lang.foreign.ValueLayout.JAVA_BYTE, i, (byte) 255);
        }
        return new Pixels(width, height, memory);
    }
}
