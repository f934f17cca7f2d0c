package org.telltale.inference.detect.copymove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.detect.DetectorBench;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.image.Plane;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.verdict.Calibrations;

/** Both detectors on pictures tampered here, and on such as only look so. */
class CopyMoveDetectorsTest {
    private static final double FOUND = 0.6;

    @TempDir Path folder;

    static Stream<Detector> both() {
        return Stream.of(
                new CopyMoveKeypointDetector(Calibrations.none()),
                new CopyMoveDenseDetector(Calibrations.none()));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 75, 90, 97})
    void bothPlacesOfAPlainCopyAreFoundAfterCompression(int quality) throws Exception {
        CopiedPicture copied = CopiedPicture.of(CopiedPicture.ground(quality), 0, 1, false);
        for (Detector detector : both().toList()) {
            try (DetectorBench bench = new DetectorBench(detector, folder)) {
                assertFound(copied, bench.jpeg(copied.picture(), quality, Orientation.UPRIGHT));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, true",
        "25, 1, false",
        "-90, 1, false",
        "180, 1, false",
        "143, 1, true",
        "0, 0.78, false",
        "0, 1.28, false",
        "-12, 1.15, false"
    })
    void aTurnedResizedOrMirroredCopyIsFoundWithItsMove(
            double degrees, double scale, boolean mirrored) throws Exception {
        CopiedPicture copied = CopiedPicture.of(CopiedPicture.ground(5), degrees, scale, mirrored);
        // The patches of the dense one have one size, and follow a resized copy only so far.
        boolean far = scale < 0.85 || scale > 1.3;
        for (Detector detector : both().limit(far ? 1 : 2).toList()) {
            try (DetectorBench bench = new DetectorBench(detector, folder)) {
                Outcome outcome = bench.jpeg(copied.picture(), 90, Orientation.UPRIGHT);
                assertFound(copied, outcome);
                assertMove(outcome, degrees, scale);
            }
        }
    }

    /** Either place may be the copy, so that the move may be told backwards. */
    private static void assertMove(Outcome outcome, double degrees, double scale) {
        double told = cue(outcome, "copy-move-scale");
        assertThat(told > 1 == scale > 1 ? told : 1 / told).isCloseTo(scale, within(0.02));
        double turn = Math.toRadians(Math.abs(cue(outcome, "copy-move-rotation")));
        assertThat(Math.cos(turn)).isCloseTo(Math.cos(Math.toRadians(degrees)), within(0.02));
    }

    @Test
    void aSoftPlaceWithoutCornersIsFoundByTheDenseOne() throws Exception {
        CopiedPicture copied = CopiedPicture.of(CopiedPicture.soft(3), 0, 1, false);
        try (DetectorBench bench =
                new DetectorBench(new CopyMoveDenseDetector(Calibrations.none()), folder)) {
            assertFound(copied, bench.png(copied.picture()));
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void anUntouchedPictureHasNoPlace(Detector detector) throws Exception {
        try (DetectorBench bench = new DetectorBench(detector, folder)) {
            for (int seed = 1; seed <= 3; seed++) {
                assertNothing(bench.png(CopiedPicture.ground(seed)));
                assertNothing(bench.jpeg(CopiedPicture.ground(seed), 75, Orientation.UPRIGHT));
                assertNothing(bench.jpeg(CopiedPicture.soft(seed), 85, Orientation.UPRIGHT));
                assertNothing(bench.png(GreyPicture.scene(480, 360, 3, seed)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void whatWasBuiltAlikeIsNoCopy(Detector detector) throws Exception {
        try (DetectorBench bench = new DetectorBench(detector, folder)) {
            for (GreyPicture picture : BuiltAlike.pictures()) {
                assertNothing(bench.png(picture));
                assertNothing(bench.jpeg(picture, 80, Orientation.UPRIGHT));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Orientation.class,
            names = {"ROTATED_90_CW", "TRANSPOSED", "ROTATED_180"})
    void placesAreThoseOfTheUprightPicture(Orientation orientation) throws Exception {
        CopiedPicture copied = CopiedPicture.of(CopiedPicture.ground(8), 30, 1, false);
        GreyPicture stored = copied.picture();
        GreyPicture truth =
                GreyPicture.of(
                                stored.width(),
                                stored.height(),
                                (x, y) -> copied.copy(x, y) ? 255 : 0)
                        .upright(orientation);
        Plane pixels = truth.plane();
        try (DetectorBench bench =
                new DetectorBench(new CopyMoveKeypointDetector(Calibrations.none()), folder)) {
            Outcome outcome = bench.jpeg(stored, 92, orientation);
            assertThat(
                            CopiedPicture.overlap(
                                    outcome,
                                    truth.width(),
                                    truth.height(),
                                    (x, y) -> pixels.at(x, y) > 0))
                    .isGreaterThan(FOUND);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void degeneratePicturesHaveNoPlace(Detector detector) throws Exception {
        try (DetectorBench bench = new DetectorBench(detector, folder)) {
            for (int grey : new int[] {0, 128, 255}) {
                assertNothing(bench.png(GreyPicture.of(200, 150, (x, y) -> grey)));
            }
            assertNothing(bench.png(CopiedPicture.ground(1).mapped(v -> 255 * (v - 127))));
            assertThat(bench.png(GreyPicture.of(63, 300, (x, y) -> x)))
                    .isInstanceOf(Outcome.NotApplicable.class);
            assertThat(bench.png(GreyPicture.of(2000, 1, (x, y) -> x & 255)))
                    .isInstanceOf(Outcome.NotApplicable.class);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void theMoveIsRecordedAndTheMapBound(Detector detector) throws Exception {
        CopiedPicture copied = CopiedPicture.of(CopiedPicture.ground(2), 0, 1, false);
        try (DetectorBench bench = new DetectorBench(detector, folder)) {
            Outcome outcome = bench.png(copied.picture());
            Finding whole = outcome.evidence().findings().getFirst();
            assertThat(whole.provenance().settings())
                    .containsEntry("working-scale", "1:1.000")
                    .containsEntry("cell", "4.00 px")
                    .containsKey("move-1");
            assertThat(cue(outcome, "copy-move-distance"))
                    .isCloseTo(Math.hypot(270, 90), within(1.0));
            EvidenceMap map = outcome.evidence().maps().getFirst();
            List<Finding> places =
                    outcome.evidence().findings().stream()
                            .filter(f -> f.place() instanceof Place.Region)
                            .toList();
            assertThat(places)
                    .allSatisfy(f -> {
                        Place.Region region = (Place.Region) f.place();
                        assertThat(region.map()).isEqualTo(map.sha256());
                        assertThat(f.rawScore()).isPositive();
                        assertThat(outcome.evidence().cues())
                                .filteredOn(c -> f.id().equals(c.finding()))
                                .extracting(Cue::name)
                                .containsExactly("copy-move-match");
                    });
            assertThat(whole.rawScore()).isEqualTo(places.getFirst().rawScore());
        }
    }

    private static void assertFound(CopiedPicture copied, Outcome outcome) throws Exception {
        assertThat(overlap(outcome, copied::copy)).isGreaterThan(FOUND);
        assertThat(overlap(outcome, CopiedPicture::source)).isGreaterThan(FOUND);
        assertThat(DetectorBench.score(outcome)).isGreaterThan(3);
        assertThat(DetectorBench.boxes(outcome)).hasSize(2);
    }

    private static double overlap(Outcome outcome, CopiedPicture.Pixels truth) throws Exception {
        return CopiedPicture.overlap(outcome, CopiedPicture.WIDTH, CopiedPicture.HEIGHT, truth);
    }

    private static void assertNothing(Outcome outcome) {
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isZero();
    }

    private static double cue(Outcome outcome, String name) {
        return outcome.evidence().cues().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
