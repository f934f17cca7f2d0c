package org.telltale.inference.pack.install;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.reason.Reason;

/**
 * What came of a download, kept by the digest of the whole so that a later try goes on from there.
 * Held by one process and thread at a time until closed.
 */
final class PartFile implements AutoCloseable {
    private final Path part;
    private final Path tag;
    private final FileChannel lock;

    private PartFile(Path folder, String sha256, FileChannel lock) {
        this.part = folder.resolve(sha256 + ".part");
        this.tag = folder.resolve(sha256 + ".tag");
        this.lock = lock;
    }

    /**
     * Takes hold of the part of a download.
     *
     * @throws PackException if another process is at the same download
     */
    static PartFile hold(Path folder, String sha256) throws PackException, IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(sha256 + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new PackException(Reason.of("pack.download-busy", sha256.substring(0, 12)));
        }
        return new PartFile(folder, sha256, channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Where the bytes are. */
    Path path() {
        return part;
    }

    /** Bytes that came so far. */
    long size() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    /** Forgets what came. */
    void restart() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(tag);
    }

    /** Opens it for the bytes that come next; the caller closes it. */
    FileChannel append() throws IOException {
        return FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes the first {@code count} bytes of a chunk. */
    void write(FileChannel out, byte[] chunk, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, count);
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Keeps what tells whether the file on the server is still the same. */
    void keepValidator(Optional<String> validator) throws IOException {
        if (validator.isPresent()) {
            Files.writeString(tag, validator.get());
        }
    }

    /** What was kept of it. */
    Optional<String> validator() throws IOException {
        return Files.exists(tag) ? Optional.of(Files.readString(tag)) : Optional.empty();
    }

    /** Lets go; what came stays. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
