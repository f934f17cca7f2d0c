package org.telltale.inference.worker;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.engine.Cancellation;

/**
 * Stops one running model when its analysis is cancelled: ONNX Runtime checks the flag between
 * nodes. The watch ends, and has let go of the options, when it is closed.
 */
final class RunWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
    private static final long POLL_MILLIS = 25;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    RunWatch(OrtSession.RunOptions options, Cancellation cancellation) {
        thread =
                Thread.ofVirtual()
                        .name("model-run-watch")
                        .start(() -> watch(options, cancellation));
    }

    private void watch(OrtSession.RunOptions options, Cancellation cancellation) {
        try {
            while (!over.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancellation.requested()) {
                    options.setTerminate(true);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (OrtException e) {
            LOG.warn("a cancelled model run could not be stopped early", e);
        }
    }

    @Override
    public void close() {
        over.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
