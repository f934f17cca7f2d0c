package org.telltale.db.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What a look for moved media found. Immutable.
 *
 * @param missing how many media were missing before
 * @param moved found, each with its new place
 * @param unreadable files and folders that could not be read
 */
public record FoundMedia(int missing, List<Moved> moved, List<Path> unreadable) {
    public FoundMedia {
        moved = List.copyOf(moved);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * One media.
     *
     * @param session id
     * @param sha256 digest of the media, and of the file at the path
     * @param path absolute
     */
    public record Moved(String session, String sha256, Path path) {
        public Moved {
            Objects.requireNonNull(session);
            Objects.requireNonNull(sha256);
            Objects.requireNonNull(path);
        }
    }
}
