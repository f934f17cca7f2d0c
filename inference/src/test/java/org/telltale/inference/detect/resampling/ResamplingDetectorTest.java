package org.telltale.inference.detect.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.detect.DetectorBench;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.verdict.Calibrations;

class ResamplingDetectorTest {
    private static final Box EDIT = new Box(403, 221, 701, 519);

    @TempDir Path folder;
    private DetectorBench bench;

    @BeforeEach
    void open() {
        bench = new DetectorBench(new ResamplingDetector(Calibrations.none()), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.25, 1.4, 1.7})
    void findsAPartThatWasEnlarged(double factor) throws Exception {
        GreyPicture edited = scene(31).pasted(enlarged(scene(32), factor), EDIT, 0, 0);
        Outcome outcome = bench.png(edited);
        assertThat(DetectorBench.boxes(outcome)).hasSize(1);
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(EDIT)).isGreaterThan(0.4);
        assertThat(cues(outcome, "resampling-period-whole")).isEmpty();
        assertThat(cues(outcome, "resampling-period")).hasSize(1);
    }

    @Test
    void tellsAPictureThatWasEnlargedAsAWholeAsHistory() throws Exception {
        Outcome outcome = bench.png(enlarged(scene(31), 1.25));
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isZero();
        List<Cue> history = cues(outcome, "resampling-period-whole");
        assertThat(history).hasSize(1);
        // Enlarged by 5/4: the same pattern every five pixels.
        assertThat(history.getFirst().value()).isCloseTo(5, within(0.1));
        assertThat(history.getFirst().supports()).isEqualTo(Cue.Support.NEITHER);
    }

    @ParameterizedTest
    @CsvSource({"1.25, 2.8", "1.4, 2.2"})
    void tellsAnEnlargedPictureThatIsCleanInOnePartOnlyAsHistory(double factor, double sigma)
            throws Exception {
        GreyPicture enlarged = enlarged(scene(31), factor);
        // Away from the part, noise that came after the enlarging all but buries its trace.
        GreyPicture noisy = enlarged.withNoise(sigma, null, 5).pasted(enlarged, EDIT, 0, 0);
        Outcome outcome = bench.png(noisy);
        assertThat(DetectorBench.score(outcome)).isZero();
        assertThat(cues(outcome, "resampling-period-whole")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEdgeAcrossThePartHidesNothing(boolean upright) throws Exception {
        Plane part = enlarged(scene(32), 1.4).plane();
        int middle = upright ? (EDIT.x1() + EDIT.x2()) / 2 : (EDIT.y1() + EDIT.y2()) / 2;
        GreyPicture edge =
                GreyPicture.of(
                        960,
                        720,
                        (x, y) -> part.at(x, y) * 0.6 + ((upright ? x : y) < middle ? 0 : 70));
        Outcome outcome = bench.png(scene(31).pasted(edge, EDIT, 0, 0));
        assertThat(DetectorBench.boxes(outcome)).hasSize(1);
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(EDIT)).isGreaterThan(0.4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 98, 90, 70})
    void findsNothingInAnUntouchedScene(int quality) throws Exception {
        Outcome outcome =
                quality == 0
                        ? bench.png(scene(33))
                        : bench.jpeg(scene(33), quality, Orientation.UPRIGHT);
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isZero();
        assertThat(outcome.evidence().maps()).hasSize(1);
    }

    @Test
    void takesAPeriodicTextureForTheScenes() throws Exception {
        GreyPicture fence =
                GreyPicture.of(
                        960,
                        720,
                        (x, y) -> EDIT.contains(x, y) ? 10 * Math.sin(2 * Math.PI * x / 5.3) : 0);
        Plane waves = fence.plane();
        Plane ground = scene(34).plane();
        GreyPicture scene =
                GreyPicture.of(960, 720, (x, y) -> ground.at(x, y) + 2 * waves.at(x, y));
        assertThat(DetectorBench.boxes(bench.png(scene))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Orientation.class,
            names = {"UPRIGHT", "ROTATED_90_CW", "MIRRORED"})
    void placesTheEditInTheUprightPicture(Orientation orientation) throws Exception {
        GreyPicture edited = scene(31).pasted(enlarged(scene(32), 1.4), EDIT, 0, 0);
        Outcome outcome = bench.jpeg(edited, 100, orientation);
        Box upright =
                switch (orientation) {
                    case MIRRORED ->
                            new Box(960 - EDIT.x2(), EDIT.y1(), 960 - EDIT.x1(), EDIT.y2());
                    case ROTATED_90_CW ->
                            new Box(720 - EDIT.y2(), EDIT.x1(), 720 - EDIT.y1(), EDIT.x2());
                    default -> EDIT;
                };
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(upright)).isGreaterThan(0.4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 128, 255})
    void findsNothingInAFlatPicture(int grey) throws Exception {
        Outcome outcome = bench.png(GreyPicture.of(512, 512, (x, y) -> grey));
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isZero();
    }

    @Test
    void doesNotApplyToATinyPicture() throws Exception {
        assertThat(bench.png(GreyPicture.scene(383, 500, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(bench.png(GreyPicture.scene(9_000, 1, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    @Test
    void noiseGivesNoMoreFalseAlarmsThanTheirNumberPromises() {
        assertThat(NoiseAlarms.count(40)).isLessThanOrEqualTo(4);
    }

    @Test
    void stopsWhenAsked() {
        Plane plane = scene(1).plane();
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        assertThatThrownBy(() -> PredictionMap.of(plane, cancellation))
                .isInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> PeakField.measure(plane, 128, 32, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    private static List<Cue> cues(Outcome outcome, String name) {
        return outcome.evidence().cues().stream().filter(c -> c.name().equals(name)).toList();
    }

    private static GreyPicture scene(int seed) {
        return GreyPicture.scene(960, 720, 3, seed);
    }

    /** By straight lines between pixels. */
    private static GreyPicture enlarged(GreyPicture picture, double factor) {
        Plane plane = picture.plane();
        return GreyPicture.of(
                plane.width(),
                plane.height(),
                (x, y) -> {
                    int left = (int) (x / factor);
                    int top = (int) (y / factor);
                    double a = x / factor - left;
                    double b = y / factor - top;
                    return (1 - b) * ((1 - a) * plane.at(left, top) + a * plane.at(left + 1, top))
                            + b
                                    * ((1 - a) * plane.at(left, top + 1)
                                            + a * plane.at(left + 1, top + 1));
                });
    }
}
