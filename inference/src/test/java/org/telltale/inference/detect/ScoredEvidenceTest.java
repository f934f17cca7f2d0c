package org.telltale.inference.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.detect.jpeg.JpegGridDetector;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Box;
import org.telltale.inference.verdict.Calibration;
import org.telltale.inference.verdict.Calibrations;

/** How calibrated and uncalibrated scores leave a detector, seen through one of them. */
class ScoredEvidenceTest {
    private static final Box SPLICE = new Box(203, 117, 363, 277);

    @TempDir Path folder;

    @Test
    void aCalibratedScoreCarriesItsRatioAndTheRegionSpeaks() throws Exception {
        Outcome outcome = examine(1.0, 0);
        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        assertThat(outcome.evidence().findings())
                .allSatisfy(f -> {
                    assertThat(f.llr()).isEqualTo(1.0);
                    assertThat(f.calibration()).isEqualTo("jpeg-grid/1");
                });
        assertThat(regionCues(outcome))
                .isNotEmpty()
                .allMatch(c -> c.supports() == Cue.Support.FAKE);
    }

    @Test
    void aRegionAsRealPicturesHaveThemIsNotShown() throws Exception {
        Outcome outcome = examine(-0.4, 0);
        assertThat(regions(outcome)).isEmpty();
        assertThat(regionCues(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isGreaterThan(0);
    }

    @Test
    void outsideTheConditionsTheDetectorAbstainsAndKeepsItsScoreForAForcedAnswer()
            throws Exception {
        Outcome outcome = examine(1.0, 10_000_000);
        assertThat(outcome).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(((Outcome.Inconclusive) outcome).reason().code()).isEqualTo("calibration.small");
        assertThat(outcome.evidence().findings())
                .singleElement()
                .satisfies(f -> assertThat(f.llr()).isEqualTo(1.0));
        assertThat(DetectorBench.score(outcome)).isGreaterThan(0);
        assertThat(regions(outcome)).isEmpty();
        assertThat(regionCues(outcome)).isEmpty();
    }

    @Test
    void aRegionWithoutAWordOfSupportIsNotShown() throws Exception {
        assertThat(regions(examine(Math.log10(1.9), 0))).isEmpty();
        assertThat(regions(examine(Math.log10(2.1), 0))).isNotEmpty();
    }

    @Test
    void aDetectorThatTheProgramHasNoCalibrationForPointsAtNothing() throws Exception {
        Outcome outcome = examine(Calibrations.of());
        assertThat(((Outcome.Inconclusive) outcome).reason().code()).isEqualTo("calibration.none");
        assertThat(regions(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isGreaterThan(0);
    }

    @Test
    void whileACalibrationIsMadeRawRegionsAreKept() throws Exception {
        Outcome outcome = examine(Calibrations.none());
        assertThat(((Outcome.Inconclusive) outcome).reason().code()).isEqualTo("calibration.none");
        assertThat(regions(outcome)).isNotEmpty().allSatisfy(f -> assertThat(f.llr()).isNull());
        assertThat(regionCues(outcome)).allMatch(c -> c.supports() == Cue.Support.NEITHER);
    }

    private Outcome examine(double llr, long minPixels) throws Exception {
        Calibration calibration =
                new Calibration(
                        "jpeg-grid/1",
                        "jpeg-grid",
                        JpegGridDetector.INFO.version(),
                        0,
                        llr,
                        null,
                        -2,
                        2,
                        100,
                        100,
                        100,
                        new Calibration.Conditions(List.of(), 1, minPixels, 100_000_000, 1, 100),
                        List.of(),
                        "test");
        return examine(Calibrations.of(calibration));
    }

    private Outcome examine(Calibrations calibrations) throws Exception {
        GreyPicture scene = GreyPicture.scene(640, 480, 2, 11).jpeg(90);
        GreyPicture donor = GreyPicture.scene(640, 480, 2, 23).jpeg(75);
        try (DetectorBench bench = new DetectorBench(new JpegGridDetector(calibrations), folder)) {
            return bench.png(scene.pasted(donor, SPLICE, 3, 5));
        }
    }

    private static List<Finding> regions(Outcome outcome) {
        return outcome.evidence().findings().stream()
                .filter(f -> f.place() instanceof Place.Region)
                .toList();
    }

    private static List<Cue> regionCues(Outcome outcome) {
        return outcome.evidence().cues().stream()
                .filter(c -> c.name().equals("jpeg-grid-foreign"))
                .toList();
    }
}
