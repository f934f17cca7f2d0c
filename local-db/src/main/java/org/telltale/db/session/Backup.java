package org.telltale.db.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.telltale.inference.metadata.Blob;

/**
 * Copies a database while others write to it: one state of it by SQLite's {@code VACUUM INTO}, and
 * its artefacts. The copy appears under its name only when it is whole and on disk.
 */
final class Backup {
    private final Database database;
    private final Artifacts artifacts;

    Backup(Database database, Artifacts artifacts) {
        this.database = database;
        this.artifacts = artifacts;
    }

    /**
     * Copies to a new file, with the artefacts beside it.
     *
     * @throws StoreException if that file exists, or cannot be written, or artefacts are missing
     *     here; in the last case the copy of the rest has been made
     */
    void to(Path target) {
        Path file = target.toAbsolutePath().normalize();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (Files.exists(file)) {
                throw Refusal.of("file.exists", null, file);
            }
            Path folder = PrivateFiles.folder(file.getParent());
            Files.deleteIfExists(part); // what a backup that was cut short left
            PrivateFiles.file(part);
            database.apart(handle -> handle.execute("VACUUM INTO ?", part.toUri().toString()));
            List<String> named = artifactsNamed();
            List<String> missing = copyArtifacts(named, Artifacts.of(file));
            force(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.forceFolder(folder);
            if (!missing.isEmpty()) {
                throw Refusal.of(
                        "backup.incomplete", null, file, missing.size(), missing.getFirst());
            }
        } catch (IOException e) {
            throw Refusal.of(e, file);
        } finally {
            delete(part);
        }
    }

    /** Of the database as it is now, which may name more than the copy: they do no harm there. */
    private List<String> artifactsNamed() {
        return database.read(handle ->
                handle.createQuery("SELECT DISTINCT sha256 FROM artifact ORDER BY sha256")
                        .mapTo(String.class)
                        .list());
    }

    private List<String> copyArtifacts(List<String> named, Artifacts copies) {
        return named.stream()
                .filter(sha256 -> {
                    Blob blob = artifacts.get(sha256);
                    if (blob != null) {
                        copies.put(blob);
                    }
                    return blob == null;
                })
                .toList();
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw Refusal.of(e, part);
        }
    }
}
