package org.telltale.app;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.db.session.AnalystWork;
import org.telltale.db.session.StoredSession;
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

    /** Explains an analysis to which nobody did anything by hand yet. */
    public Explained explain(Analysis analysis, Locale language) {
        return explain(analysis, language, AnalystWork.NONE);
    }

    /**
     * Explains an analysis, new or stored. The texts are the program's own, with the attributes
     * that an analyst confirmed; the grades are those of the challenge text that counts, which is
     * the analyst's where there is one.
     */
    public Explained explain(Analysis analysis, Locale language, AnalystWork work) {
        Explanation analyst = explainer.explain(analysis, Style.ANALYST, language);
        ChallengeAnswer challenge = explainer.challengeAnswer(analysis, work.attributes());
        StoredSession.AuthoredExplanation corrected = work.text(Style.CHALLENGE);
        RubricResult rubric = null;
        if (challenge != null) {
            ChallengeAnswer standing =
                    corrected == null ? challenge : challenge.reworded(corrected.explanation());
            rubric = judge(analysis, standing, work.attributes());
        }
        return new Explained(analyst, challenge, rubric);
    }

    /**
     * Judges an answer for a challenge.
     *
     * @param attributes of the person shown that an analyst confirmed
     */
    public RubricResult judge(
            Analysis analysis, ChallengeAnswer answer, Map<String, String> attributes) {
        return rubricCheck.check(RubricFacts.of(analysis, answer, null, attributes));
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
