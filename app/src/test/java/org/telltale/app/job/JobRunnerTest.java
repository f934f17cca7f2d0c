package org.telltale.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JobRunnerTest {
    @AutoClose private final JobRunner runner = new JobRunner("test", 1, Runnable::run);
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void tellsResultsAndFailuresInOrder() throws InterruptedException {
        runner.submit("one", control -> "1", listener("one"));
        runner.submit(
                "two",
                control -> {
                    throw new IllegalStateException("broken");
                },
                listener("two"));
        assertThat(next()).isEqualTo("one done 1");
        assertThat(next()).isEqualTo("two failed broken");
    }

    @Test
    void cancellingReachesTheRunningAndTheQueuedAtOnce() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        List<String> ran = new ArrayList<>();
        Job running =
                runner.submit(
                        "running",
                        control -> {
                            begun.countDown();
                            held.await();
                            control.cancellation().check();
                            return "never";
                        },
                        listener("running"));
        Job queued =
                runner.submit(
                        "queued",
                        control -> {
                            ran.add("queued");
                            return "never";
                        },
                        listener("queued"));
        begun.await();
        queued.cancel();
        running.cancel();
        // Told before the work itself has noticed: it is still held.
        assertThat(next()).isEqualTo("queued cancelled");
        assertThat(next()).isEqualTo("running cancelled");
        assertThat(running.state()).isEqualTo(Job.State.CANCELLED);
        held.countDown();
        runner.submit("after", control -> "ok", listener("after"));
        assertThat(next()).isEqualTo("after done ok");
        assertThat(ran).isEmpty();
    }

    @Test
    void observersSeeProgressUntilTheJobIsOver() throws InterruptedException {
        BlockingQueue<List<Double>> seen = new LinkedBlockingQueue<>();
        runner.observe(jobs -> seen.add(jobs.stream().map(Job::fraction).toList()));
        runner.submit(
                "steps",
                control -> {
                    control.progress().accept(0.5);
                    control.progress().accept(0.501);
                    return "ok";
                },
                listener("steps"));
        assertThat(next()).isEqualTo("steps done ok");
        List<List<Double>> all = new ArrayList<>();
        while (all.isEmpty() || !all.getLast().isEmpty()) {
            all.add(seen.poll(30, TimeUnit.SECONDS));
        }
        assertThat(all).contains(List.of(0.5)).doesNotContain(List.of(0.501));
    }

    @Test
    void whatComesAfterClosingIsCancelled() throws InterruptedException {
        runner.close();
        runner.submit("late", control -> "never", listener("late"));
        assertThat(next()).isEqualTo("late cancelled");
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(30, TimeUnit.SECONDS));
    }

    private JobListener<String> listener(String name) {
        return new JobListener<>() {
            @Override
            public void done(String result) {
                told.add(name + " done " + result);
            }

            @Override
            public void failed(Exception cause) {
                told.add(name + " failed " + cause.getMessage());
            }

            @Override
            public void cancelled() {
                told.add(name + " cancelled");
            }
        };
    }
}
