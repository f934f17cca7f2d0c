package org.telltale.inference.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;

/**
 * Fuses findings into a verdict. Without joint data the strongest single likelihood ratio stands;
 * ratios of detectors that look at the same pixels are never summed. What lies inside the dead zone
 * is INCONCLUSIVE, and a forced answer is kept beside it. Immutable.
 *
 * @param deadZone half width in log10 likelihood ratio; at least log10 2, below which the ENFSI
 *     scale has no words of support
 */
public record VerdictRule(double deadZone) {
    public VerdictRule {
        if (!(deadZone >= Math.log10(2))) {
            throw new IllegalArgumentException("dead zone " + deadZone + " is below log10 2");
        }
    }

    /**
     * The verdict over all detectors' answers. Where the measurements do not decide, a generator
     * that the file declares is given as the reason; it moves neither label nor ratio.
     */
    public Verdict decide(MediaKind kind, List<DetectorRun> runs) {
        Finding decisive = strongest(runs, Outcome.Completed.class);
        if (decisive == null) {
            Finding forced = strongest(runs, Outcome.Inconclusive.class);
            double score = forced == null ? 0 : llr(forced);
            return verdict(
                    Label.INCONCLUSIVE,
                    null,
                    score,
                    undecided(runs, reasonForNone(kind, runs)),
                    List.of());
        }
        double llr = llr(decisive);
        List<String> ids = List.of(decisive.id());
        if (llr >= deadZone) {
            Reason reason = Reason.of("verdict.fake", title(decisive, runs));
            return verdict(Label.FAKE, llr, llr, reason, ids);
        }
        if (llr <= -deadZone) {
            Reason reason = Reason.of("verdict.real", title(decisive, runs));
            return verdict(Label.REAL, llr, llr, reason, ids);
        }
        return verdict(
                Label.INCONCLUSIVE, llr, llr, undecided(runs, Reason.of("verdict.dead-zone")), ids);
    }

    private static Verdict verdict(
            Label label, @Nullable Double llr, double score, Reason reason, List<String> ids) {
        double probability = 1 / (1 + Math.pow(10, -score));
        return new Verdict(
                label,
                llr,
                llr == null ? Strength.NONE : Strength.of(llr),
                score > 0 ? Label.FAKE : Label.REAL,
                probability,
                reason,
                ids);
    }

    private static Reason undecided(List<DetectorRun> runs, Reason otherwise) {
        return runs.stream()
                .flatMap(run -> run.outcome().evidence().declarations().stream())
                .filter(declaration -> declaration.kind() == Declaration.Kind.GENERATOR)
                .map(Declaration::statement)
                .findFirst()
                .orElse(otherwise);
    }

    private static String title(Finding finding, List<DetectorRun> runs) {
        String id = finding.provenance().detector();
        return runs.stream()
                .map(DetectorRun::detector)
                .filter(detector -> detector.id().equals(id))
                .map(DetectorInfo::title)
                .findFirst()
                .orElse(id);
    }

    private static @Nullable Finding strongest(
            List<DetectorRun> runs, Class<? extends Outcome> kind) {
        return runs.stream()
                .map(DetectorRun::outcome)
                .filter(kind::isInstance)
                .flatMap(outcome -> outcome.evidence().findings().stream())
                .filter(finding -> finding.llr() != null)
                .max(Comparator.comparingDouble(finding -> Math.abs(llr(finding))))
                .orElse(null);
    }

    private static double llr(Finding finding) {
        Double llr = finding.llr();
        return llr == null ? 0 : llr;
    }

    /**
     * Why nothing decided: first what kept a scoring detector from deciding, then what failed, then
     * any other abstention.
     */
    private static Reason reasonForNone(MediaKind kind, List<DetectorRun> runs) {
        return Stream.of(
                        runs.stream().map(DetectorRun::outcome).filter(VerdictRule::scored),
                        runs.stream()
                                .map(DetectorRun::outcome)
                                .filter(Outcome.Failed.class::isInstance),
                        runs.stream().map(DetectorRun::outcome))
                .flatMap(outcomes -> outcomes)
                .map(VerdictRule::obstacle)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() ->
                        kind == MediaKind.IMAGE
                                ? Reason.of("verdict.no-evidence")
                                : Reason.of(
                                        "verdict.no-detector."
                                                + kind.name().toLowerCase(Locale.ROOT)));
    }

    private static boolean scored(Outcome outcome) {
        return outcome.evidence().findings().stream()
                .anyMatch(finding -> finding.place() instanceof Place.Whole);
    }

    private static @Nullable Reason obstacle(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Inconclusive inconclusive -> inconclusive.reason();
            case Outcome.Failed failed -> failed.error();
            case Outcome.Completed c -> null;
            case Outcome.NotApplicable n -> null;
            case Outcome.Cancelled c -> null;
        };
    }
}
