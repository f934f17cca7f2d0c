package org.telltale.inference.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.engine.CancelledException;

/**
 * The model runs that are in native code now. When the process ends while some are, they are asked
 * to stop and waited for, so that no native thread works on memory that is being taken down, and
 * they count as cancelled, not as failed. Thread-safe.
 */
final class RunningModels {
    private static final Logger LOG = LoggerFactory.getLogger(RunningModels.class);

    /** Longer than one operator of a large model takes. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Set<Run> running = new HashSet<>();
    private boolean ending;

    /** One run. */
    final class Run implements AutoCloseable {
        private final OrtSession.RunOptions options;

        private Run(OrtSession.RunOptions options) {
            this.options = options;
        }

        @Override
        public void close() {
            synchronized (RunningModels.this) {
                running.remove(this);
                RunningModels.this.notifyAll();
            }
        }
    }

    /**
     * A run begins; close what is returned when it is over.
     *
     * @throws CancelledException if the process is ending
     */
    synchronized Run begin(OrtSession.RunOptions options) {
        check();
        Run run = new Run(options);
        running.add(run);
        return run;
    }

    /**
     * To be asked when a run was stopped.
     *
     * @throws CancelledException if the process is ending
     */
    synchronized void check() {
        if (ending) {
            throw new CancelledException();
        }
    }

    /** Lets nothing begin from now on, asks what runs to stop, and waits for it for a while. */
    synchronized void end() {
        ending = true;
        for (Run run : running) {
            try {
                run.options.setTerminate(true);
            } catch (OrtException e) {
                LOG.warn("a model run cannot be asked to stop and is waited for", e);
            }
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            for (long left = PATIENCE_NANOS;
                    left > 0 && !running.isEmpty();
                    left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
