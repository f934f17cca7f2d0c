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
 */
public record StoredSession(
        SessionSummary summary,
        Analysis analysis,
        List<AuthoredExplanation> explanations,
        List<Note> notes) {
    public StoredSession {
        explanations = List.copyOf(explanations);
        notes = List.copyOf(notes);
    }

    /** An explanation and who wrote it when. */
    public record AuthoredExplanation(Explanation explanation, String author, Instant time) {}

    /** A note and who wrote it when. */
    public record Note(String text, String author, Instant time) {}
}
