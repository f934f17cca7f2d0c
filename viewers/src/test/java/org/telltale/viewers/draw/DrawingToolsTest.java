package org.telltale.viewers.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Outline;
import org.telltale.inference.worker.Pixels;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Mark;
import org.telltale.viewers.image.PictureBuilder;
import org.telltale.viewers.image.Turn;
import org.telltale.viewers.image.ViewTool;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DrawingToolsTest {
    private static final Box START = new Box(100, 100, 200, 180);

    private final ImageViewer viewer = new ImageViewer();
    private final Acts acts = new Acts();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(viewer), 700, 500));
        stage.show();
        viewer.pictureProperty()
                .set(new PictureBuilder().build(black(400, 300), new Cancellation()));
        acts.put("a1", Outline.of(START));
        acts.put("r1", Outline.of(new Box(300, 200, 360, 260)));
        viewer.toolProperty().set(new EditingHand(viewer, acts));
        viewer.requestFocus();
    }

    @ParameterizedTest
    @EnumSource(Turn.class)
    void handlesAreFoundHoweverThePictureIsTurnedAndZoomed(Turn turn, FxRobot robot) {
        robot.interact(() -> {
            viewer.turn(turn);
            viewer.zoomTo(1.3, 300, 200);
            viewer.overlays().selectedMarkProperty().set("a1");
        });
        drag(robot, 100, 100, 80, 90);
        assertThat(acts.boxOf("a1")).isEqualTo(new Box(80, 90, 200, 180));
        drag(robot, 200, 135, 230, 100);
        assertThat(acts.boxOf("a1")).as("the right side").isEqualTo(new Box(80, 90, 230, 180));
        assertThat(acts.done).containsExactly("resized a1", "resized a1");
        drag(robot, 100, 120, 110, 125);
        assertThat(acts.boxOf("a1")).as("by its inside").isEqualTo(new Box(90, 95, 240, 185));
        assertThat(acts.done).last().isEqualTo("moved a1");
    }

    @Test
    void nothingLeavesThePictureOrTurnsInsideOut(FxRobot robot) {
        select(robot, "a1");
        drag(robot, 150, 140, -140, 390);
        assertThat(acts.boxOf("a1")).isEqualTo(new Box(0, 220, 100, 300));
        drag(robot, 0, 220, 300, 260);
        assertThat(acts.boxOf("a1")).isEqualTo(new Box(99, 260, 100, 300));
    }

    @Test
    void whatDoesNotGiveWayIsChangedByItsHandlesOnly(FxRobot robot) {
        select(robot, "r1");
        drag(robot, 310, 212, 320, 222);
        robot.push(KeyCode.LEFT);
        assertThat(acts.done).isEmpty();
        drag(robot, 330, 230, 320, 225);
        assertThat(acts.boxOf("r1")).as("the middle").isEqualTo(new Box(290, 195, 350, 255));
    }

    @Test
    void keysNudgeAndCountOnceTheyAreReleased(FxRobot robot) {
        select(robot, "a1");
        robot.press(KeyCode.RIGHT);
        assertThat(acts.done).isEmpty();
        robot.press(KeyCode.DOWN);
        robot.release(KeyCode.RIGHT);
        robot.release(KeyCode.DOWN);
        assertThat(acts.boxOf("a1")).isEqualTo(new Box(101, 101, 201, 181));
        assertThat(acts.done).containsExactly("moved a1");
        robot.press(KeyCode.SHIFT).push(KeyCode.DOWN).release(KeyCode.SHIFT);
        assertThat(acts.boxOf("a1")).isEqualTo(new Box(101, 101, 201, 182));
        robot.press(KeyCode.CONTROL).push(KeyCode.UP).release(KeyCode.CONTROL);
        assertThat(acts.boxOf("a1")).isEqualTo(new Box(101, 91, 201, 172));
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.DELETE);
        assertThat(acts.done)
                .containsExactly("moved a1", "resized a1", "moved a1", "annotate a1", "discard a1");
    }

    @Test
    void arrowsPointAsTheViewDoes(FxRobot robot) {
        robot.interact(() -> viewer.turn(Turn.CLOCKWISE));
        select(robot, "a1");
        robot.push(KeyCode.RIGHT);
        assertThat(acts.boxOf("a1"))
                .as("right is the source's up")
                .isEqualTo(new Box(100, 99, 200, 179));
        robot.press(KeyCode.SHIFT).push(KeyCode.RIGHT).release(KeyCode.SHIFT);
        assertThat(acts.boxOf("a1")).isEqualTo(new Box(100, 98, 200, 179));
    }

    @Test
    void escapeGivesUpADragAndLeavesTheRestAlone(FxRobot robot) {
        select(robot, "a1");
        robot.drag(screen(100, 100)).moveTo(screen(50, 50)).push(KeyCode.ESCAPE).drop();
        assertThat(acts.done).isEmpty();
        assertThat(acts.boxOf("a1")).isEqualTo(START);
    }

    @Test
    void aBoxIsDrawnOfWholePixelsInsideThePicture(FxRobot robot) {
        robot.interact(() -> viewer.toolProperty().set(new BoxTool(acts)));
        drag(robot, 20, 30, 61, 390);
        assertThat(acts.boxOf("new1")).isEqualTo(new Box(20, 30, 61, 300));
        // The headless platform's robot presses no Shift with the mouse, so the tool is told
        // itself.
        robot.interact(() -> {
            ViewTool tool = viewer.toolProperty().get();
            tool.pressed(shifted(10, 10));
            tool.dragged(shifted(31, 20));
            tool.released(shifted(31, 20));
        });
        assertThat(acts.boxOf("new2")).as("a square").isEqualTo(new Box(10, 10, 31, 31));
        robot.drag(screen(5, 5)).moveTo(screen(50, 50)).push(KeyCode.ESCAPE).drop();
        robot.clickOn(screen(200, 200));
        assertThat(acts.done).containsExactly("drawn", "drawn");
    }

    @Test
    void aFreehandLineIsClosedAndKeptByFewCorners(FxRobot robot) {
        robot.interact(() -> viewer.toolProperty().set(new FreehandTool(acts)));
        robot.drag(screen(50, 50));
        for (int i = 1; i <= 20; i++) {
            robot.moveTo(screen(50 + 5 * i, 50));
        }
        for (int i = 1; i <= 20; i++) {
            robot.moveTo(screen(150, 50 + 5 * i));
        }
        robot.drop();
        Outline drawn = Objects.requireNonNull(acts.outlineOf("new1"));
        assertThat(drawn.corners()).hasSize(3);
        assertThat(drawn.box()).isEqualTo(new Box(50, 50, 150, 150));
        assertThat(drawn.contains(140.5, 60.5)).isTrue();
        assertThat(drawn.contains(60.5, 140.5)).isFalse();
        drag(robot, 10, 10, 90, 10);
        assertThat(acts.done).as("a stroke encloses nothing").containsExactly("drawn");
    }

    @Test
    void aCurveIsKeptToWithinItsTolerance() {
        List<Point2D> circle = new ArrayList<>();
        for (int i = 0; i <= 720; i++) {
            double angle = Math.toRadians(i / 2.0);
            circle.add(new Point2D(200 + 90 * Math.cos(angle), 150 + 90 * Math.sin(angle)));
        }
        assertThat(Simplified.simplified(circle, 1)).hasSizeBetween(12, 60);
        Outline outline = Objects.requireNonNull(Simplified.outline(circle, 1));
        assertThat(outline.box().width()).isBetween(178, 180);
        assertThat(Simplified.outline(List.of(new Point2D(1, 1)), 1)).isNull();
    }

    @Test
    void aClickSelectsByShapeAndPrefersWhatIsNotSetAside(FxRobot robot) {
        Outline triangle =
                Objects.requireNonNull(
                        Simplified.outline(
                                List.of(
                                        new Point2D(10, 10),
                                        new Point2D(90, 10),
                                        new Point2D(10, 90)),
                                1));
        Box place = new Box(200, 100, 260, 160);
        robot.interact(() ->
                viewer.overlays()
                        .marks()
                        .setAll(
                                new Mark("r2", Mark.Kind.SET_ASIDE, place, ""),
                                new Mark("a3", Mark.Kind.DRAWN_NOTE, place, ""),
                                new Mark(
                                        "a2",
                                        Mark.Kind.DRAWN_MANIPULATED,
                                        triangle.box(),
                                        "",
                                        triangle)));
        robot.clickOn(screen(20, 20));
        assertThat(selected()).isEqualTo("a2");
        robot.clickOn(screen(80, 80));
        assertThat(selected()).isNull();
        robot.clickOn(screen(210, 110));
        assertThat(selected()).isEqualTo("a3");
    }

    private ViewTool.ToolEvent shifted(double x, double y) {
        Point2D source = new Point2D(x, y);
        return new ViewTool.ToolEvent(viewer, viewer.transform().toView(x, y), source, true, 1);
    }

    private @Nullable String selected() {
        return viewer.overlays().selectedMarkProperty().get();
    }

    private void select(FxRobot robot, String mark) {
        robot.interact(() -> viewer.overlays().selectedMarkProperty().set(mark));
    }

    private void drag(FxRobot robot, double x1, double y1, double x2, double y2) {
        robot.drag(screen(x1, y1)).dropTo(screen(x2, y2));
    }

    private Point2D screen(double x, double y) {
        return viewer.localToScreen(viewer.transform().toView(x, y));
    }

    private static Pixels black(int width, int height) {
        MemorySegment memory = Arena.ofAuto().allocate(4L * width * height, 4);
        for (long i = 3; i < memory.byteSize(); i += 4) {
            memory.set(java.lang.foreign.ValueLayout.JAVA_BYTE, i, (byte) 255);
        }
        return new Pixels(width, height, memory);
    }

    /** Keeps what was done, as a session would. */
    private static final class Acts implements RegionActs {
        final List<String> done = new ArrayList<>();
        private final Map<String, Outline> outlines = new LinkedHashMap<>();

        void put(String mark, Outline outline) {
            outlines.put(mark, outline);
        }

        Box boxOf(String mark) {
            return Objects.requireNonNull(outlines.get(mark)).box();
        }

        @Override
        public @Nullable Outline outlineOf(String mark) {
            return outlines.get(mark);
        }

        @Override
        public boolean givesWay(String mark) {
            return mark.startsWith("a");
        }

        @Override
        public void drawn(Outline outline) {
            done.add("drawn");
            outlines.put("new" + done.size(), outline);
        }

        @Override
        public void moved(String mark, Outline to) {
            done.add("moved " + mark);
            outlines.put(mark, to);
        }

        @Override
        public void resized(String mark, Outline to) {
            done.add("resized " + mark);
            outlines.put(mark, to);
        }

        @Override
        public void discard(String mark) {
            done.add("discard " + mark);
        }

        @Override
        public void annotate(String mark) {
            done.add("annotate " + mark);
        }
    }
}
