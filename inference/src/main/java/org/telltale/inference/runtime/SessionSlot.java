package org.telltale.inference.runtime;

import ai.onnxruntime.OrtException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.MediaException;

/**
 * Holds one session: made by the first who needs it while the others wait, used by many at once,
 * closed only when nobody uses it. Thread-safe.
 */
final class SessionSlot {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable ModelSession session;
    private boolean closed;

    /** What is done with a session. */
    interface Use<T> {
        T with(ModelSession session) throws MediaException, OrtException;
    }

    /** Makes the session. */
    interface Maker {
        ModelSession make() throws MediaException, OrtException;
    }

    /**
     * Uses the session, made now if there is none.
     *
     * @throws IllegalStateException if the slot is closed
     */
    <T> T use(Maker maker, Use<T> use) throws MediaException, OrtException {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            ModelSession ready = session;
            if (ready != null) {
                return use.with(ready);
            }
        } finally {
            reading.unlock();
        }
        lock.writeLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the model runtime is closed");
            }
            if (session == null) {
                session = maker.make();
            }
            // Held before the other is let go, so that nobody closes in between.
            reading.lock();
        } finally {
            lock.writeLock().unlock();
        }
        try {
            ModelSession made = session;
            if (made == null) {
                throw new IllegalStateException("the session vanished while it was in use");
            }
            return use.with(made);
        } finally {
            reading.unlock();
        }
    }

    /** Whether the session was made, so that a failure is one of running it. */
    boolean loaded() {
        lock.readLock().lock();
        try {
            return session != null;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Waits for those who use it and closes it; it is made again when it is needed. */
    void release() {
        lock.writeLock().lock();
        try {
            if (session != null) {
                session.close();
                session = null;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Waits for those who use it and closes it for good. */
    void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            release();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
