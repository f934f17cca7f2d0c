package org.telltale.db.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.EvidenceWords;
import org.telltale.inference.detect.fusion.TamperingMapDetector;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Box;

/**
 * A place in the picture with the number that text and picture share. Immutable.
 *
 * @param number from 1, the strongest first
 * @param box in source pixels, of the first finding
 * @param findings that point at it, the strongest first; never empty
 */
public record NumberedPlace(int number, Box box, List<Finding> findings) {
    private static final double SAME = 0.5;

    public NumberedPlace {
        findings = List.copyOf(findings);
    }

    /**
     * The places of an analysis that speak for manipulation or have no calibration. Detectors that
     * point at one place share its number: where the tampering map, which fuses them, covers most
     * of it, or where the boxes are much the same.
     */
    public static List<NumberedPlace> of(Analysis analysis) {
        EvidenceWords words = new EvidenceWords(analysis, Locale.ROOT);
        List<Finding> findings =
                analysis.findings().stream()
                        .filter(finding -> finding.place() instanceof Place.Region)
                        .filter(NumberedPlace::pointsAtIt)
                        .filter(finding -> !words.isScoreAlone(finding))
                        .sorted(
                                Comparator.comparing((Finding finding) -> !isFused(finding))
                                        .thenComparing(
                                                Comparator.comparingDouble(NumberedPlace::weight)
                                                        .reversed()))
                        .toList();
        List<NumberedPlace> places = new ArrayList<>();
        for (Finding finding : findings) {
            int same = indexOfSame(places, finding);
            if (same < 0) {
                places.add(new NumberedPlace(places.size() + 1, box(finding), List.of(finding)));
            } else {
                places.set(same, places.get(same).with(finding));
            }
        }
        return places;
    }

    /** The place that a finding has the number of; null where it has none. */
    public static @Nullable NumberedPlace of(String finding, List<NumberedPlace> places) {
        return places.stream()
                .filter(place -> place.findings.stream().anyMatch(f -> f.id().equals(finding)))
                .findFirst()
                .orElse(null);
    }

    private static boolean pointsAtIt(Finding finding) {
        Double llr = finding.llr();
        return llr == null || llr > 0;
    }

    private static int indexOfSame(List<NumberedPlace> places, Finding finding) {
        Box box = box(finding);
        for (int i = 0; i < places.size(); i++) {
            Box other = places.get(i).box();
            boolean inFused =
                    isFused(places.get(i).findings().getFirst())
                            && other.intersection(box) > SAME * Math.min(other.area(), box.area());
            if (inFused || other.iou(box) >= SAME) {
                return i;
            }
        }
        return -1;
    }

    private NumberedPlace with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new NumberedPlace(number, box, more);
    }

    private static Box box(Finding finding) {
        return ((Place.Region) finding.place()).box();
    }

    private static boolean isFused(Finding finding) {
        return finding.provenance().detector().equals(TamperingMapDetector.ID);
    }

    private static double weight(Finding finding) {
        Double llr = finding.llr();
        return llr == null ? 0 : llr;
    }
}
