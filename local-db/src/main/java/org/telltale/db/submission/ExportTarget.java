package org.telltale.db.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SessionSummary;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.reason.Reason;

/** Keeps the output of an export from the files that the database speaks of. */
public final class ExportTarget {
    private ExportTarget() {}

    /**
     * Why the target may not be written, whatever the user allows: it belongs to the database, or
     * it is a media file that was examined, by its path or, wherever it lies, by its digest.
     *
     * @param sessions all of the database
     * @throws IOException if the file that is there cannot be read
     */
    public static List<Reason> obstacles(
            Path target,
            SessionStore store,
            List<SessionSummary> sessions,
            Cancellation cancellation)
            throws IOException {
        Path file = target.toAbsolutePath().normalize();
        if (store.owns(file)) {
            return List.of(Reason.of("submission.target-is-database", file));
        }
        boolean there = Files.isRegularFile(file);
        long bytes = there ? Files.size(file) : -1;
        Set<String> ofThatSize =
                sessions.stream()
                        .map(SessionSummary::media)
                        .filter(media -> media.bytes() == bytes)
                        .map(Media::sha256)
                        .collect(Collectors.toSet());
        boolean examined =
                !ofThatSize.isEmpty() && ofThatSize.contains(Sha256.of(file, cancellation));
        if (examined || sessions.stream().anyMatch(s -> isAt(s.media(), file))) {
            return List.of(Reason.of("submission.target-is-media", file));
        }
        return List.of();
    }

    private static boolean isAt(Media media, Path file) {
        return media.path().normalize().equals(file);
    }
}
