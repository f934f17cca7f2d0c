package org.telltale.explainer;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Finding;

/**
 * The numbers that models of packs give. A model scores every face, so that a score marks nothing
 * by being there; it is told as the number that it is. Stateless.
 */
final class ModelScores {
    private ModelScores() {}

    /** Whether a cue is one of them. */
    static boolean isScore(Cue cue) {
        return switch (cue.name()) {
            case "face-forgery-score",
                    "face-presentation-score",
                    "image-forgery-score",
                    "image-localization-score",
                    "synthetic-image-score" ->
                    true;
            default -> false;
        };
    }

    /** The number behind a finding; null where none is. */
    static @Nullable Cue of(Analysis analysis, Finding finding) {
        return analysis.cues().stream()
                .filter(cue -> finding.id().equals(cue.finding()) && isScore(cue))
                .findFirst()
                .orElse(null);
    }
}
