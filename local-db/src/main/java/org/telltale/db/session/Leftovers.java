package org.telltale.db.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Files of sessions whose content is removed, noted in {@code <database>.artifacts/removing.txt}
 * until they are gone and the database file holds nothing of those sessions: a line each, {@code
 * artifact} or {@code media} and a digest. Notes are written and read inside write transactions, so
 * that several processes take turns. Thread-safe.
 */
final class Leftovers {
    private final Database database;
    private final Artifacts artifacts;
    private final Thumbnails thumbnails;
    private final Path notes;

    Leftovers(Database database, Artifacts artifacts, Thumbnails thumbnails) {
        this.database = database;
        this.artifacts = artifacts;
        this.thumbnails = thumbnails;
        this.notes = artifacts.folder().resolve("removing.txt");
    }

    /** Notes what a session leaves, inside the transaction that removes it. */
    void note(String media, List<String> digests) throws IOException {
        PrivateFiles.folder(artifacts.folder());
        PrivateFiles.file(notes);
        StringBuilder lines = new StringBuilder("media ").append(media).append('\n');
        digests.forEach(digest -> lines.append("artifact ").append(digest).append('\n'));
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        try (FileChannel out =
                FileChannel.open(notes, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        PrivateFiles.forceFolder(artifacts.folder());
    }

    /** Whether something is still to be removed: after a crash, or while others read. */
    boolean any() {
        return Files.exists(notes);
    }

    /**
     * Removes what is noted, unless a session names it again, and writes the database file anew.
     *
     * @return whether nothing is left; true where nothing was noted
     */
    boolean finish() {
        if (!any()) {
            return true;
        }
        String done = database.write(this::removeFiles);
        if (!database.compact()) {
            return false;
        }
        return database.write(handle -> forget(done));
    }

    private String removeFiles(Handle handle) {
        try {
            String noted = Files.readString(notes);
            for (String line : noted.lines().toList()) {
                String digest = line.substring(line.indexOf(' ') + 1);
                if (line.startsWith("artifact ") && !isNamed(handle, "artifact", digest)) {
                    artifacts.remove(digest);
                } else if (line.startsWith("media ") && !isNamed(handle, "media", digest)) {
                    thumbnails.remove(digest);
                }
            }
            return noted;
        } catch (NoSuchFileException e) {
            return ""; // another process was quicker
        } catch (IOException e) {
            throw Refusal.of(e, artifacts.folder());
        }
    }

    private static boolean isNamed(Handle handle, String table, String sha256) {
        return handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM %s WHERE sha256 = ?)".formatted(table))
                .bind(0, sha256)
                .mapTo(boolean.class)
                .one();
    }

    /** The notes go, unless another process added to them meanwhile. */
    private boolean forget(String done) {
        try {
            boolean same = !any() || Files.readString(notes).equals(done);
            if (same) {
                Files.deleteIfExists(notes);
            }
            return same;
        } catch (IOException e) {
            throw Refusal.of(e, notes);
        }
    }
}
