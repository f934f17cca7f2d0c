package org.telltale.explainer;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;

/**
 * Composes explanations from findings, cues, faces, declarations and the verdict: no sentence
 * without a source among these. Immutable.
 */
public final class Explainer {
    /**
     * The analysis in words. Works for every analysis: cancelled, without findings, without or with
     * several faces, with cues that this version does not know.
     *
     * @param style for whom
     * @param locale of the sentences; a language without translation falls back to English
     */
    public Explanation explain(Analysis analysis, Style style, Locale locale) {
        return switch (style) {
            case ANALYST -> new AnalystExplainer(locale).explain(analysis);
            case CHALLENGE -> new ChallengeExplainer(locale, Map.of()).explain(analysis);
        };
    }

    /**
     * What a challenge is told: the verdict's forced answer, its boxes in source pixels and its
     * text in English, which is what the challenges expect.
     *
     * @return null where the analysis was cancelled, so that there is no answer
     */
    public @Nullable ChallengeAnswer challengeAnswer(Analysis analysis) {
        return challengeAnswer(analysis, Map.of());
    }

    /**
     * The same, and what an analyst confirmed about the person shown.
     *
     * @param attributes values by names as {@link SubjectAttribute} has them; others are left out
     */
    public @Nullable ChallengeAnswer challengeAnswer(
            Analysis analysis, Map<String, String> attributes) {
        return new ChallengeExplainer(Locale.ENGLISH, attributes).answer(analysis);
    }
}
