package org.telltale.inference.detect.fusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.detect.GreyMap;
import org.telltale.inference.detect.ScoredEvidence;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.verdict.Fusion;

/**
 * Tampering map: the calibrated answers of the measured detectors as one score, one map and one set
 * of places. The score is the {@link Fusion} of their ratios. Places of different detectors that
 * overlap by more than half of the smaller become one, outlined by the detector that is surest of
 * it; its score is the weighted sum over the detectors that point there, never more than the
 * picture's. The map shows each cell's score as a ratio. Looks at no pixel itself: it runs last and
 * reads what the detectors before it answered.
 */
public final class TamperingMapDetector implements Detector {
    /** Id of the detector whose ratio, where it has one, decides. */
    public static final String ID = "tampering-map";

    /** Identity; the version rises whenever the score of the same answers may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    ID, "1", "Tampering map", Set.of(MediaKind.IMAGE), Profile.STANDARD, 90);

    private static final int MOST_REGIONS = 8;

    private final Fusion fusion;

    /** A detector that fuses as the given models say. */
    public TamperingMapDetector(Fusion fusion) {
        this.fusion = fusion;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        List<DetectorRun> runs = examination.earlierRuns();
        Fusion.Model model = fusion.covering(runs);
        if (model == null) {
            return new Outcome.NotApplicable(Reason.of("fusion.not-all"));
        }
        double sum = model.sum(runs);
        Map<String, Double> speaking = model.speaking(runs);
        Provenance provenance =
                examination
                        .provenance(INFO)
                        .withSetting("model", model.profile().name().toLowerCase(Locale.ROOT))
                        .withSetting(
                                "fused",
                                String.join(" ", speaking.keySet().stream().sorted().toList()));
        ScoredEvidence evidence =
                new ScoredEvidence(
                        INFO, Calibrations.of(model.calibration()), examination, provenance);
        evidence.whole(sum);
        if (speaking.isEmpty()) {
            return evidence.abstain(Reason.of("fusion.none-speaks"));
        }
        PlacedEvidence grid =
                new PlacedEvidence(
                        examination, examination.image().width(), examination.image().height());
        List<Fused> places =
                fuse(grid.of(runs, speaking.keySet()), speaking, sum, model.leastRegion());
        EvidenceMap map = map(examination, grid, places, model);
        evidence.map(map);
        for (Fused place : places) {
            evidence.region(
                    new CellMask(
                            grid.across(), grid.down(), grid.transform(), place.lead().cells()),
                    map.sha256(),
                    place.score(),
                    "tampering-agreement",
                    place.detectors().size(),
                    "of those fused");
        }
        return evidence.outcome();
    }

    private static List<Fused> fuse(
            List<PlacedEvidence.Placed> placed,
            Map<String, Double> weights,
            double most,
            double least) {
        List<PlacedEvidence.Placed> leads = new ArrayList<>();
        List<Fused> fused = new ArrayList<>();
        for (PlacedEvidence.Placed candidate : placed) {
            if (leads.stream().noneMatch(candidate::overlaps)) {
                leads.add(candidate);
                Fused place = Fused.of(candidate, placed, weights, most);
                if (place.score() >= least && fused.size() < MOST_REGIONS) {
                    fused.add(place);
                }
            }
        }
        fused.sort((a, b) -> Double.compare(b.score(), a.score()));
        return fused;
    }

    private static EvidenceMap map(
            Examination examination, PlacedEvidence grid, List<Fused> places, Fusion.Model model) {
        double[] values = new double[grid.across() * grid.down()];
        for (Fused place : places) {
            double llr = model.calibration().llr(place.score());
            place.lead().cells().stream().forEach(c -> values[c] = Math.max(values[c], llr));
        }
        return GreyMap.of(
                examination.worker(),
                ID,
                values,
                grid.across(),
                grid.transform(),
                0,
                Math.max(0.1, model.calibration().highest()),
                "log10 likelihood ratio");
    }

    /**
     * A place of the fused map.
     *
     * @param lead the detector's place that outlines it
     * @param detectors that point there
     * @param score weighted sum of their ratios
     */
    private record Fused(PlacedEvidence.Placed lead, Set<String> detectors, double score) {
        static Fused of(
                PlacedEvidence.Placed lead,
                List<PlacedEvidence.Placed> placed,
                Map<String, Double> weights,
                double most) {
            Map<String, Double> strongest = new HashMap<>();
            for (PlacedEvidence.Placed other : placed) {
                if (other.overlaps(lead)) {
                    strongest.merge(other.detector(), other.llr(), Math::max);
                }
            }
            double score =
                    strongest.entrySet().stream()
                            .mapToDouble(e -> weights.getOrDefault(e.getKey(), 0.0) * e.getValue())
                            .sum();
            return new Fused(lead, strongest.keySet(), Math.min(score, most));
        }
    }
}
