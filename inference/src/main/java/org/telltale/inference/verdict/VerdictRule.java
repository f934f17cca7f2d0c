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
 * Turns findings into a verdict. Where a detector that fuses the others by weights learned on joint
 * scores completed, its ratio decides; else the strongest single likelihood ratio stands, and
 * ratios are never summed here. What lies inside the dead zone is INCONCLUSIVE, and a forced answer
 * is kept beside it. Immutable.
 *
 * @param deadZone half width in log10 likelihood ratio; at least log10 2, below which the ENFSI
 *     scale has no words of support
 * @param fusedBy id of the detector that fuses the others; null where there is none
 */
public record VerdictRule(double deadZone, @Nullable String fusedBy) {
    public VerdictRule {
        if (!(deadZone >= Math.log10(2))) {
            throw new IllegalArgumentException("dead zone " + deadZone + " is below log10 2");
        }
    }

    /** A rule without fusion: the strongest single ratio stands. */
    public VerdictRule(double deadZone) {
        this(deadZone, null);
    }

    /**
     * The verdict over all detectors' answers. Where the measurements do not decide, a generator
     * that the file declares is given as the reason; it moves neither label nor ratio.
     */
    public Verdict decide(MediaKind kind, List<DetectorRun> runs) {
        Finding fused = fused(runs);
        Finding decisive = fused == null ? strongest(runs, Outcome.Completed.class) : fused;
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
            Reason reason =
                    fused == null
                            ? Reason.of("verdict.fake", title(decisive, runs))
                            : Reason.of("verdict.fake-fused", title(highest(runs, fused), runs));
            return verdict(Label.FAKE, llr, llr, reason, ids);
        }
        if (llr <= -deadZone) {
            Reason reason =
                    fused == null
                            ? Reason.of("verdict.real", title(decisive, runs))
                            : Reason.of("verdict.real-fused");
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

    /** What the fusing detector says of the whole media, where it completed with a ratio. */
    private @Nullable Finding fused(List<DetectorRun> runs) {
        return runs.stream()
                .filter(run -> run.detector().id().equals(fusedBy))
                .map(DetectorRun::outcome)
                .filter(Outcome.Completed.class::isInstance)
                .flatMap(outcome -> outcome.evidence().findings().stream())
                .filter(finding -> finding.place() instanceof Place.Whole && finding.llr() != null)
                .findFirst()
                .orElse(null);
    }

    /** Of the fused detectors, the one that leans most to manipulation. */
    private static Finding highest(List<DetectorRun> runs, Finding fused) {
        return runs.stream()
                .map(DetectorRun::outcome)
                .filter(Outcome.Completed.class::isInstance)
                .flatMap(outcome -> outcome.evidence().findings().stream())
                .filter(finding -> finding.llr() != null)
                .filter(finding ->
                        !finding.provenance().detector().equals(fused.provenance().detector()))
                .max(Comparator.comparingDouble(VerdictRule::llr))
                .orElse(fused);
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
