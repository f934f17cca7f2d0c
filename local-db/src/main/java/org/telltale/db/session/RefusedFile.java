package org.telltale.db.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.telltale.inference.reason.Reason;

/**
 * A file that could not be read as media, so that it has no session. Immutable.
 *
 * @param path where it was
 * @param bytes its size
 * @param reason why it could not be read
 * @param time when that was tried last
 */
public record RefusedFile(Path path, long bytes, Reason reason, Instant time) {
    public RefusedFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(time);
    }

    /** Its name without folders. */
    public String name() {
        return String.valueOf(path.getFileName());
    }
}
