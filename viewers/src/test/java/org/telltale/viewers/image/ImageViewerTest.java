package org.telltale.viewers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
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
    private final Minimap minimap = new Minimap(viewer);

    @Start
    void start(Stage stage) {
        StackPane.setAlignment(minimap, javafx.geometry.Pos.BOTTOM_RIGHT);
        stage.setScene(new Scene(new StackPane(viewer, minimap), 600, 400));
        stage.show();
        viewer.pictureProperty().set(grey(1200, 400));
        viewer.overlays()
                .marks()
                .setAll(
                        new Mark("f1", Mark.Kind.FACE, new Box(100, 100, 400, 300), "Face 1"),
                        new Mark("r1", Mark.Kind.SUSPECT, new Box(200, 150, 300, 250), "Noise"));
    }

    @Test
    void aNewPictureIsShownWholeAndDescribed() {
        assertThat(viewer.transform().scale()).isEqualTo(0.5);
        assertThat(viewer.transform().toView(0, 0).getY()).isEqualTo(100);
        assertThat(viewer.getAccessibleText()).isEqualTo("Picture of 1200 by 400 pixels, 2 marks");
    }

    @Test
    void theWheelZoomsAtTheCursor(FxRobot robot) {
        robot.interact(() -> viewer.oneToOne());
        double sourceX = viewer.transform().toSource(150, 0).getX();
        // The headless platform's robot turns no wheel, so the event is sent itself.
        robot.interact(() -> Event.fireEvent(viewer, wheel(150, 210, 80)));
        assertThat(viewer.transform().scale()).isGreaterThan(1);
        assertThat(viewer.transform().toSource(150, 0).getX()).isCloseTo(sourceX, within(1.0));
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
        assertThat(viewer.overlays().selectedMarkProperty().get()).isEqualTo("r1");
        robot.clickOn(viewer.localToScreen(500, 200));
        assertThat(viewer.overlays().selectedMarkProperty().get()).isNull();
    }

    @Test
    void keysReachEveryBox(FxRobot robot) {
        robot.interact(() -> viewer.overlays().selectNext(1));
        assertThat(viewer.overlays().selectedMarkProperty().get()).isEqualTo("f1");
        robot.interact(() -> viewer.overlays().selectNext(1));
        assertThat(viewer.overlays().selectedMarkProperty().get()).isEqualTo("r1");
        robot.interact(() -> viewer.overlays().selectNext(1));
        assertThat(viewer.overlays().selectedMarkProperty().get()).isEqualTo("f1");
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
        robot.interact(() -> viewer.overlays().selectedMarkProperty().set("r1"));
        assertThat(viewer.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .isEqualTo(
                        "Picture of 1200 by 400 pixels, 2 marks. Selected: Noise, from x 200, y"
                                + " 150 to x 300, y 250");
        robot.interact(() -> viewer.overlays().selectedMarkProperty().set(null));
        assertThat(viewer.getAccessibleText()).doesNotContain("Selected");
    }

    @Test
    void whatIsLitIsDrawnOverThePicture(FxRobot robot) {
        robot.interact(() -> viewer.overlays().boxesVisibleProperty().set(false));
        assertThat(pixel(robot, 125, 200)).isEqualTo(Color.rgb(128, 128, 128));
        robot.interact(() -> viewer.overlays().lit().add("r1"));
        assertThat(pixel(robot, 125, 200)).isNotEqualTo(Color.rgb(128, 128, 128));
        assertThat(pixel(robot, 450, 200)).isEqualTo(Color.rgb(128, 128, 128));
    }

    @Test
    void aMapLiesWhereItsTransformPutsIt(FxRobot robot) {
        robot.interact(() -> {
            viewer.overlays().boxesVisibleProperty().set(false);
            viewer.overlays()
                    .heatMapProperty()
                    .set(
                            HeatMap.of(
                                    pixels(2, 2, 255),
                                    new EvidenceMap.Transform(100, 100, 600, 0)));
            viewer.overlays().heatMapOpacityProperty().set(1);
            viewer.overlays().heatMapVisibleProperty().set(true);
        });
        assertThat(pixel(robot, 350, 150)).isEqualTo(ColourScale.VIRIDIS.at(1));
        assertThat(pixel(robot, 250, 150)).isEqualTo(Color.rgb(128, 128, 128));
    }

    @Test
    void turningKeepsTheMiddleAndMarksKeepTheirPlaceInThePicture(FxRobot robot) {
        robot.interact(() -> {
            viewer.zoomTo(2, 300, 200);
            viewer.centreOn(400, 150);
        });
        robot.interact(() -> viewer.turn(Turn.CLOCKWISE));
        assertThat(viewer.transform().toSource(300, 200).getX()).isCloseTo(400, within(1e-6));
        assertThat(viewer.transform().toSource(300, 200).getY()).isCloseTo(150, within(1e-6));
        // 100 source pixels to the right are 200 view pixels down now.
        assertThat(viewer.transform().toView(500, 150).getY()).isCloseTo(400, within(1e-6));
        robot.interact(() -> viewer.turn(Turn.MIRRORED));
        assertThat(viewer.transform().toView(500, 150).getY()).isCloseTo(400, within(1e-6));
        assertThat(viewer.transform().toView(400, 250).getX()).isCloseTo(500, within(1e-6));
        robot.interact(() -> viewer.fit());
        assertThat(viewer.transform().scale()).isCloseTo(400 / 1200.0, within(1e-9));
    }

    @Test
    void theMiddleButtonAndTheSpaceBarMoveThePictureWhateverTheTool(FxRobot robot) {
        List<String> seen = new java.util.ArrayList<>();
        robot.interact(() -> {
            viewer.zoomTo(2, 300, 200);
            viewer.toolProperty().set(new Recorder(seen));
            viewer.requestFocus();
        });
        double before = viewer.transform().offsetX();
        robot.drag(viewer.localToScreen(300, 200), MouseButton.MIDDLE)
                .dropTo(viewer.localToScreen(260, 200));
        assertThat(viewer.transform().offsetX()).isLessThan(before);
        assertThat(seen).isEmpty();
        double moved = viewer.transform().offsetX();
        robot.press(KeyCode.SPACE);
        robot.drag(viewer.localToScreen(300, 200)).dropTo(viewer.localToScreen(260, 200));
        robot.release(KeyCode.SPACE);
        assertThat(viewer.transform().offsetX()).isLessThan(moved);
        assertThat(seen).isEmpty();
        double held = viewer.transform().offsetX();
        robot.drag(viewer.localToScreen(300, 200)).dropTo(viewer.localToScreen(260, 200));
        assertThat(viewer.transform().offsetX()).isEqualTo(held);
        assertThat(seen).startsWith("pressed").endsWith("released");
    }

    @Test
    void theDividerOfAComparisonIsDraggedAndEachSideShowsItsPicture(FxRobot robot) {
        robot.interact(() -> {
            viewer.overlays().boxesVisibleProperty().set(false);
            viewer.otherProperty().set(new Other.OfPicture(picture(600, 200, 40), 2));
            viewer.splitProperty().set(0.5);
            viewer.dividedProperty().set(true);
        });
        assertThat(pixel(robot, 200, 200)).isEqualTo(Color.rgb(128, 128, 128));
        assertThat(pixel(robot, 400, 200)).isEqualTo(Color.rgb(40, 40, 40));
        robot.drag(viewer.localToScreen(300, 200)).dropTo(viewer.localToScreen(150, 200));
        assertThat(viewer.splitProperty().get()).isCloseTo(0.25, within(0.01));
        assertThat(pixel(robot, 200, 200)).isEqualTo(Color.rgb(40, 40, 40));
    }

    @Test
    void anotherRenderingOfThePictureStaysWhereItWas(FxRobot robot) {
        robot.interact(() -> {
            viewer.zoomTo(4, 100, 100);
            viewer.turn(Turn.CLOCKWISE);
        });
        ViewTransform before = viewer.transform();
        robot.interact(() -> viewer.pictureProperty().set(picture(1200, 400, 90)));
        assertThat(viewer.transform()).isEqualTo(before);
        robot.interact(() -> viewer.pictureProperty().set(picture(400, 1200, 90)));
        assertThat(viewer.transform().turn()).isEqualTo(Turn.NONE);
    }

    @Test
    void theMinimapGoesWhereItIsClicked(FxRobot robot) {
        robot.interact(() -> viewer.fit());
        assertThat(minimap.isVisible()).isFalse();
        robot.interact(() -> viewer.zoomTo(4, 0, 0));
        assertThat(minimap.isVisible()).isTrue();
        robot.clickOn(minimap.localToScreen(75, 25));
        assertThat(viewer.transform().toSource(300, 200).getX()).isCloseTo(600, within(8.0));
        assertThat(viewer.transform().toSource(300, 200).getY()).isCloseTo(200, within(8.0));
    }

    private static Picture picture(int width, int height, int grey) {
        return new PictureBuilder().build(pixels(width, height, grey), new Cancellation());
    }

    private record Recorder(List<String> seen) implements ViewTool {
        @Override
        public Cursor cursor() {
            return Cursor.CROSSHAIR;
        }

        @Override
        public boolean pressed(ToolEvent event) {
            return seen.add("pressed");
        }

        @Override
        public void dragged(ToolEvent event) {
            seen.add("dragged");
        }

        @Override
        public void released(ToolEvent event) {
            seen.add("released");
        }
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
