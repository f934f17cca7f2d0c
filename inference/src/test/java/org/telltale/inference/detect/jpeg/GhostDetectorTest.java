package org.telltale.inference.detect.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
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
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.media.Box;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.verdict.Calibrations;

class GhostDetectorTest {
    private static final Box PLACE = new Box(200, 120, 360, 280);

    @TempDir java.nio.file.Path folder;
    private DetectorBench bench;

    @BeforeEach
    void open() {
        bench = new DetectorBench(new GhostDetector(Calibrations.none()), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Earlier quality of the picture around the place, and of the last save (0: lossless). */
    @ParameterizedTest
    @CsvSource({"60, 0", "75, 0", "90, 0", "60, 80", "75, 90", "75, 100", "85, 95"})
    void findsAPlaceWithoutTheGhostOfTheRest(int earlier, int last) throws Exception {
        GreyPicture picture = scene(1).jpeg(earlier).pasted(scene(2), PLACE, 0, 0);

        Outcome outcome = look(picture, last);

        assertPlace(outcome);
        assertThat(outcome.evidence().cues())
                .filteredOn(cue -> cue.name().equals("jpeg-ghost-mismatch"))
                .first()
                .satisfies(cue -> assertThat(cue.value()).isLessThan(-1));
    }

    @ParameterizedTest
    @CsvSource({"60, 0", "75, 0", "60, 80", "75, 90", "75, 100"})
    void findsAPlaceWithAGhostOfItsOwn(int earlier, int last) throws Exception {
        assertPlace(look(scene(1).pasted(scene(2).jpeg(earlier), PLACE, 0, 0), last));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 75, 85, 95, 100})
    void findsNothingInAnUntouchedPictureHoweverOftenItWasSaved(int last) throws Exception {
        assertUntouched(look(scene(3), last));
        assertUntouched(look(scene(4).jpeg(65), last));
        assertUntouched(look(scene(5).jpeg(90).jpeg(70), last));
        assertUntouched(look(scene(6).jpeg(75).croppedFrom(3, 5), last));
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void placesAGhostInTheUprightPicture(Orientation orientation) throws Exception {
        // 645 × 477: blocks do not begin at the upright picture's corner in every orientation.
        GreyPicture stored =
                GreyPicture.scene(645, 477, 4, 1)
                        .jpeg(70)
                        .pasted(GreyPicture.scene(645, 477, 4, 2), PLACE, 0, 0);
        Outcome outcome = bench.jpeg(stored, 92, orientation);
        GreyPicture mask =
                GreyPicture.of(645, 477, (x, y) -> PLACE.contains(x, y) ? 255 : 0)
                        .upright(orientation);

        assertThat(DetectorBench.boxes(outcome)).isNotEmpty();
        Box found = DetectorBench.boxes(outcome).getFirst();
        int inside = 0;
        for (int y = found.y1(); y < found.y2(); y++) {
            for (int x = found.x1(); x < found.x2(); x++) {
                inside += mask.plane().at(x, y) > 0 ? 1 : 0;
            }
        }
        double union = found.area() + PLACE.area() - inside;
        assertThat(inside / union).isGreaterThan(0.3);
    }

    @Test
    void mapsTheGhostAndTheErrorLevel() throws Exception {
        Outcome outcome = look(scene(1).jpeg(70).pasted(scene(2), PLACE, 0, 0), 95);
        EvidenceMap ghost = map(outcome, "jpeg-ghost");
        assertThat(ghost.transform()).isEqualTo(new EvidenceMap.Transform(16, 16, 0, 0));
        assertThat(ghost.width()).isEqualTo(40);
        assertThat(ghost.height()).isEqualTo(30);
        EvidenceMap level = map(outcome, "error-level");
        assertThat(level.transform()).isEqualTo(new EvidenceMap.Transform(8, 8, 0, 0));
        assertThat(level.unit()).contains("quality 90");
    }

    @Test
    void abstainsWhereTheLastQualityLeavesNoGhost() throws Exception {
        Outcome outcome = look(scene(1).jpeg(30), 35);
        assertThat(((Outcome.Inconclusive) outcome).reason().code())
                .isEqualTo("ghost.quality-too-low");
        assertThat(map(outcome, "error-level").width()).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 128, 255})
    void abstainsOnAFlatPicture(int grey) throws Exception {
        Outcome outcome = bench.png(GreyPicture.of(300, 200, (x, y) -> grey));
        assertThat(((Outcome.Inconclusive) outcome).reason().code()).isEqualTo("ghost.too-flat");
        assertUntouched(outcome);
    }

    @Test
    void doesNotApplyToATinyPicture() throws Exception {
        assertThat(bench.png(GreyPicture.scene(127, 400, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(bench.png(GreyPicture.scene(3000, 1, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    /** Noise has no history: of so many pictures none may show one. */
    @Test
    void noiseGivesNoFalseAlarm() throws Exception {
        Random random = new Random(42);
        int alarms = 0;
        for (int i = 0; i < Integer.getInteger("telltale.noise-pictures", 60); i++) {
            double sigma = 2 + random.nextDouble() * 30;
            GreyPicture noise =
                    GreyPicture.of(256, 192, (x, y) -> 128 + sigma * random.nextGaussian());
            alarms += DetectorBench.boxes(look(noise, i % 2 == 0 ? 0 : 90)).size();
        }
        assertThat(alarms).isZero();
    }

    private static GreyPicture scene(long seed) {
        return GreyPicture.scene(640, 480, 4, seed);
    }

    private Outcome look(GreyPicture picture, int last) throws Exception {
        return last == 0 ? bench.png(picture) : bench.jpeg(picture, last, Orientation.UPRIGHT);
    }

    private static EvidenceMap map(Outcome outcome, String name) {
        return outcome.evidence().maps().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertPlace(Outcome outcome) {
        assertThat(DetectorBench.boxes(outcome)).isNotEmpty();
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(PLACE)).isGreaterThan(0.3);
        assertThat(DetectorBench.score(outcome)).isGreaterThan(1);
    }

    private static void assertUntouched(Outcome outcome) {
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isLessThanOrEqualTo(1);
    }
}
