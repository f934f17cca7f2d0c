package org.telltale.viewers.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.worker.Pixels;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ViewLinkTest {
    private final ImageViewer left = new ImageViewer();
    private final ImageViewer right = new ImageViewer();

    @Start
    void start(Stage stage) {
        HBox both = new HBox(left, right);
        for (ImageViewer viewer : List.of(left, right)) {
            viewer.setPrefWidth(1);
            HBox.setHgrow(viewer, Priority.ALWAYS);
        }
        ViewLink.join(left, right);
        stage.setScene(new Scene(both, 600, 300));
        stage.show();
        Picture picture =
                new PictureBuilder()
                        .build(
                                new Pixels(1200, 900, Arena.ofAuto().allocate(4L * 1200 * 900, 4)),
                                new Cancellation());
        left.pictureProperty().set(picture);
        right.pictureProperty().set(picture);
    }

    @Test
    void eitherLeadsTheOther(FxRobot robot) {
        assertThat(right.transform()).isEqualTo(left.transform());
        robot.interact(() -> left.zoomTo(2, 100, 100));
        assertThat(left.transform().scale()).isEqualTo(2);
        assertThat(right.transform()).isEqualTo(left.transform());
        robot.interact(() -> right.panBy(-30, -20));
        assertThat(left.transform()).isEqualTo(right.transform());
        robot.interact(right::fit);
        assertThat(left.transform()).isEqualTo(right.transform());
        assertThat(left.transform().scale()).isEqualTo(0.25);
    }

    @Test
    void oneThatWasHiddenComesBackWhereTheOtherIs(FxRobot robot) {
        robot.interact(() -> show(false));
        robot.interact(() -> {
            left.zoomTo(3, 50, 60);
            left.panBy(-400, -300);
        });
        ViewTransform before = left.transform();
        robot.interact(right::fit);
        assertThat(left.transform()).isEqualTo(before);
        robot.interact(() -> show(true));
        assertThat(left.getWidth()).isEqualTo(300);
        assertThat(left.transform().scale()).isEqualTo(3);
        assertThat(right.transform()).isEqualTo(left.transform());
    }

    private void show(boolean visible) {
        right.setVisible(visible);
        right.setManaged(visible);
    }
}
