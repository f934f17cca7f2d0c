package org.telltale.explainer.rubric;

import java.util.List;
import java.util.Locale;
import org.telltale.explainer.Messages;

/**
 * Judges any English text, ours or imported, against the eight standards of the DDL-X challenge, by
 * lexicons and rules that are data beside this class. It reads sentences and clauses, what they
 * deny and what they compare with; it does not look at the picture, and no grade of it replaces an
 * annotator's. Immutable and thread-safe.
 */
public final class RubricCheck {
    private final List<Standard> standards;

    /**
     * A check that gives its reasons in the given language; the texts judged are English.
     *
     * @param locale a language without translation falls back to English
     */
    public RubricCheck(Locale locale) {
        Messages messages = new Messages("rubric.standards", locale);
        standards =
                List.of(
                        new AttributeStandard(messages),
                        new GroundingStandard(messages),
                        new LocalizationStandard(messages),
                        new AnalysisStandard(messages),
                        new FaithfulnessStandard(messages),
                        new BoxStandard(messages),
                        new FaceCentredStandard(messages),
                        new LanguageStandard(messages));
    }

    /** A check that gives its reasons in English. */
    public RubricCheck() {
        this(Locale.ENGLISH);
    }

    /**
     * Judges one text. A standard whose inputs are missing gets no grade and leaves the weighted
     * score. Of a text longer than 20 000 characters the beginning is judged.
     */
    public RubricResult check(ExplainedText text) {
        ReadText read = new ReadText(text, TextReader.read(text.text()));
        List<StandardGrade> grades = standards.stream().map(s -> s.judge(read)).toList();
        double sum = 0;
        int weights = 0;
        for (int i = 0; i < standards.size(); i++) {
            Integer grade = grades.get(i).grade();
            if (grade != null) {
                sum += standards.get(i).weight() * grade;
                weights += standards.get(i).weight();
            }
        }
        return new RubricResult(grades, weights == 0 ? null : sum / (2.0 * weights));
    }
}
