package org.telltale.db.submission.masks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.verdict.Verdict;

/**
 * What was said of one picture. Immutable.
 *
 * @param label of the verdict; null without a verdict
 * @param probability the forced submission score, 0 to 1; null without a verdict
 * @param detectors in running order
 */
public record PictureAnswer(
        @Nullable Label label, @Nullable Double probability, List<DetectorAnswer> detectors) {
    public PictureAnswer {
        detectors = List.copyOf(detectors);
    }

    /** The answers of an analysis at hand. */
    public static PictureAnswer of(Analysis analysis) {
        Verdict verdict = analysis.verdict();
        return new PictureAnswer(
                verdict == null ? null : verdict.label(),
                verdict == null ? null : (Double) verdict.probability(),
                analysis.runs().stream().map(PictureAnswer::answer).toList());
    }

    /** The same with these detectors only; with all of them where none is named. */
    public PictureAnswer only(Set<String> wanted) {
        return new PictureAnswer(
                label,
                probability,
                detectors.stream()
                        .filter(one -> wanted.isEmpty() || wanted.contains(one.detector()))
                        .toList());
    }

    private static DetectorAnswer answer(DetectorRun run) {
        List<Finding> findings = run.outcome().evidence().findings();
        List<EvidenceMap> maps = run.outcome().evidence().maps();
        Map<String, EvidenceMap> byDigest =
                maps.stream()
                        .collect(
                                Collectors.toMap(
                                        EvidenceMap::sha256, Function.identity(), (a, b) -> a));
        return new DetectorAnswer(
                run.detector().id(),
                DetectorAnswer.answer(status(run.outcome()), reasonCode(run.outcome())),
                score(findings),
                findings.stream()
                        .map(Finding::place)
                        .filter(Place.Region.class::isInstance)
                        .map(Place.Region.class::cast)
                        .map(r ->
                                new AnswerRegion(
                                        r.box(), r.mask() == null ? null : byDigest.get(r.mask())))
                        .toList(),
                heat(maps));
    }

    private static @Nullable EvidenceMap heat(List<EvidenceMap> maps) {
        return maps.stream()
                .filter(map -> !map.name().endsWith(DetectorAnswer.REGION_MASK))
                .filter(map -> !map.showsFrequencies())
                .findFirst()
                .orElse(null);
    }

    /** That of the whole picture, else that of the strongest place. */
    private static @Nullable Double score(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.place() instanceof Place.Whole)
                .findFirst()
                .or(() -> findings.stream().max(Comparator.comparingDouble(Finding::rawScore)))
                .map(Finding::rawScore)
                .orElse(null);
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed c -> "completed";
            case Outcome.NotApplicable n -> "not_applicable";
            case Outcome.Inconclusive i -> "inconclusive";
            case Outcome.Failed f -> "failed";
            case Outcome.Cancelled c -> "cancelled";
        };
    }

    private static @Nullable String reasonCode(Outcome outcome) {
        return outcome instanceof Outcome.Inconclusive i ? i.reason().code() : null;
    }
}
