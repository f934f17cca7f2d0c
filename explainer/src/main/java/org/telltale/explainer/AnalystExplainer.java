package org.telltale.explainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.face.Face;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Strength;
import org.telltale.inference.verdict.Verdict;

/**
 * Words an analysis for the analyst: verdict with both propositions, places, measured signs with
 * their reference, what was and was not tested, what the file declares, what was wrong with it.
 */
final class AnalystExplainer {
    private final Locale locale;
    private final Messages messages;
    private final Figures figures;
    private final VerdictWords words;

    AnalystExplainer(Locale locale) {
        this.locale = locale;
        this.messages = new Messages("analyst", locale);
        this.figures = new Figures(locale);
        this.words = new VerdictWords(locale);
    }

    Explanation explain(Analysis analysis) {
        PlaceWords places = new PlaceWords(analysis, locale);
        List<Statement> statements = new ArrayList<>(verdict(analysis));
        statements.addAll(new FoundStatements(analysis, places, messages, locale).of());
        statements.addAll(new MeasuredStatements(analysis, places, messages, locale).of());
        statements.addAll(faces(analysis));
        statements.addAll(new KindStatements(messages, locale).of(analysis));
        analysis.runs().stream()
                .map(run -> abstention(analysis, run))
                .filter(Objects::nonNull)
                .forEach(statements::add);
        Verdict verdict = analysis.verdict();
        analysis.declarations().stream()
                // One that is the verdict's reason was quoted there.
                .filter(d -> verdict == null || !d.statement().equals(verdict.reason()))
                .map(this::declared)
                .forEach(statements::add);
        analysis.problems().stream().map(this::problem).forEach(statements::add);
        return new Explanation(Style.ANALYST, locale.toLanguageTag(), statements);
    }

    private List<Statement> verdict(Analysis analysis) {
        Verdict verdict = analysis.verdict();
        if (verdict == null) {
            return List.of(Citation.NONE.statement(messages.text("verdict.cancelled")));
        }
        Citation decisive =
                Citation.ofFindings(
                        analysis,
                        analysis.findings().stream()
                                .filter(finding -> verdict.decisive().contains(finding.id()))
                                .toList());
        return List.of(
                decisive.statement(verdictLine(verdict)),
                decisive.statement(verdict.reason().text(locale)));
    }

    private String verdictLine(Verdict verdict) {
        Double llr = verdict.llr();
        if (llr == null) {
            return messages.text("verdict.inconclusive.none");
        }
        String side = llr > 0 ? "fake" : "real";
        String key =
                switch (verdict.label()) {
                    case FAKE -> "verdict.fake";
                    case REAL -> "verdict.real";
                    case INCONCLUSIVE ->
                            verdict.strength() == Strength.NONE
                                    ? "verdict.inconclusive.neither"
                                    : "verdict.inconclusive." + side;
                };
        return messages.text(key, words.support(verdict.strength()), figures.ratio(llr));
    }

    private List<Statement> faces(Analysis analysis) {
        List<Face> approximate =
                analysis.faces().stream()
                        .filter(face -> face.landmarks() == Face.Landmarks.APPROXIMATE)
                        .toList();
        if (!approximate.isEmpty()) {
            return List.of(
                    Citation.ofFaces(approximate).statement(messages.text("faces.approximate")));
        }
        boolean looked =
                analysis.runs().stream()
                        .anyMatch(run ->
                                run.detector().id().equals("faces")
                                        && run.outcome() instanceof Outcome.NotApplicable
                                        && analysis.media().kind() == MediaKind.IMAGE);
        return looked && analysis.faces().isEmpty()
                ? List.of(Citation.NONE.statement(messages.text("faces.none")))
                : List.of();
    }

    private @Nullable Statement abstention(Analysis analysis, DetectorRun run) {
        return switch (run.outcome()) {
            case Outcome.Inconclusive inconclusive ->
                    abstention(analysis, "detector.abstained", run, inconclusive.reason());
            case Outcome.Failed failed ->
                    abstention(analysis, "detector.failed", run, failed.error());
            case Outcome.Completed c -> null;
            case Outcome.NotApplicable n -> null;
            case Outcome.Cancelled c -> null;
        };
    }

    private Statement abstention(Analysis analysis, String key, DetectorRun run, Reason reason) {
        Stream<Finding> findings = run.outcome().evidence().findings().stream();
        return Citation.ofFindings(analysis, findings.toList())
                .statement(messages.text(key, run.detector().title(), reason.text(locale)));
    }

    private Statement declared(Declaration declaration) {
        String statement = declaration.statement().text(locale);
        return Citation.NONE.statement(
                declaration.verified() ? messages.text("declared.verified", statement) : statement);
    }

    private Statement problem(Reason problem) {
        return Citation.NONE.statement(messages.text("problem", problem.text(locale)));
    }
}
