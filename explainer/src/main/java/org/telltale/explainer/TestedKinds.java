package org.telltale.explainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.telltale.inference.detect.fusion.TamperingMapDetector;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Outcome;

/**
 * Which kinds of manipulation were tested and which were not, in words. A kind counts as tested
 * only where its detector completed with a calibrated answer: a measurement without one decides
 * nothing. Immutable.
 *
 * @param tested names of the kinds, then of detectors that test for no kind known here
 * @param notTested names of the kinds that media of this sort may hide
 */
public record TestedKinds(List<String> tested, List<String> notTested) {
    public TestedKinds {
        tested = List.copyOf(tested);
        notTested = List.copyOf(notTested);
    }

    /** The kinds of one analysis, in the given language. */
    public static TestedKinds of(Analysis analysis, Locale locale) {
        Messages kinds = new Messages("kinds", locale);
        List<DetectorRun> tests = analysis.runs().stream().filter(TestedKinds::decides).toList();
        List<String> tested = new ArrayList<>();
        List<String> notTested = new ArrayList<>();
        for (ManipulationKind kind : ManipulationKind.values()) {
            if (kind.concerns(analysis.media().kind())) {
                boolean done = tests.stream().anyMatch(run -> kind.testedBy(run.detector().id()));
                (done ? tested : notTested).add(kinds.text("kind." + kind.name()));
            }
        }
        tests.stream()
                .filter(TestedKinds::isForeign)
                .forEach(r -> tested.add(r.detector().title()));
        return new TestedKinds(tested, notTested);
    }

    /** What a finding of that detector is a sign of; its title where no kind is known for it. */
    public static String signOf(String detectorId, String title, Locale locale) {
        for (ManipulationKind kind : ManipulationKind.values()) {
            if (kind.testedBy(detectorId)) {
                return new Messages("kinds", locale).text("kind." + kind.name());
            }
        }
        return title;
    }

    private static boolean decides(DetectorRun run) {
        return run.outcome() instanceof Outcome.Completed completed
                && completed.evidence().findings().stream().anyMatch(f -> f.llr() != null);
    }

    /** Whether it tests for something that has no name here; the one that fuses others does not. */
    private static boolean isForeign(DetectorRun run) {
        if (run.detector().id().equals(TamperingMapDetector.ID)) {
            return false;
        }
        for (ManipulationKind kind : ManipulationKind.values()) {
            if (kind.testedBy(run.detector().id())) {
                return false;
            }
        }
        return true;
    }
}
