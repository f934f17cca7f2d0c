package org.telltale.app;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.ChallengeAnswer;
import org.telltale.explainer.Explainer;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Style;
import org.telltale.explainer.rubric.RubricCheck;
import org.telltale.explainer.rubric.RubricFacts;
import org.telltale.explainer.rubric.RubricResult;
import org.telltale.inference.engine.Analysis;

/** Puts an analysis into words, and judges the words. Thread-safe. */
public final class AnalysisWords {
    private final Explainer explainer;
    private final RubricCheck rubricCheck;

    /** Words by the given explainer, judged by the given check. */
    public AnalysisWords(Explainer explainer, RubricCheck rubricCheck) {
        this.explainer = explainer;
        this.rubricCheck = rubricCheck;
    }

    /** Explains an analysis, new or stored. */
    public Explained explain(Analysis analysis, Locale language) {
        Explanation analyst = explainer.explain(analysis, Style.ANALYST, language);
        ChallengeAnswer challenge = explainer.challengeAnswer(analysis);
        RubricResult rubric =
                challenge == null
                        ? null
                        : rubricCheck.check(RubricFacts.of(analysis, challenge, null, Map.of()));
        return new Explained(analyst, challenge, rubric);
    }

    /**
     * An analysis in words.
     *
     * @param analyst for the analyst
     * @param challenge the forced answer for a challenge; null where the analysis was cancelled
     * @param rubric grades of the challenge's text; null where there is none
     */
    public record Explained(
            Explanation analyst,
            @Nullable ChallengeAnswer challenge,
            @Nullable RubricResult rubric) {}
}
