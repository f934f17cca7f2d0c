package org.telltale.explainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Outcome;

/**
 * Says which kinds of manipulation were tested and which were not. A kind counts as tested only
 * where its detector completed with a calibrated answer: a measurement without one decides nothing.
 */
final class KindStatements {
    private final Messages messages;
    private final Messages kinds;

    KindStatements(Messages messages, Locale locale) {
        this.messages = messages;
        this.kinds = new Messages("kinds", locale);
    }

    /** One sentence for what was tested, one for what was not. */
    List<Statement> of(Analysis analysis) {
        List<DetectorRun> tests = analysis.runs().stream().filter(KindStatements::tested).toList();
        List<String> tested = new ArrayList<>();
        List<String> untested = new ArrayList<>();
        for (ManipulationKind kind : ManipulationKind.values()) {
            if (kind.concerns(analysis.media().kind())) {
                boolean done = tests.stream().anyMatch(run -> kind.testedBy(run.detector().id()));
                (done ? tested : untested).add(kinds.text("kind." + kind.name()));
            }
        }
        tests.stream()
                .filter(KindStatements::isForeign)
                .forEach(r -> tested.add(r.detector().title()));
        List<Statement> statements = new ArrayList<>();
        statements.add(
                Citation.NONE.statement(
                        tested.isEmpty()
                                ? messages.text("kinds.nothing-tested")
                                : messages.text("kinds.tested", messages.enumerate(tested))));
        if (!untested.isEmpty()) {
            statements.add(
                    Citation.NONE.statement(
                            messages.text("kinds.not-tested", messages.enumerate(untested))));
        }
        return statements;
    }

    private static boolean tested(DetectorRun run) {
        return run.outcome() instanceof Outcome.Completed completed
                && completed.evidence().findings().stream().anyMatch(f -> f.llr() != null);
    }

    private static boolean isForeign(DetectorRun run) {
        for (ManipulationKind kind : ManipulationKind.values()) {
            if (kind.testedBy(run.detector().id())) {
                return false;
            }
        }
        return true;
    }
}
