package org.telltale.explainer;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.face.Face;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;
import org.telltale.inference.verdict.Strength;
import org.telltale.inference.verdict.Verdict;

/**
 * Where a forced FAKE answer places the manipulation. Immutable.
 *
 * @param findings that localize it; empty where none does
 * @param face that stands in where nothing is localized; null where there is none or none is needed
 * @param boxes in source pixels
 */
record Localization(List<Finding> findings, @Nullable Face face, List<Box> boxes) {
    Localization {
        findings = List.copyOf(findings);
        boxes = List.copyOf(boxes);
    }

    /**
     * Chooses the findings by what the verdict rests on: those of detectors that completed, where
     * one of them is calibrated, else those of detectors that abstained. Of these, the findings
     * whose likelihood ratio has words of support, else any that leans to manipulation, else those
     * without a calibration that a cue for manipulation belongs to. Places of the detector that the
     * verdict rests on come before those of all others: what it fused is not told twice.
     */
    static Localization of(Analysis analysis) {
        List<Finding> weighed = weighed(analysis);
        List<Finding> chosen =
                firstNonEmpty(
                        places(
                                weighed,
                                finding -> isSupported(finding) && isDecisive(analysis, finding)),
                        places(weighed, Localization::isSupported),
                        places(weighed, finding -> leansToFake(finding)),
                        places(
                                analysis.findings(),
                                finding -> finding.llr() == null && hasFakeCue(analysis, finding)));
        if (!chosen.isEmpty()) {
            return new Localization(chosen, null, boxes(chosen));
        }
        Face face = standIn(analysis);
        Box box = face == null ? frame(analysis.media()) : face.box();
        return new Localization(List.of(), face, box == null ? List.of() : List.of(box));
    }

    /** Whether nothing was localized, so that the boxes merely stand in. */
    boolean isFallback() {
        return findings.isEmpty() && !boxes.isEmpty();
    }

    private static List<Finding> weighed(Analysis analysis) {
        List<Finding> completed = findings(analysis, Outcome.Completed.class);
        return completed.stream().anyMatch(finding -> finding.llr() != null)
                ? completed
                : findings(analysis, Outcome.Inconclusive.class);
    }

    private static List<Finding> findings(Analysis analysis, Class<? extends Outcome> kind) {
        return analysis.runs().stream()
                .filter(run -> kind.isInstance(run.outcome()))
                .flatMap(run -> run.outcome().evidence().findings().stream())
                .toList();
    }

    private static List<Finding> places(List<Finding> findings, Predicate<Finding> which) {
        return findings.stream()
                .filter(finding -> !(finding.place() instanceof Place.Whole))
                .filter(which)
                .toList();
    }

    private static boolean isSupported(Finding finding) {
        Double llr = finding.llr();
        return llr != null && llr > 0 && Strength.of(llr) != Strength.NONE;
    }

    private static boolean isDecisive(Analysis analysis, Finding finding) {
        Verdict verdict = analysis.verdict();
        return verdict != null
                && analysis.findings().stream()
                        .filter(other -> verdict.decisive().contains(other.id()))
                        .anyMatch(other ->
                                other.provenance()
                                        .detector()
                                        .equals(finding.provenance().detector()));
    }

    private static boolean leansToFake(Finding finding) {
        Double llr = finding.llr();
        return llr != null && llr > 0;
    }

    private static boolean hasFakeCue(Analysis analysis, Finding finding) {
        return analysis.cues().stream()
                .anyMatch(cue ->
                        cue.supports() == Cue.Support.FAKE && finding.id().equals(cue.finding()));
    }

    @SafeVarargs
    private static List<Finding> firstNonEmpty(List<Finding>... candidates) {
        return Stream.of(candidates).filter(list -> !list.isEmpty()).findFirst().orElse(List.of());
    }

    private static List<Box> boxes(List<Finding> findings) {
        return findings.stream()
                .map(Finding::place)
                .filter(Place.Region.class::isInstance)
                .map(place -> ((Place.Region) place).box())
                .distinct()
                .toList();
    }

    /** The face with the most signs of manipulation, of these the largest. */
    private static @Nullable Face standIn(Analysis analysis) {
        return analysis.faces().stream()
                .max(
                        Comparator.comparingLong((Face face) -> fakeCues(analysis, face))
                                .thenComparingLong(face -> face.box().area()))
                .orElse(null);
    }

    private static long fakeCues(Analysis analysis, Face face) {
        return analysis.cues().stream()
                .filter(cue -> cue.supports() == Cue.Support.FAKE && face.id().equals(cue.face()))
                .count();
    }

    private static @Nullable Box frame(Media media) {
        Media.PictureSize size = media.picture();
        return size == null ? null : new Box(0, 0, size.width(), size.height());
    }
}
