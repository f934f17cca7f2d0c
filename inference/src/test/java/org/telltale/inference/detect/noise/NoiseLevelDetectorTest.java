package org.telltale.inference.detect.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
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

class NoiseLevelDetectorTest {
    private static final Box EDIT = new Box(608, 320, 832, 544);

    @TempDir Path folder;
    private DetectorBench bench;

    @BeforeEach
    void open() {
        bench = new DetectorBench(new NoiseLevelDetector(Calibrations.none()), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"2, 4, 0", "2, 4, 97", "3, 6, 95", "4, 7, 92"})
    void findsAPartThatIsNoisierThanThePictureExplains(double sigma, double added, int quality)
            throws Exception {
        GreyPicture edited = scene(sigma).withNoise(added, EDIT, 77);
        Outcome outcome = stored(edited, quality);
        assertThat(DetectorBench.boxes(outcome)).isNotEmpty();
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(EDIT)).isGreaterThan(0.5);
        assertThat(ratio(outcome)).isGreaterThan(1.3);
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "3, 98", "5, 95"})
    void findsAPartThatIsCleanerThanThePictureExplains(double sigma, int quality) throws Exception {
        Outcome outcome = stored(scene(sigma).smoothed(EDIT), quality);
        assertThat(DetectorBench.boxes(outcome)).isNotEmpty();
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(EDIT)).isGreaterThan(0.5);
        assertThat(ratio(outcome)).isLessThan(0.75);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 95, 98})
    void findsNothingInAnUntouchedScene(int quality) throws Exception {
        for (int seed = 0; seed < 3; seed++) {
            Outcome outcome = stored(GreyPicture.scene(1280, 960, 3, 100 + seed), quality);
            assertThat(DetectorBench.boxes(outcome)).isEmpty();
            assertThat(DetectorBench.score(outcome)).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void followsNoiseThatGrowsWithLight() throws Exception {
        Random random = new Random(3);
        GreyPicture photons =
                GreyPicture.of(
                        1280,
                        960,
                        (x, y) -> {
                            double light = 30 + 190.0 * x / 1280;
                            return light + random.nextGaussian() * Math.sqrt(1 + light / 10);
                        });
        assertThat(DetectorBench.boxes(bench.png(photons))).isEmpty();
    }

    @Test
    void measuresTheStrengthOfWhiteNoise() throws Exception {
        GreyPicture noise = GreyPicture.of(512, 512, (x, y) -> 128).withNoise(4, null, 5);
        Cue level =
                bench.png(noise).evidence().cues().stream()
                        .filter(c -> c.name().equals("noise-level"))
                        .findFirst()
                        .orElseThrow();
        assertThat(level.value()).isCloseTo(4, within(0.15));
        assertThat(level.unit()).isEqualTo("grey levels");
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void placesTheEditInTheUprightPicture(Orientation orientation) throws Exception {
        GreyPicture edited = scene(3).withNoise(6, EDIT, 7);
        Outcome outcome = bench.jpeg(edited, 97, orientation);
        Box upright =
                switch (orientation) {
                    case UPRIGHT -> EDIT;
                    case MIRRORED -> new Box(448, 320, 672, 544);
                    case ROTATED_180 -> new Box(448, 416, 672, 640);
                    case FLIPPED -> new Box(608, 416, 832, 640);
                    case TRANSPOSED -> new Box(320, 608, 544, 832);
                    case ROTATED_90_CW -> new Box(416, 608, 640, 832);
                    case TRANSVERSED -> new Box(416, 448, 640, 672);
                    case ROTATED_90_CCW -> new Box(320, 448, 544, 672);
                };
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(upright)).isGreaterThan(0.5);
    }

    @Test
    void noiseGivesNoMoreFalseAlarmsThanTheirNumberPromises() {
        int pictures = 200;
        assertThat(NoiseAlarms.count(pictures)).isLessThanOrEqualTo(pictures / 50);
    }

    @Test
    void aBoundOnThePlacesTestedIsToldAndTestingStopsWhenAsked() {
        int side = 280;
        double[] zeros = new double[side * side];
        NoiseField field = new NoiseField(32, side, side, zeros, zeros, zeros, zeros);
        int[] blocks = IntStream.range(0, side * side).toArray();
        // Four blocks in every 5 × 5 stand apart: 56 × 56 places.
        double[] residual =
                Arrays.stream(blocks)
                        .mapToDouble(b -> b % side % 5 < 2 && b / side % 5 < 2 ? 1 : 0)
                        .toArray();
        NoiseModel model = new NoiseModel(blocks, residual, 0.01);
        NoiseRegionSearch search = new NoiseRegionSearch(field, model, new Cancellation());
        assertThat(search.find()).isNotEmpty();
        assertThat(search.untested()).isEqualTo(56 * 56 - NoiseRegionSearch.MOST_TESTED);

        Cancellation cancellation = new Cancellation();
        cancellation.request();
        assertThatThrownBy(() -> new NoiseRegionSearch(field, model, cancellation).find())
                .isInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> NoiseModel.fit(field, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void abstainsWhereCompressionHasWipedOutTheNoise() throws Exception {
        Outcome outcome = bench.jpeg(scene(1), 50, Orientation.UPRIGHT);
        assertThat(outcome).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(((Outcome.Inconclusive) outcome).reason().code()).isEqualTo("noise.wiped");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 255})
    void abstainsOnABlackOrWhitePicture(int grey) throws Exception {
        Outcome outcome = bench.png(GreyPicture.of(512, 512, (x, y) -> grey));
        assertThat(((Outcome.Inconclusive) outcome).reason().code())
                .isEqualTo("noise.too-few-blocks");
    }

    @Test
    void abstainsOnAFlatPictureWithoutNoise() throws Exception {
        Outcome outcome = bench.png(GreyPicture.of(512, 512, (x, y) -> 128));
        assertThat(((Outcome.Inconclusive) outcome).reason().code()).isEqualTo("noise.wiped");
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
    }

    @Test
    void doesNotApplyToATinyPicture() throws Exception {
        assertThat(bench.png(GreyPicture.scene(64, 64, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(bench.png(GreyPicture.scene(40_000, 3, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    @Test
    void stopsWhenAsked() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        Plane plane = GreyPicture.scene(600, 600, 2, 1).plane();
        assertThatThrownBy(() -> NoiseField.measure(plane, 32, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    private Outcome stored(GreyPicture picture, int quality) throws Exception {
        return quality == 0
                ? bench.png(picture)
                : bench.jpeg(picture, quality, Orientation.UPRIGHT);
    }

    private static GreyPicture scene(double sigma) {
        return GreyPicture.scene(1280, 960, sigma, 31);
    }

    private static double ratio(Outcome outcome) {
        return outcome.evidence().cues().stream()
                .filter(c -> c.name().equals("noise-level-mismatch"))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
