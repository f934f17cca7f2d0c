package org.telltale.explainer;

import java.util.List;
import java.util.Objects;
import org.telltale.inference.media.Box;
import org.telltale.inference.verdict.Label;

/**
 * What a challenge is told about one media: label, boxes and text, which always agree. Made by
 * {@link Explainer#challengeAnswer}. Immutable.
 *
 * @param label FAKE or REAL: the verdict's forced answer
 * @param boxes in source pixels after orientation; empty for REAL and for media without a picture
 * @param boxesAreFallback whether nothing was localized, so that the box is the face's or the full
 *     frame; true for FAKE only. Such boxes belong in exports, never in a session or report
 * @param explanation in {@link Style#CHALLENGE}
 */
public record ChallengeAnswer(
        Label label, List<Box> boxes, boolean boxesAreFallback, Explanation explanation) {
    public ChallengeAnswer {
        Objects.requireNonNull(explanation);
        boxes = List.copyOf(boxes);
        if (label == Label.INCONCLUSIVE) {
            throw new IllegalArgumentException("a challenge is answered FAKE or REAL");
        }
        if (label == Label.REAL && !boxes.isEmpty()) {
            throw new IllegalArgumentException("a real media has no manipulated place");
        }
    }

    /** The same answer in other words, as an analyst corrected them. */
    public ChallengeAnswer reworded(Explanation text) {
        return new ChallengeAnswer(label, boxes, boxesAreFallback, text);
    }
}
