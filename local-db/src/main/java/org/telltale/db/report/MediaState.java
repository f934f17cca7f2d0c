package org.telltale.db.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.Sha256;

/** What lies now where a media was examined. Immutable. */
public sealed interface MediaState {
    /** The file that was examined: its digest is the same. */
    record Unchanged() implements MediaState {}

    /**
     * Another file.
     *
     * @param bytes its size
     * @param sha256 its digest
     */
    record Changed(long bytes, String sha256) implements MediaState {}

    /** No ordinary file. */
    record Missing() implements MediaState {}

    /** On another computer, which is not reached for: the path may have come in an archive. */
    record Remote() implements MediaState {}

    /**
     * A file that cannot be read.
     *
     * @param why in the system's words
     */
    record Unreadable(String why) implements MediaState {}

    /**
     * Digests the file again.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    static MediaState of(Media media, Cancellation cancellation) {
        String path = media.path().toString();
        if (path.startsWith("\\\\") || path.startsWith("//")) {
            return new Remote();
        }
        try {
            if (!Files.isRegularFile(media.path())) {
                return Files.exists(media.path(), LinkOption.NOFOLLOW_LINKS)
                                && Files.isReadable(media.path())
                        ? new Unreadable("not an ordinary file")
                        : new Missing();
            }
            String now = Sha256.of(media.path(), cancellation);
            return now.equals(media.sha256())
                    ? new Unchanged()
                    : new Changed(Files.size(media.path()), now);
        } catch (NoSuchFileException e) {
            return new Missing();
        } catch (IOException e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
