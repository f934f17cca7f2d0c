package org.telltale.db.session;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.MediaKind;

/**
 * Which sessions to list. Immutable.
 *
 * @param text words that must all occur, as the beginnings of words, in path, notes, explanations,
 *     metadata or tags; empty for any
 * @param kinds of media; empty for any
 * @param verdicts of the run shown; empty for any
 * @param reviewed whether marked as reviewed; null for any
 * @param tags that a session must all have, compared without regard to case
 * @param from sessions to which something was added at this time or later; null for any
 * @param until sessions to which nothing was added at this time or later; null for any
 * @param inBin whether those in the bin are listed, instead of the others
 * @param after position of the row after which the list goes on, as {@link SessionSummary#position}
 *     says; null for its beginning
 * @param limit most rows
 */
public record SessionQuery(
        String text,
        Set<MediaKind> kinds,
        Set<VerdictIs> verdicts,
        @Nullable Boolean reviewed,
        List<String> tags,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean inBin,
        @Nullable Long after,
        int limit) {
    /** The latest thousand. */
    public static final SessionQuery ALL = new SessionQuery("", 1000);

    public SessionQuery {
        Objects.requireNonNull(text);
        kinds = Set.copyOf(kinds);
        verdicts = Set.copyOf(verdicts);
        tags = List.copyOf(tags);
    }

    /** The latest sessions outside the bin in which words occur. */
    public SessionQuery(String text, int limit) {
        this(text, Set.of(), Set.of(), null, List.of(), null, null, false, null, limit);
    }

    /** The same with another text. */
    public SessionQuery withText(String words) {
        return new SessionQuery(
                words, kinds, verdicts, reviewed, tags, from, until, inBin, after, limit);
    }

    /** The same in the bin, or outside it. */
    public SessionQuery withInBin(boolean bin) {
        return new SessionQuery(
                text, kinds, verdicts, reviewed, tags, from, until, bin, after, limit);
    }

    /** A page of the same list. */
    public SessionQuery page(@Nullable Long afterPosition, int most) {
        return new SessionQuery(
                text, kinds, verdicts, reviewed, tags, from, until, inBin, afterPosition, most);
    }

    /** Whether it leaves something out, other than by its text and the bin. */
    public boolean isFiltered() {
        return !kinds.isEmpty()
                || !verdicts.isEmpty()
                || reviewed != null
                || !tags.isEmpty()
                || from != null
                || until != null;
    }

    /** The verdict of the run that a session shows. */
    public enum VerdictIs {
        FAKE,
        REAL,
        INCONCLUSIVE,
        /** The run was cut short, or goes on. */
        NONE
    }
}
