package org.telltale.db.session;

import java.time.Instant;
import java.util.List;
import org.telltale.explainer.Explanation;
import org.telltale.inference.engine.Analysis;

/**
 * One session as stored. Immutable.
 *
 * @param summary as in the list
 * @param analysis the latest run, as far as it got; its verdict is null where it did not finish
 * @param explanations of that run, oldest first, with their authors
 * @param notes oldest first
 * @param filters stacks of filters that analysts kept, oldest first
 * @param work what analysts did by hand to that run, and confirmed of the person shown
 */
public record StoredSession(
        SessionSummary summary,
        Analysis analysis,
        List<AuthoredExplanation> explanations,
        List<Note> notes,
        List<KeptFilters> filters,
        AnalystWork work) {
    public StoredSession {
        explanations = List.copyOf(explanations);
        notes = List.copyOf(notes);
        filters = List.copyOf(filters);
    }

    /** A session to which nobody did anything by hand. */
    public StoredSession(
            SessionSummary summary,
            Analysis analysis,
            List<AuthoredExplanation> explanations,
            List<Note> notes) {
        this(summary, analysis, explanations, notes, List.of(), AnalystWork.NONE);
    }

    /** An explanation and who wrote it when. */
    public record AuthoredExplanation(Explanation explanation, String author, Instant time) {}

    /** A note and who wrote it when. */
    public record Note(String text, String author, Instant time) {}

    /**
     * A stack of forensic filters, and who kept it when.
     *
     * @param name given by who kept it
     * @param media digest of the media that it was drawn from
     * @param stack for {@link org.telltale.inference.filter.FilterStackJson#read}, which says where
     *     a filter is not known here
     */
    public record KeptFilters(
            String name, String media, String stack, String author, Instant time) {}
}
