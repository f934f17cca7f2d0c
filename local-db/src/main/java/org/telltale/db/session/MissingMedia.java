package org.telltale.db.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;

/**
 * A media that is not where it was: there is no file, or one of another size. Immutable.
 *
 * @param session id
 * @param sha256 digest
 * @param bytes size
 * @param path where it was
 */
public record MissingMedia(String session, String sha256, long bytes, Path path) {
    public MissingMedia {
        Objects.requireNonNull(session);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(path);
    }

    /**
     * Whether a media is not at its place, by a look at the file's size; the file is not opened. A
     * path on another computer, which may have come with an archive, is not reached for and counts
     * as missing. For any thread but JavaFX's.
     */
    public static boolean isMissing(Media media) {
        return isMissing(media.path(), media.bytes());
    }

    private static boolean isMissing(Path path, long bytes) {
        String text = path.toString();
        if (text.startsWith("\\\\") || text.startsWith("//")) {
            return true;
        }
        try {
            BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
            return !facts.isRegularFile() || facts.size() != bytes;
        } catch (IOException e) { // not there, or not to be seen
            return true;
        }
    }

    /** All of a database, outside the bin or in it. */
    static List<MissingMedia> of(Database database, Cancellation cancellation) {
        List<MissingMedia> all =
                database.read(handle ->
                        handle.createQuery(
                                        """
                                        SELECT session.id, sha256, bytes, path
                                        FROM media JOIN session ON session.media = media.sha256
                                        ORDER BY session.id
                                        """)
                                .map((row, context) ->
                                        new MissingMedia(
                                                row.getString("id"),
                                                row.getString("sha256"),
                                                row.getLong("bytes"),
                                                PathJson.path(row.getString("path"))))
                                .list());
        return all.stream()
                .filter(media -> {
                    cancellation.check();
                    return isMissing(media.path(), media.bytes());
                })
                .toList();
    }
}
