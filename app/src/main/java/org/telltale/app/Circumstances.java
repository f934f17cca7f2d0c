package org.telltale.app;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.WhatWouldChange;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.verdict.Calibration;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.verdict.Fusion;
import org.telltale.inference.verdict.Verdict;

/**
 * What is known beside an analysis when its verdict is read: the dead zone, the calibration of what
 * decided, the detectors on this machine. Thread-safe; reads files, so not for the JavaFX thread.
 */
public final class Circumstances {
    private final Supplier<List<DetectorInfo>> installed;

    /**
     * The circumstances on this machine.
     *
     * @param installed all detectors that could run now
     */
    public Circumstances(Supplier<List<DetectorInfo>> installed) {
        this.installed = installed;
    }

    /** Those of one analysis, which may have been made by an older program. */
    public WhatWouldChange.Setting of(Analysis analysis) {
        return new WhatWouldChange.Setting(
                Calibrations.builtInVerdictRule().deadZone(), decisive(analysis), installed.get());
    }

    /** The calibration of what decided; null where this program has another one, or none. */
    private static @Nullable Calibration decisive(Analysis analysis) {
        Verdict verdict = analysis.verdict();
        if (verdict == null) {
            return null;
        }
        return analysis.findings().stream()
                .filter(finding -> verdict.decisive().contains(finding.id()))
                .map(finding -> calibration(analysis, finding))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Calibration calibration(Analysis analysis, Finding finding) {
        String id = finding.calibration();
        String detector = finding.provenance().detector();
        Calibrations builtIn = Calibrations.builtIn(detector);
        Stream<@Nullable Calibration> own =
                analysis.runs().stream()
                        .filter(run -> run.detector().id().equals(detector))
                        .map(run -> builtIn.of(run.detector()));
        Stream<@Nullable Calibration> fused =
                Calibrations.builtInFusion().models().stream().map(Fusion.Model::calibration);
        return Stream.concat(own, fused)
                .filter(Objects::nonNull)
                .filter(calibration -> calibration.id().equals(id))
                .filter(calibration -> calibration.detector().equals(detector))
                .findFirst()
                .orElse(null);
    }
}
