package org.telltale.app.job;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work of which only the latest counts, such as a preview that follows a slider: a new one cancels
 * the one before, whose result is never told. For the thread on which the runner's listeners run.
 */
public final class LatestJob {
    private final JobRunner runner;
    private final String title;
    private final Consumer<Exception> failed;
    private @Nullable Job latest;
    private long turn;

    /**
     * Work on a runner.
     *
     * @param failed is told of a failure of the latest
     */
    public LatestJob(JobRunner runner, String title, Consumer<Exception> failed) {
        this.runner = runner;
        this.title = title;
        this.failed = failed;
    }

    /** Starts work in place of what runs. */
    public <T> void run(Work<T> work, Consumer<T> done) {
        cancel();
        long mine = turn;
        latest =
                runner.submit(
                        title,
                        work,
                        new JobListener<T>() {
                            @Override
                            public void done(T result) {
                                if (mine == turn) {
                                    done.accept(result);
                                }
                            }

                            @Override
                            public void failed(Exception cause) {
                                if (mine == turn) {
                                    failed.accept(cause);
                                }
                            }
                        });
    }

    /** Nothing that runs counts any more. */
    public void cancel() {
        turn++;
        if (latest != null) {
            latest.cancel();
            latest = null;
        }
    }
}
