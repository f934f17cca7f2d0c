package org.telltale.inference.detect.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Box;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.verdict.Calibrations;

class JpegGridDetectorTest {
    private static final Box SPLICE = new Box(203, 117, 363, 277);

    @TempDir Path folder;
    private DetectorBench bench;

    @BeforeEach
    void open() {
        bench = new DetectorBench(new JpegGridDetector(Calibrations.none()), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Quality of the picture, of what is pasted, and of the last save (0: lossless). */
    @ParameterizedTest
    @CsvSource({"90, 75, 0", "75, 85, 0", "85, 85, 0", "90, 70, 98", "95, 60, 98", "80, 75, 99"})
    void findsAPartThatWasCompressedOnAnotherGrid(int base, int pasted, int last) throws Exception {
        GreyPicture spliced = splice(base, pasted);

        Outcome outcome =
                last == 0 ? bench.png(spliced) : bench.jpeg(spliced, last, Orientation.UPRIGHT);

        assertThat(DetectorBench.boxes(outcome)).isNotEmpty();
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(SPLICE)).isGreaterThan(0.5);
        assertThat(DetectorBench.score(outcome)).isGreaterThan(0);
        assertThat(outcome.evidence().cues())
                .filteredOn(cue -> cue.name().equals("jpeg-grid-foreign"))
                .first()
                .satisfies(cue -> assertThat(cue.value()).isLessThan(0));
    }

    /** Quality of the rest; what is pasted never was a JPEG. */
    @ParameterizedTest
    @ValueSource(ints = {60, 75, 85, 90})
    void findsAPartThatLacksTheGrid(int quality) throws Exception {
        GreyPicture spliced =
                GreyPicture.scene(640, 480, 2, 11)
                        .jpeg(quality)
                        .pasted(GreyPicture.scene(640, 480, 3, 23), SPLICE, 0, 0);

        Outcome outcome = bench.png(spliced);

        assertThat(DetectorBench.boxes(outcome)).isNotEmpty();
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(SPLICE)).isGreaterThan(0.5);
        assertThat(outcome.evidence().cues())
                .anySatisfy(cue -> assertThat(cue.name()).isEqualTo("jpeg-grid-missing"));
        assertThat(DetectorBench.boxes(bench.png(spliced.croppedFrom(3, 5)))).isNotEmpty();
    }

    @Test
    void findsTwoSmallPastesOfOneGridInOppositeCorners() throws Exception {
        GreyPicture donor = GreyPicture.scene(640, 480, 2, 23).jpeg(75);
        Box first = new Box(24, 24, 120, 120);
        Box second = new Box(520, 360, 616, 456);
        GreyPicture spliced =
                GreyPicture.scene(640, 480, 2, 11)
                        .jpeg(90)
                        .pasted(donor, first, 3, 5)
                        .pasted(donor, second, 3, 5);

        List<Box> boxes = DetectorBench.boxes(bench.png(spliced));

        assertThat(boxes).anySatisfy(box -> assertThat(box.iou(first)).isGreaterThan(0.3));
        assertThat(boxes).anySatisfy(box -> assertThat(box.iou(second)).isGreaterThan(0.3));
    }

    @Test
    void masksTheBlocksOfARegion() throws Exception {
        Outcome outcome = bench.png(splice(90, 75));
        Place.Region region =
                outcome.evidence().findings().stream()
                        .map(Finding::place)
                        .filter(Place.Region.class::isInstance)
                        .map(Place.Region.class::cast)
                        .findFirst()
                        .orElseThrow();
        EvidenceMap mask =
                outcome.evidence().maps().stream()
                        .filter(map -> map.sha256().equals(region.mask()))
                        .findFirst()
                        .orElseThrow();
        assertThat(mask.transform().scaleX()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 70, 80, 90, 95})
    void findsNothingInAnUntouchedPictureHoweverOftenItWasSaved(int quality) throws Exception {
        GreyPicture scene = GreyPicture.scene(640, 480, 2, quality);
        assertUntouched(bench.jpeg(scene, quality, Orientation.UPRIGHT));
        assertUntouched(bench.png(scene.jpeg(quality)));
        assertUntouched(bench.jpeg(scene.jpeg(75), quality, Orientation.UPRIGHT));
        assertUntouched(bench.jpeg(scene.jpeg(75).croppedFrom(3, 5), quality, Orientation.UPRIGHT));
    }

