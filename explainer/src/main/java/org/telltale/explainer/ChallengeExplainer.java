package org.telltale.explainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.verdict.Verdict;

/** Words the forced answer in the reference style of DDL-X, with the boxes that belong to it. */
final class ChallengeExplainer {
    private final Locale locale;
    private final Map<String, String> attributes;
    private final Messages messages;

    /**
     * A composer in one language.
     *
     * @param attributes of the person shown that an analyst confirmed
     */
    ChallengeExplainer(Locale locale, Map<String, String> attributes) {
        this.locale = locale;
        this.attributes = attributes;
        this.messages = new Messages("challenge", locale);
    }

    /** The answer; null where the analysis was cancelled, so that there is none. */
    @Nullable ChallengeAnswer answer(Analysis analysis) {
        Verdict verdict = analysis.verdict();
        if (verdict == null) {
            return null;
        }
        PlaceWords places = new PlaceWords(analysis, locale);
        SubjectStatement subject = new SubjectStatement(analysis, attributes, messages);
        List<Statement> statements = new ArrayList<>();
        if (verdict.forcedLabel() == Label.REAL && isUnexamined(analysis)) {
            Statement forced = Citation.NONE.statement(messages.text("real.unexamined"));
            return new ChallengeAnswer(Label.REAL, List.of(), false, explanation(List.of(forced)));
        }
        if (verdict.forcedLabel() == Label.REAL) {
            statements.add(Citation.NONE.statement(messages.text("real.opening")));
            statements.addAll(subject.of(null));
            statements.addAll(new RealStatements(analysis, places, messages, locale).of());
            statements.add(summary("real.summary.", analysis));
            return new ChallengeAnswer(Label.REAL, List.of(), false, explanation(statements));
        }
        Localization localization = Localization.of(analysis);
        statements.addAll(subject.of(localization.face()));
        statements.addAll(new FakeStatements(analysis, places, messages, locale).of(localization));
        statements.add(summary("fake.summary.", analysis));
        return new ChallengeAnswer(
                Label.FAKE,
                localization.boxes(),
                localization.isFallback(),
                explanation(statements));
    }

    /** The text alone; of a cancelled analysis it says that there is no answer. */
    Explanation explain(Analysis analysis) {
        ChallengeAnswer answer = answer(analysis);
        return answer == null
                ? explanation(List.of(Citation.NONE.statement(messages.text("cancelled"))))
                : answer.explanation();
    }

    // The reference wording is DDL-X's, for images; of sound and video that no detector looked at
    // it
    // would state what nobody measured.
    private static boolean isUnexamined(Analysis analysis) {
        return analysis.media().kind() != MediaKind.IMAGE
                && analysis.findings().isEmpty()
                && analysis.cues().isEmpty();
    }

    private Statement summary(String prefix, Analysis analysis) {
        String kind = analysis.media().kind().name().toLowerCase(Locale.ROOT);
        return Citation.NONE.statement(messages.text(prefix + kind));
    }

    private Explanation explanation(List<Statement> statements) {
        return new Explanation(Style.CHALLENGE, locale.toLanguageTag(), statements);
    }
}
