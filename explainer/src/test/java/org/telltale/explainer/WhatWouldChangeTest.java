package org.telltale.explainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibration;
import org.telltale.inference.verdict.Label;

class WhatWouldChangeTest {
    private static final double ZONE = 0.5;
    private static final WhatWouldChange CHANGES = new WhatWouldChange(Locale.ENGLISH);

    @Test
    void detectorsThatLackTheSameAreToldTogether() {
        Analysis analysis =
                inconclusive(
                        0.1,
                        abstains("Grid", "jpeg.too-small", "64"),
                        abstains("Noise", "noise.too-small"),
                        abstains("Filter array", "cfa.no-trace"),
                        new DetectorRun(
                                "d9",
                                AnalysisFixture.detector("Light", 9),
                                new Outcome.NotApplicable(Reason.of("face-light.no-face")),
                                "cpu",
                                null,
                                1));
        assertThat(of(analysis, null))
                .anyMatch(s -> s.startsWith("The ratio 1.26 lies inside the zone"))
                .anyMatch(s -> s.contains("Grid and Noise need more pixels"))
                .anyMatch(s -> s.startsWith("The original file") && s.contains("Filter array"))
                .anyMatch(s -> s.contains("Light looks at faces, and none was found"));
    }

    @Test
    void whatWasNotAskedAndWhatNothingTestsIsNamed() {
        DetectorInfo slow =
                new DetectorInfo(
                        "copy-move-dense",
                        "1",
                        "Dense copies",
                        Set.of(MediaKind.IMAGE),
                        Profile.THOROUGH,
                        9);
        List<String> sentences =
                CHANGES.of(
                        inconclusive(0.1), new WhatWouldChange.Setting(ZONE, null, List.of(slow)));
        assertThat(sentences)
                .contains("Another profile, or a pack installed since: Dense copies was not asked.")
                .anyMatch(s ->
                        s.startsWith("A detector or model pack for what nothing here tests:")
                                && s.contains("face swap")
                                && !s.contains("copied within")
                                && !s.contains("speech"));
    }

    @Test
    void aRatioAtTheBoundOfItsCalibrationSaysSo() {
        Analysis fake = AnalysisFixture.fake(Analyses.IMAGE);
        assertThat(of(fake, calibration(1.9)))
                .anyMatch(s -> s.startsWith("The ratio 79.4 decides"))
                .anyMatch(s -> s.contains("40 real and 30 manipulated media from 20 sources"));
        assertThat(of(fake, calibration(2.5))).noneMatch(s -> s.contains("manipulated media"));
    }

    @Test
    void withoutAVerdictThereIsNothingToChange() {
        assertThat(of(Analyses.of(Analyses.IMAGE, null), null)).isEmpty();
        assertThat(of(inconclusive(null), null))
                .first()
                .asString()
                .startsWith("Nothing calibrated could be measured.");
    }

    @Test
    void everyRemedyHasItsSentences() {
        for (Remedy remedy : Remedy.values()) {
            assertThat(remedy.text(Locale.ENGLISH)).endsWith(".");
        }
    }

    @Test
    void aSilenceOfADetectorHasARemedy() {
        assertThat(
                        Stream.of(
                                "calibration.quality",
                                "residual.too-flat",
                                "spectrum.uncovered",
                                "engine.other-kind.image",
                                "engine.detector-fault",
                                "runtime.model-absent",
                                "pack-run.no-face",
                                "vignetting.too-small"))
                .allMatch(code -> Remedy.of(new Reason(code, List.of())) != null);
        assertThat(Remedy.of(new Reason("declared.camera", List.of()))).isNull();
    }

    private static List<String> of(Analysis analysis, @Nullable Calibration calibration) {
        return CHANGES.of(analysis, new WhatWouldChange.Setting(ZONE, calibration, List.of()));
    }

    private static Analysis inconclusive(@Nullable Double llr, DetectorRun... runs) {
        return Analyses.of(
                Analyses.IMAGE, Analyses.verdict(Label.INCONCLUSIVE, llr, Label.REAL), runs);
    }

    private static DetectorRun abstains(String title, String code, Object... arguments) {
        return Analyses.run(
                title, new Outcome.Inconclusive(Reason.of(code, arguments), Evidence.NONE));
    }

    private static Calibration calibration(double highest) {
        return new Calibration(
                "noise-level/1",
                "noise-level",
                "1",
                1,
                0,
                null,
                -1,
                highest,
                40,
                30,
                20,
                new Calibration.Conditions(List.of(), 0, 0, Long.MAX_VALUE, 0, 100),
                List.of(),
                "recipe");
    }
}
