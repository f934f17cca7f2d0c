package org.telltale.inference.pack.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A lock on a file that keeps out other threads and other processes; freed when a process dies. */
final class StoreLock {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Path file;

    StoreLock(Path file) {
        this.file = file;
    }

    /** Waits for the lock; it is held for the length of a move, so the wait is short. */
    Held hold() throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = tryLock(channel);
            while (lock == null) {
                Thread.sleep(PAUSE);
                lock = tryLock(channel);
            }
            return new Held(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the pack store");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The lock, or null where another process or another part of this one holds it. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The lock, until closed. */
    record Held(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
