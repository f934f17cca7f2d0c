package org.telltale.db.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Media;
import org.telltale.inference.verdict.Verdict;

/**
 * One session in a list. Immutable.
 *
 * @param id of the session
 * @param media examined, at the place where it was last known
 * @param created when it was first examined
 * @param updated when something was last added
 * @param verdict of the latest run; null where it was cancelled or cut short
 * @param runs how many
 * @param tags in alphabetical order
 * @param reviewed whether it is marked as reviewed
 * @param inBin whether it lies in the bin
 * @param position in the list: the higher, the nearer to its beginning
 */
public record SessionSummary(
        String id,
        Media media,
        Instant created,
        Instant updated,
        @Nullable Verdict verdict,
        int runs,
        List<String> tags,
        boolean reviewed,
        boolean inBin,
        long position) {
    public SessionSummary {
        tags = List.copyOf(tags);
    }

    /** A session without tags and marks, outside the bin. */
    public SessionSummary(
            String id,
            Media media,
            Instant created,
            Instant updated,
            @Nullable Verdict verdict,
            int runs) {
        this(id, media, created, updated, verdict, runs, List.of(), false, false, 0);
    }
}
