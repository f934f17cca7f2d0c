package org.telltale.db.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Media;
import org.telltale.inference.verdict.Verdict;

/**
 * One session in a list. Immutable.
 *
 * @param id of the session
 * @param media examined
 * @param created when it was first examined
 * @param updated when something was last added
 * @param verdict of the latest run; null where it was cancelled or cut short
 * @param runs how many
 */
public record SessionSummary(
        String id,
        Media media,
        Instant created,
        Instant updated,
        @Nullable Verdict verdict,
        int runs) {}