    /** The earlier grid shows as well, all over the picture: a crop, not a paste. */
    @ParameterizedTest
    @ValueSource(ints = {97, 98, 99, 100})
    void takesTheEarlierGridOfACroppedPictureForItsHistory(int quality) throws Exception {
        GreyPicture cropped = GreyPicture.scene(640, 480, 2, quality).jpeg(90).croppedFrom(3, 5);
        assertUntouched(bench.jpeg(cropped, quality, Orientation.UPRIGHT));
        assertUntouched(bench.png(cropped.jpeg(quality)));
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void knowsWhereTheFilesGridLiesInTheUprightPicture(Orientation orientation) throws Exception {
        GreyPicture stored = GreyPicture.scene(333, 250, 2, 9);

        Outcome outcome = bench.jpeg(stored, 80, orientation);

        Finding whole = outcome.evidence().findings().getFirst();
        assertThat(whole.provenance().settings().get("main-grid"))
                .isEqualTo(whole.provenance().settings().get("file-grid"));
        assertUntouched(outcome);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void placesAForeignGridInTheUprightPicture(Orientation orientation) throws Exception {
        GreyPicture stored = splice(90, 75);
        GreyPicture mask =
                GreyPicture.of(
                                stored.width(),
                                stored.height(),
                                (x, y) -> SPLICE.contains(x, y) ? 255 : 0)
                        .upright(orientation);

        Outcome outcome = bench.jpeg(stored, 98, orientation);

        assertThat(DetectorBench.boxes(outcome).getFirst().iou(bounds(mask))).isGreaterThan(0.5);
    }

    @Test
    void saysWhereTheGridOfACroppedPictureBegins() throws Exception {
        GreyPicture cropped = GreyPicture.scene(500, 400, 2, 4).jpeg(80).croppedFrom(3, 6);
        Finding whole = bench.png(cropped).evidence().findings().getFirst();
        assertThat(whole.provenance().settings()).containsEntry("main-grid", "5,2");
    }

    @Test
    void mapsTheVotesAndBindsRegionsToTheMap() throws Exception {
        Outcome outcome = bench.png(splice(90, 75));
        EvidenceMap map = outcome.evidence().maps().getFirst();
        assertThat(map.transform()).isEqualTo(new EvidenceMap.Transform(8, 8, 0, 0));
        assertThat(map.width()).isEqualTo(80);
        assertThat(map.height()).isEqualTo(60);
        assertThat(map.sha256()).matches("[0-9a-f]{64}");
        Cue foreign =
                outcome.evidence().cues().stream()
                        .filter(c -> c.name().equals("jpeg-grid-foreign"))
                        .findFirst()
                        .orElseThrow();
        assertThat(outcome.evidence().findings()).anyMatch(f -> f.id().equals(foreign.finding()));
    }

    @Test
    void abstainsWithoutAnyGridAndKeepsTheScore() throws Exception {
        Outcome outcome = bench.png(GreyPicture.scene(400, 300, 3, 1));
        assertThat(outcome).isInstanceOf(Outcome.Inconclusive.class);
        assertThat(((Outcome.Inconclusive) outcome).reason().code()).isEqualTo("jpeg.no-grid");
        assertThat(DetectorBench.score(outcome)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 128, 255})
    void abstainsOnAFlatPicture(int grey) throws Exception {
        Outcome outcome = bench.png(GreyPicture.of(300, 200, (x, y) -> grey));
        assertThat(outcome).isInstanceOf(Outcome.Inconclusive.class);
        Outcome jpeg =
                bench.jpeg(GreyPicture.of(300, 200, (x, y) -> grey), 75, Orientation.UPRIGHT);
        assertThat(((Outcome.Inconclusive) jpeg).reason().code()).isEqualTo("jpeg.no-own-grid");
    }

    @Test
    void doesNotApplyToATinyPicture() throws Exception {
        assertThat(bench.png(GreyPicture.scene(63, 200, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(bench.png(GreyPicture.scene(4000, 3, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    @Test
    void stopsWhenAsked() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        var plane = GreyPicture.scene(600, 600, 2, 1).plane();
        assertThatThrownBy(() -> GridVoter.vote(plane, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    private static GreyPicture splice(int base, int pasted) throws Exception {
        GreyPicture scene = GreyPicture.scene(640, 480, 2, 11).jpeg(base);
        GreyPicture donor = GreyPicture.scene(640, 480, 2, 23).jpeg(pasted);
        return scene.pasted(donor, SPLICE, 3, 5);
    }

    private static void assertUntouched(Outcome outcome) {
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isZero();
    }

    private static Box bounds(GreyPicture mask) {
        Box box = null;
        var plane = mask.plane();
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (plane.at(x, y) > 0) {
                    Box pixel = new Box(x, y, x + 1, y + 1);
                    box = box == null ? pixel : box.hull(pixel);
                }
            }
        }
        if (box == null) {
            throw new AssertionError("an empty mask");
        }
        return box;
    }
}
