package org.telltale.inference.detect.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.detect.DetectorBench;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.image.Plane;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reference.ReferenceRanges;

class PowerSpectrumDetectorTest {
    @TempDir Path folder;

    @Test
    void whatRealPhotographsCoverIsMeasuredAndNeutral() throws Exception {
        Outcome outcome = png(GreyPicture.scene(900, 700, 3, 11));

        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        assertThat(names(outcome))
                .containsExactly(
                        "spectrum-slope",
                        "spectrum-high-excess",
                        "spectrum-peak-eighths",
                        "spectrum-peak-sixteenths");
        assertThat(cue(outcome, "spectrum-peak-sixteenths").supports())
                .isEqualTo(Cue.Support.NEITHER);
        assertThat(cue(outcome, "spectrum-slope").reference()).isNotNull();
        assertThat(outcome.evidence().findings()).isEmpty();
    }

    @Test
    void aStrongPatternIsOutsideTheRange() throws Exception {
        Plane scene = GreyPicture.scene(900, 700, 3, 11).plane();
        Outcome outcome =
                png(
                        GreyPicture.of(
                                900,
                                700,
                                (x, y) ->
                                        scene.at(x, y)
                                                + 6 * Math.cos(2 * Math.PI * (3 * x + y) / 16)));

        Cue peak = cue(outcome, "spectrum-peak-sixteenths");
        assertThat(peak.value()).isGreaterThan(Objects.requireNonNull(peak.reference()).high());
        // One real photograph in twenty lies outside a 95th percentile: it speaks for neither side.
        assertThat(peak.supports()).isEqualTo(Cue.Support.NEITHER);
    }

    @Test
    void aJpegsOwnBlocksAreLeftOut() throws Exception {
        try (DetectorBench bench = bench()) {
            Outcome outcome =
                    bench.jpeg(GreyPicture.scene(900, 700, 3, 11), 60, Orientation.ROTATED_90_CW);

            assertThat(names(outcome)).doesNotContain("spectrum-peak-eighths");
        }
    }

    @Test
    void theMapShowsFrequenciesAndNoPlace() throws Exception {
        EvidenceMap map = png(GreyPicture.scene(900, 700, 3, 11)).evidence().maps().getFirst();

        assertThat(map.name()).isEqualTo("power-spectrum");
        assertThat(map.showsFrequencies()).isTrue();
        assertThat(map.width()).isEqualTo(256);
        EvidenceMap.Transform at = map.transform();
        assertThat(at.offsetX() + at.scaleX() * 128).isZero();
        assertThat(at.offsetY()).isEqualTo(-0.5);
    }

    @Test
    void flatSaturatedSmallAndNarrowPicturesAreNotMeasured() throws Exception {
        assertThat(png(GreyPicture.of(900, 700, (x, y) -> 90)))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(png(GreyPicture.of(900, 700, (x, y) -> 255)))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(png(GreyPicture.scene(257, 257, 3, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(png(GreyPicture.of(1, 900, (x, y) -> y % 200)))
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    private DetectorBench bench() {
        ReferenceRanges ranges =
                ReferenceRanges.builtIn(PowerSpectrumDetector.ID, PowerSpectrumDetector.VERSION);
        return new DetectorBench(new PowerSpectrumDetector(ranges), folder);
    }

    private Outcome png(GreyPicture picture) throws Exception {
        try (DetectorBench bench = bench()) {
            return bench.png(picture);
        }
    }

    private static List<String> names(Outcome outcome) {
        return outcome.evidence().cues().stream().map(Cue::name).toList();
    }

    private static Cue cue(Outcome outcome, String name) {
        return outcome.evidence().cues().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
