package org.telltale.app.job;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.engine.CancelledException;

/**
 * Runs jobs in the order in which they come, on a fixed number of threads. A job stays listed until
 * it is over, so that cancelling reaches queued and running ones alike. Thread-safe.
 */
public final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final ExecutorService threads;
    private final Executor listening;
    private final List<Job> jobs = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<Job>>> observers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean telling = new AtomicBoolean();

    /**
     * A runner.
     *
     * @param name of its threads
     * @param count of its threads
     * @param listening runs listeners and observers, e.g. {@code Platform::runLater}
     */
    public JobRunner(String name, int count, Executor listening) {
        ThreadFactory factory = Thread.ofPlatform().name(name + "-", 1).daemon().factory();
        this.threads = Executors.newFixedThreadPool(count, factory);
        this.listening = listening;
    }

    /** Calls the observer with the jobs that are not over whenever one of them changes. */
    public void observe(Consumer<List<Job>> observer) {
        observers.add(observer);
    }

    /** Queues a piece of work; once this is closed, it is cancelled at once. */
    public <T> Job submit(String title, Work<T> work, JobListener<T> listener) {
        AtomicBoolean told = new AtomicBoolean();
        Job[] self = new Job[1];
        Job job =
                new Job(
                        title,
                        () -> {
                            // The reader sees the stop at once; the thread follows in its time.
                            end(self[0], Job.State.CANCELLED, told, listener::cancelled);
                        });
        self[0] = job;
        jobs.add(job);
        tell();
        try {
            threads.execute(() -> run(job, work, told, listener));
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: what comes late is as good as cancelled.
            job.cancel();
        }
        return job;
    }

    private <T> void run(Job job, Work<T> work, AtomicBoolean told, JobListener<T> listener) {
        if (job.cancellation().requested()) {
            return;
        }
        job.moveTo(Job.State.RUNNING);
        tell();
        try {
            T result = work.run(new JobControl(job.cancellation(), done -> progress(job, done)));
            end(job, Job.State.DONE, told, () -> listener.done(result));
        } catch (CancelledException e) {
            end(job, Job.State.CANCELLED, told, listener::cancelled);
        } catch (Exception e) {
            LOG.atDebug().setCause(e).log("job failed: {}", job.title());
            end(job, Job.State.FAILED, told, () -> listener.failed(e));
        } catch (Error e) {
            LOG.error("job stopped: {}", job.title(), e);
            end(
                    job,
                    Job.State.FAILED,
                    told,
                    () -> listener.failed(new IllegalStateException(e.toString(), e)));
        }
    }

    private void end(Job job, Job.State state, AtomicBoolean told, Runnable listener) {
        if (told.compareAndSet(false, true)) {
            job.moveTo(state);
            jobs.remove(job);
            listening.execute(listener);
            tell();
        }
    }

    private void progress(Job job, double done) {
        if (done - job.fraction() >= 0.01 || done >= 1) {
            job.progressTo(done);
            tell();
        }
    }

    /** Many changes before the observers come to look are one to them. */
    private void tell() {
        if (telling.compareAndSet(false, true)) {
            listening.execute(() -> {
                telling.set(false);
                List<Job> now = List.copyOf(jobs);
                observers.forEach(observer -> observer.accept(now));
            });
        }
    }

    /** Takes no more jobs, and lets those that were taken come to their end. */
    public void finish() {
        threads.shutdown();
    }

    /** Cancels all jobs and takes no more; does not wait for them to notice. */
    public void stop() {
        threads.shutdown();
        jobs.forEach(Job::cancel);
    }

    /**
     * Waits, once this was told to stop, until the work of every job has really ended.
     *
     * @return whether it has; false where it took longer than that, or the thread was interrupted
     */
    public boolean awaitEnd(Duration longest) {
        try {
            return threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Cancels all jobs and waits a few seconds for them to stop. */
    @Override
    public void close() {
        stop();
        if (!awaitEnd(Duration.ofSeconds(5))) {
            LOG.warn("a job did not stop in time");
        }
    }
}
