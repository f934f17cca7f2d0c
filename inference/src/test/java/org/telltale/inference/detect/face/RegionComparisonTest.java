package org.telltale.inference.detect.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.face.ConsistencyCue.Against;
import org.telltale.inference.detect.face.RegionMeasure.Chroma;
import org.telltale.inference.face.FacialRegion;

class RegionComparisonTest {
    private static final Chroma SKIN = new Chroma(20, 15);
    private static final RegionMeasure PLAIN = new RegionMeasure(4, 1, SKIN, -2.0, 1.2);

    private final Map<FacialRegion, RegionMeasure> face =
            new EnumMap<>(
                    Map.of(
                            FacialRegion.LEFT_CHEEK, PLAIN,
                            FacialRegion.RIGHT_CHEEK, PLAIN,
                            FacialRegion.LEFT_EYE, PLAIN,
                            FacialRegion.RIGHT_EYE, PLAIN,
                            FacialRegion.FOREHEAD, PLAIN,
                            FacialRegion.CHIN, PLAIN));

    @Test
    void alikeRegionsGiveRatiosOfOneAndDistancesOfNought() {
        List<Compared> all = new RegionComparison(face).compare();

        // Six regions against the rest and two pairs, five kinds each.
        assertThat(all).hasSize(6 * 5 + 2 * 5);
        assertThat(all)
                .allSatisfy(c ->
                        assertThat(c.value())
                                .isEqualTo(c.cue().unit().equals("ratio") ? 1.0 : 0.0));
    }

    @Test
    void aNoisierCheekIsAboveOneAndASmootherOneBelow() {
        face.put(FacialRegion.LEFT_CHEEK, new RegionMeasure(8, 1, SKIN, -1.5, 1.2));
        face.put(FacialRegion.CHIN, new RegionMeasure(2, 0.5, SKIN, -3.0, 2.4));

        assertThat(value(ConsistencyCue.NOISE_MIRROR, FacialRegion.LEFT_CHEEK)).isEqualTo(2);
        assertThat(value(ConsistencyCue.NOISE_FACE, FacialRegion.LEFT_CHEEK)).isEqualTo(2);
        assertThat(value(ConsistencyCue.NOISE_FACE, FacialRegion.CHIN)).isEqualTo(0.5);
        assertThat(value(ConsistencyCue.SHARPNESS_FACE, FacialRegion.CHIN)).isEqualTo(0.5);
    }

    @Test
    void aSteeperSpectrumIsADifferenceBelowNoughtAndAStrongerGridARatio() {
        face.put(FacialRegion.CHIN, new RegionMeasure(4, 1, SKIN, -3.0, 2.4));

        assertThat(value(ConsistencyCue.SPECTRUM_FACE, FacialRegion.CHIN)).isEqualTo(-1);
        assertThat(value(ConsistencyCue.BLOCKING_FACE, FacialRegion.CHIN)).isEqualTo(2);
    }

    @Test
    void whatWasNotMeasuredIsNotCompared() {
        face.put(FacialRegion.LEFT_EYE, new RegionMeasure(4, 1, SKIN, null, 1.2));
        face.put(FacialRegion.CHIN, new RegionMeasure(4, 1, SKIN, -2.0, null));

        assertThat(regions(ConsistencyCue.SPECTRUM_FACE))
                .contains(FacialRegion.CHIN)
                .doesNotContain(FacialRegion.LEFT_EYE);
        assertThat(regions(ConsistencyCue.SPECTRUM_MIRROR))
                .containsExactly(FacialRegion.LEFT_CHEEK);
        assertThat(regions(ConsistencyCue.BLOCKING_FACE))
                .contains(FacialRegion.LEFT_EYE)
                .doesNotContain(FacialRegion.CHIN);
    }

    @Test
    void ofAPairTheSideThatDepartsFromTheRestIsReported() {
        face.put(FacialRegion.RIGHT_CHEEK, new RegionMeasure(1, 1, new Chroma(23, 19), -2.0, 1.2));

        assertThat(regions(ConsistencyCue.NOISE_MIRROR)).contains(FacialRegion.RIGHT_CHEEK);
        assertThat(regions(ConsistencyCue.NOISE_MIRROR)).doesNotContain(FacialRegion.LEFT_CHEEK);
        assertThat(value(ConsistencyCue.NOISE_MIRROR, FacialRegion.RIGHT_CHEEK)).isEqualTo(0.25);
        assertThat(value(ConsistencyCue.COLOUR_MIRROR, FacialRegion.RIGHT_CHEEK))
                .isCloseTo(5, within(1e-9));
    }

    @Test
    void lessNoiseThanRoundingIsNone() {
        face.put(FacialRegion.CHIN, new RegionMeasure(0, 1, SKIN, -2.0, 1.2));

        assertThat(value(ConsistencyCue.NOISE_FACE, FacialRegion.CHIN))
                .isCloseTo(Math.sqrt(1 / 12.0) / 4, within(1e-9));
    }

    @Test
    void aGreyFaceHasNoColourCue() {
        face.replaceAll(
                (region, measure) -> new RegionMeasure(4, 1, new Chroma(0.5, 0.5), -2.0, 1.2));

        assertThat(new RegionComparison(face).compare())
                .noneMatch(c -> c.cue().kind() == ConsistencyCue.Kind.COLOUR);
    }

    @Test
    void withTooFewRegionsThereIsNoRestOfTheFace() {
        face.keySet().retainAll(List.of(FacialRegion.LEFT_CHEEK, FacialRegion.RIGHT_CHEEK));

        assertThat(new RegionComparison(face).compare()).hasSize(5);
        assertThat(new RegionComparison(face).compare())
                .allMatch(c -> c.cue().against() == Against.MIRRORED_REGION);
    }

    private double value(ConsistencyCue cue, FacialRegion region) {
        return new RegionComparison(face)
                .compare().stream()
                        .filter(c -> c.cue() == cue && c.region() == region)
                        .findFirst()
                        .orElseThrow()
                        .value();
    }

    private List<FacialRegion> regions(ConsistencyCue cue) {
        return new RegionComparison(face)
                .compare().stream().filter(c -> c.cue() == cue).map(Compared::region).toList();
    }
}
