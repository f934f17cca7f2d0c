package org.telltale.app.window.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The watchdog sees what it is there to see. */
@ExtendWith(ApplicationExtension.class)
class UiWatchdogTest {
    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new Pane(), 100, 100));
        stage.show();
    }

    @Test
    void aSlowTaskIsRecordedWithWhereItWasAndAQuickOneIsNot(FxRobot robot) throws Exception {
        try (FxThreadTimes times = new FxThreadTimes()) {
            times.install();
            WaitForAsyncUtils.waitForFxEvents();
            times.start();
            robot.interact(UiWatchdogTest::dawdle);
            robot.interact(() -> {});
            List<SlowTask> slow = times.stop();
            assertThat(slow).anyMatch(UiWatchdogTest::isDawdling);
            assertThat(times.tasks()).isGreaterThan(slow.size());
            times.start();
            assertThat(times.stop()).isEmpty();
        }
    }

    private static boolean isDawdling(SlowTask task) {
        return task.wallMillis() > FxThreadTimes.LONGEST_MILLIS
                && task.cpuMillis() < task.wallMillis()
                && task.stacks().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(frame -> frame.getMethodName().equals("dawdle"));
    }

    private static void dawdle() {
        long end = System.nanoTime() + 400_000_000L;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000L);
        }
    }
}
