package org.telltale.app.window.watchdog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Records, in every journey through the window, what kept the JavaFX thread for more than 50 ms
 * after the window was first shown and laid out. It fails no test, since times on a busy machine
 * prove nothing; it writes {@code target/ui-watchdog/CLASS.METHOD.txt} with stacks, and prints a
 * line for each journey in which it found something. Journeys are test classes with TestFX's
 * extension; this one is found by itself.
 */
public final class UiWatchdog implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
    private static final Path REPORTS = Path.of("target", "ui-watchdog");
    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(UiWatchdog.class);

    /** Called by JUnit. */
    public UiWatchdog() {}

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        if (!isJourney(context)) {
            return;
        }
        FxThreadTimes times = times(context);
        // The window was shown by now; its first layout is not what this looks for.
        WaitForAsyncUtils.waitForFxEvents();
        times.start();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (!isJourney(context)) {
            return;
        }
        FxThreadTimes times = times(context);
        List<SlowTask> slow = new ArrayList<>(times.stop());
        slow.sort(Comparator.comparingLong(SlowTask::cpuMillis).reversed());
        String name =
                context.getRequiredTestClass().getSimpleName()
                        + "."
                        + context.getRequiredTestMethod().getName();
        Files.createDirectories(REPORTS);
        Path report = REPORTS.resolve(name + ".txt");
        String summary =
                "%s: %d of %d tasks on the UI thread took over %d ms%s"
                        .formatted(
                                name,
                                slow.size(),
                                times.tasks(),
                                FxThreadTimes.LONGEST_MILLIS,
                                worst(slow));
        Files.writeString(
                report,
                summary
                        + System.lineSeparator()
                        + slow.stream().map(UiWatchdog::text).collect(Collectors.joining()));
        if (!slow.isEmpty()) {
            System.out.println("ui-watchdog: " + summary + " – " + report);
        }
    }

    private static boolean isJourney(ExtensionContext context) {
        return Arrays.stream(context.getRequiredTestClass().getAnnotationsByType(ExtendWith.class))
                .flatMap(with -> Arrays.stream(with.value()))
                .anyMatch(ApplicationExtension.class::equals);
    }

    /** One for all tests of the process, since there is one JavaFX thread. */
    private static FxThreadTimes times(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(
                        FxThreadTimes.class,
                        key -> {
                            FxThreadTimes made = new FxThreadTimes();
                            try {
                                made.install();
                            } catch (ReflectiveOperationException e) {
                                throw new IllegalStateException(
                                        "this JavaFX has another headless platform", e);
                            }
                            return made;
                        },
                        FxThreadTimes.class);
    }

    private static String worst(List<SlowTask> slow) {
        return slow.isEmpty()
                ? ""
                : ", the worst %d ms of work (%d ms in all)"
                        .formatted(slow.getFirst().cpuMillis(), slow.getFirst().wallMillis());
    }

    private static String text(SlowTask task) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%n%d ms of work, %d ms in all, %d samples%n"
                        .formatted(task.cpuMillis(), task.wallMillis(), task.stacks().size()));
        StackTraceElement[] before = null;
        for (StackTraceElement[] stack : task.stacks()) {
            text.append("  sample").append(System.lineSeparator());
            int common = common(stack, before);
            for (int i = 0; i < stack.length - common; i++) {
                text.append("    ").append(stack[i]).append(System.lineSeparator());
            }
            if (common > 0) {
                text.append("    … ").append(common).append(" as before");
                text.append(System.lineSeparator());
            }
            before = stack;
        }
        return text.toString();
    }

    /** How many of the outermost frames are those of the sample before. */
    private static int common(StackTraceElement[] stack, StackTraceElement @Nullable [] before) {
        int common = 0;
        while (before != null
                && common < Math.min(stack.length, before.length)
                && stack[stack.length - 1 - common].equals(before[before.length - 1 - common])) {
            common++;
        }
        return common;
    }
}
