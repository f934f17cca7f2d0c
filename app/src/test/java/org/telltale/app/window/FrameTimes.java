package org.telltale.app.window;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.worker.Pixels;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Mark;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.PictureBuilder;

/**
 * Measures the frames of the picture viewer at 1920×1080 while a picture of 12 and one of 100
 * megapixels, with twenty boxes over it, is panned and zoomed: the time from one frame to the next
 * with nothing to wait for, which is what the slower of the two JavaFX threads takes. A benchmark,
 * not a test: {@code app/docs/frame-times.sh}.
 */
public final class FrameTimes {
    private static final int WARM_UP = 60;
    private static final int FRAMES = 240;
    private static final int MARKS = 20;
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    private FrameTimes() {}

    /** Prints a line for each size and movement. */
    public static void main(String[] arguments) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        int[][] sizes = {{4000, 3000}, {12000, 8400}};
        for (int[] size : sizes) {
            Picture picture = picture(size[0], size[1]);
            for (Movement movement : Movement.values()) {
                double[] times = measure(picture, movement);
                System.out.printf(
                        Locale.ROOT,
                        "%d×%d %-14s median %5.1f ms, 95th percentile %5.1f ms%n",
                        size[0],
                        size[1],
                        movement,
                        times[FRAMES / 2],
                        times[FRAMES * 95 / 100]);
            }
        }
        Platform.exit();
    }

    private static double[] measure(Picture picture, Movement movement) throws Exception {
        CompletableFuture<double[]> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            ImageViewer viewer = new ImageViewer();
            Stage stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(new Scene(new StackPane(viewer), WIDTH, HEIGHT));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            viewer.pictureProperty().set(picture);
            for (int i = 0; i < MARKS; i++) {
                int x = 100 + 90 * i;
                int y = 100 + 50 * i;
                viewer.overlays()
                        .marks()
                        .add(
                                new Mark(
                                        "f" + i,
                                        Mark.Kind.FACE,
                                        new Box(x, y, x + 300, y + 200),
                                        "Face " + i));
            }
            new Frames(viewer, movement, stage, done).start();
        });
        return done.get();
    }

    private static Picture picture(int width, int height) {
        MemorySegment memory = Arena.ofAuto().allocate(4L * width * height, 64);
        Random random = new Random(1);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] =
                        0xff000000
                                | (random.nextInt() & 0x3f3f3f)
                                | (x * 191 / width) << 16
                                | (y * 191 / height) << 8;
            }
            MemorySegment.copy(row, 0, memory, ValueLayout.JAVA_INT, 4L * width * y, width);
        }
        return new PictureBuilder().build(new Pixels(width, height, memory), new Cancellation());
    }

    private enum Movement {
        PAN_AT_37_PERCENT(0.37),
        PAN_AT_1_TO_1(1),
        PAN_AT_3_TO_1(3),
        ZOOM(1);

        private final double scale;

        Movement(double scale) {
            this.scale = scale;
        }
    }

    private static final class Frames extends AnimationTimer {
        private final ImageViewer viewer;
        private final Movement movement;
        private final Stage stage;
        private final CompletableFuture<double[]> done;
        private final double[] times = new double[FRAMES];
        private int frame;
        private long last;

        Frames(
                ImageViewer viewer,
                Movement movement,
                Stage stage,
                CompletableFuture<double[]> done) {
            this.viewer = viewer;
            this.movement = movement;
            this.stage = stage;
            this.done = done;
        }

        @Override
        public void handle(long pulse) {
            long now = System.nanoTime();
            if (frame >= WARM_UP) {
                times[frame - WARM_UP] = (now - last) / 1e6;
            }
            last = now;
            frame++;
            if (frame == WARM_UP + FRAMES) {
                stop();
                stage.hide();
                Arrays.sort(times);
                done.complete(times);
            } else {
                move();
            }
        }

        private void move() {
            if (movement == Movement.ZOOM) {
                double swing = 0.5 - 0.5 * Math.cos(frame / 40.0);
                double x = WIDTH / 2.0 + frame % 7;
                viewer.zoomTo(0.05 * Math.pow(400, swing), x, HEIGHT / 2.0);
            } else {
                if (frame == 1) {
                    viewer.zoomTo(movement.scale, WIDTH / 2.0, HEIGHT / 2.0);
                }
                viewer.panBy(13 * Math.cos(frame / 20.0), 9 * Math.sin(frame / 15.0));
            }
        }
    }
}
