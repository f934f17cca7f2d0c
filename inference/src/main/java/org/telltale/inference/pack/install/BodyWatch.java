package org.telltale.inference.pack.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.telltale.inference.engine.Cancellation;

/**
 * Closes a response's body when the user wants to stop or nothing comes any more, so that the
 * thread that waits for bytes wakes up. Watches from its making until closed.
 */
final class BodyWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final InputStream body;
    private final Cancellation cancellation;
    private final long stallNanos;
    private final Thread thread;
    private volatile long lastAlive = System.nanoTime();
    private volatile boolean stalled;

    BodyWatch(InputStream body, Cancellation cancellation, Duration stall) {
        this.body = body;
        this.cancellation = cancellation;
        this.stallNanos = stall.toNanos();
        this.thread = Thread.ofVirtual().start(this::watch);
    }

    /** Bytes came. */
    void alive() {
        lastAlive = System.nanoTime();
    }

    /** Whether the body was closed because nothing came. */
    boolean stalled() {
        return stalled;
    }

    private void watch() {
        try {
            while (!cancellation.requested()) {
                if (System.nanoTime() - lastAlive > stallNanos) {
                    stalled = true;
                    break;
                }
                Thread.sleep(POLL);
            }
            body.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the body came to its end
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a response's body closes without fault
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
