package org.telltale.db.report;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.verdict.Calibration;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.verdict.Fusion;

/**
 * The calibrations that the findings of an analysis name, as far as this version of the program
 * still has them: an id names exactly one, so that a newer one never stands in for it. Stateless.
 */
final class UsedCalibrations {
    private UsedCalibrations() {}

    /** By id, in the order of the findings. */
    static SequencedMap<String, Calibration> of(Analysis analysis) {
        Calibrations builtIn =
                Calibrations.builtIn(
                        analysis.runs().stream()
                                .map(run -> run.detector().id())
                                .distinct()
                                .toArray(String[]::new));
        SequencedMap<String, Calibration> used = new LinkedHashMap<>();
        for (Finding finding : analysis.findings()) {
            String id = finding.calibration();
            if (id != null) {
                known(analysis, builtIn)
                        .filter(calibration -> calibration.id().equals(id))
                        .findFirst()
                        .ifPresent(calibration -> used.put(id, calibration));
            }
        }
        return used;
    }

    private static Stream<Calibration> known(Analysis analysis, Calibrations builtIn) {
        Stream<Calibration> own =
                analysis.runs().stream()
                        .map(DetectorRun::detector)
                        .map(builtIn::of)
                        .filter(Objects::nonNull);
        Stream<Calibration> fused =
                Calibrations.builtInFusion().models().stream().map(Fusion.Model::calibration);
        return Stream.concat(own, fused);
    }
}
