package org.telltale.inference.detect.jpeg.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
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
import org.telltale.inference.detect.jpeg.JpegBlocks;
import org.telltale.inference.detect.jpeg.LumaTable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.media.Box;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.verdict.Calibrations;

class NonAlignedDetectorTest {
    private static final Box SPLICE = new Box(203, 117, 363, 277);

    /** A benchmark asks for 1,000. */
    private static final int NOISE_PICTURES = Integer.getInteger("telltale.noise-pictures", 200);

    @TempDir Path folder;
    private DetectorBench bench;

    @BeforeEach
    void open() {
        bench = new DetectorBench(new NonAlignedDetector(Calibrations.none()), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Quality of what is pasted, of the last save, and where the pasted blocks lie. */
    @ParameterizedTest
    @CsvSource({"55, 85, 3, 5", "60, 90, 0, 4", "65, 90, 7, 1", "75, 95, 4, 4", "50, 80, 6, 0"})
    void findsAPartThatWasCompressedOnAnotherGrid(int pasted, int last, int dx, int dy)
            throws Exception {
        Outcome outcome = bench.jpeg(splice(pasted, dx, dy), last, Orientation.UPRIGHT);

        assertThat(DetectorBench.maskIou(outcome, truth())).isGreaterThan(0.5);
        assertThat(DetectorBench.score(outcome)).isGreaterThan(5);
        assertThat(outcome.evidence().cues())
                .filteredOn(cue -> cue.name().equals("jpeg-shifted-quantization"))
                .first()
                .satisfies(cue -> assertThat(cue.value()).isLessThan(-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 75, 85, 92, 98})
    void findsNothingInAnUntouchedPictureHoweverOftenItWasSaved(int quality) throws Exception {
        GreyPicture scene = GreyPicture.scene(640, 480, 2, quality);
        assertUntouched(bench.jpeg(scene, quality, Orientation.UPRIGHT));
        assertUntouched(bench.jpeg(scene.jpeg(65), quality, Orientation.UPRIGHT));
        assertUntouched(bench.jpeg(scene.jpeg(60).croppedFrom(3, 5), quality, Orientation.UPRIGHT));
        assertUntouched(bench.jpeg(scene.jpeg(75).croppedFrom(4, 0), quality, Orientation.UPRIGHT));
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void placesTheRegionInTheUprightPicture(Orientation orientation) throws Exception {
        Outcome outcome = bench.jpeg(splice(55, 3, 5), 90, orientation);
        assertThat(DetectorBench.maskIou(outcome, truth().upright(orientation))).isGreaterThan(0.5);
    }

    @Test
    void doesNotApplyToOtherFilesNorToTinyPictures() throws Exception {
        assertThat(bench.png(GreyPicture.scene(200, 200, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
        for (int[] size : new int[][] {{63, 300}, {1, 500}, {500, 1}, {1, 1}}) {
            GreyPicture tiny = GreyPicture.of(size[0], size[1], (x, y) -> 3 * (x + y) % 200);
            assertThat(bench.jpeg(tiny, 80, Orientation.UPRIGHT))
                    .isInstanceOf(Outcome.NotApplicable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 128, 255})
    void findsNothingInAFlatPicture(int grey) throws Exception {
        GreyPicture flat = GreyPicture.of(300, 200, (x, y) -> grey);
        assertUntouched(bench.jpeg(flat, 75, Orientation.UPRIGHT));
    }

    @Test
    void findsNothingInThePictureOfATinyGrid() throws Exception {
        assertUntouched(bench.jpeg(GreyPicture.scene(64, 64, 3, 1), 80, Orientation.UPRIGHT));
    }

    /** Pure noise: no earlier compression anywhere. */
    @Test
    void findsNothingInPureNoise() throws Exception {
        int alarms = 0;
        for (int i = 0; i < NOISE_PICTURES; i++) {
            GreyPicture noise =
                    GreyPicture.of(96, 96, (x, y) -> 128).withNoise(5 + i % 25, null, i);
            Outcome outcome = bench.jpeg(noise, 70 + i % 29, Orientation.UPRIGHT);
            alarms += DetectorBench.boxes(outcome).size();
        }
        assertThat(alarms).isLessThanOrEqualTo(NOISE_PICTURES / 200);
    }

    @Test
    void stopsWhenAsked() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        JpegBlocks blocks =
                JpegBlocks.of(GreyPicture.scene(200, 200, 2, 1).plane(), Orientation.UPRIGHT);
        LumaTable table = Objects.requireNonNull(LumaTable.of(Collections.nCopies(64, 3)));
        ShiftSearch search = new ShiftSearch(blocks, table, cancellation);
        assertThatThrownBy(search::find).isInstanceOf(CancelledException.class);
    }

    private static GreyPicture splice(int pasted, int dx, int dy) throws Exception {
        GreyPicture donor = GreyPicture.scene(640, 480, 6, 23).jpeg(pasted);
        return GreyPicture.scene(640, 480, 3, 11).pasted(donor, SPLICE, dx, dy);
    }

    private static GreyPicture truth() {
        return GreyPicture.of(640, 480, (x, y) -> SPLICE.contains(x, y) ? 255 : 0);
    }

    private static void assertUntouched(Outcome outcome) {
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isZero();
    }
}
