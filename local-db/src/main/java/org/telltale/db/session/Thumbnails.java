package org.telltale.db.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metadata.Blob;

/**
 * Small pictures of media, named by the media's digest, in {@code <database>.artifacts/thumbnails}.
 * They are no evidence and can be made again, so the log does not name them, backups and archives
 * leave them out, and they are not forced to disk. Thread-safe.
 */
final class Thumbnails {
    private static final long MAX_BYTES = 1 << 20;

    private final Path folder;

    Thumbnails(Artifacts artifacts) {
        this.folder = artifacts.folder().resolve("thumbnails");
    }

    /** The picture; null where there is none. */
    @Nullable Blob get(String media) {
        Path file = place(media);
        try {
            return file == null || !Files.isRegularFile(file) || Files.size(file) > MAX_BYTES
                    ? null
                    : new Blob(Files.readAllBytes(file));
        } catch (IOException e) {
            return null; // it is made again
        }
    }

    /**
     * Keeps a picture.
     *
     * @throws StoreException if it cannot be written
     */
    void put(String media, Blob picture) {
        Path file = place(media);
        if (file == null || picture.size() > MAX_BYTES) {
            return;
        }
        try {
            Path parent = PrivateFiles.folder(file.getParent());
            Path temporary = Files.createTempFile(parent, "part-", ".tmp");
            try {
                Files.write(temporary, picture.bytes());
                Files.move(
                        temporary,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw Refusal.of(e, file);
        }
    }

    /** Removes a picture, if there is one. */
    void remove(String media) throws IOException {
        Path file = place(media);
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private @Nullable Path place(String media) {
        return Sha256.isDigest(media)
                ? folder.resolve(media.substring(0, 2)).resolve(media.substring(2))
                : null;
    }
}
