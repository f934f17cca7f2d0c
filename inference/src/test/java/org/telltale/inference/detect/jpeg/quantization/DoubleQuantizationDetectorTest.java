package org.telltale.inference.detect.jpeg.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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

class DoubleQuantizationDetectorTest {
    private static final Box SPLICE = new Box(203, 117, 339, 229);

    /** A benchmark asks for 1,000. */
    private static final int NOISE_PICTURES = Integer.getInteger("telltale.noise-pictures", 200);

    @TempDir Path folder;
    private DetectorBench bench;

    @BeforeEach
    void open() {
        bench = new DetectorBench(new DoubleQuantizationDetector(Calibrations.none()), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Quality of the picture before the paste, and of the last save. */
    @ParameterizedTest
    @CsvSource({"55, 88", "60, 90", "70, 92", "75, 95", "80, 95", "60, 98"})
    void findsAPartThatWasNeverCompressedBefore(int before, int last) throws Exception {
        Outcome outcome = bench.jpeg(splice(before), last, Orientation.UPRIGHT);

        assertThat(DetectorBench.boxes(outcome)).hasSize(1);
        assertThat(DetectorBench.maskIou(outcome, truth())).isGreaterThan(0.6);
        assertThat(DetectorBench.score(outcome)).isGreaterThan(50);
        assertThat(outcome.evidence().cues())
                .filteredOn(cue -> cue.name().equals("jpeg-quantized-once"))
                .singleElement()
                .satisfies(cue -> assertThat(cue.value()).isLessThan(-50));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 70, 80, 90, 95, 99})
    void findsNothingInAnUntouchedPictureHoweverOftenItWasSaved(int quality) throws Exception {
        GreyPicture scene = GreyPicture.scene(640, 480, 2, quality);
        assertUntouched(bench.jpeg(scene, quality, Orientation.UPRIGHT));
        assertUntouched(bench.jpeg(scene.jpeg(65), quality, Orientation.UPRIGHT));
        assertUntouched(bench.jpeg(scene.jpeg(75).jpeg(60), quality, Orientation.UPRIGHT));
        assertUntouched(bench.jpeg(scene.jpeg(75).croppedFrom(3, 5), quality, Orientation.UPRIGHT));
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void placesTheRegionInTheUprightPicture(Orientation orientation) throws Exception {
        Outcome outcome = bench.jpeg(splice(65), 92, orientation);
        assertThat(DetectorBench.maskIou(outcome, truth().upright(orientation))).isGreaterThan(0.6);
    }

    @Test
    void namesTheEarlierSteps() throws Exception {
        Outcome outcome = bench.jpeg(splice(50), 92, Orientation.UPRIGHT);
        // Annex K's table is that of quality 50; natural indices 1 and 8 are its 11 and 12.
        assertThat(
                        outcome.evidence()
                                .findings()
                                .getFirst()
                                .provenance()
                                .settings()
                                .get("earlier-steps"))
                .contains(" 1:11 ", " 8:12 ", " 16:14 ");
    }

    @Test
    void doesNotApplyToOtherFilesNorToTinyPictures() throws Exception {
        assertThat(bench.png(GreyPicture.scene(200, 200, 2, 1).jpeg(60)))
                .isInstanceOf(Outcome.NotApplicable.class);
        for (int[] size : new int[][] {{63, 300}, {1, 500}, {500, 1}, {1, 1}}) {
            GreyPicture tiny = GreyPicture.of(size[0], size[1], (x, y) -> 3 * (x + y) % 200);
            assertThat(bench.jpeg(tiny, 80, Orientation.UPRIGHT))
                    .isInstanceOf(Outcome.NotApplicable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 128, 255})
    void abstainsOnAFlatPicture(int grey) throws Exception {
        Outcome outcome =
                bench.jpeg(GreyPicture.of(300, 200, (x, y) -> grey), 75, Orientation.UPRIGHT);
        assertThat(((Outcome.Inconclusive) outcome).reason().code())
                .isEqualTo("jpeg.few-usable-blocks");
        assertUntouched(outcome);
    }

    /** Clipping spoils the integers of a part of a picture compressed twice. */
    @Test
    void takesAClippedPartForNoPaste() throws Exception {
        GreyPicture clipped =
                GreyPicture.scene(640, 480, 3, 5)
                        .mapped(v -> v > 150 ? Math.min(255, 150 + 3 * (v - 150)) : v);
        assertUntouched(bench.jpeg(clipped.jpeg(60), 92, Orientation.UPRIGHT));
    }

    /** Pure noise, compressed once or twice: the null model itself. */
    @Test
    void findsNothingInPureNoise() throws Exception {
        int alarms = 0;
        for (int i = 0; i < NOISE_PICTURES; i++) {
            GreyPicture noise =
                    GreyPicture.of(96, 96, (x, y) -> 128).withNoise(5 + i % 25, null, i);
            GreyPicture saved = i % 2 == 0 ? noise : noise.jpeg(50 + i % 40);
            Outcome outcome = bench.jpeg(saved, 85 + i % 14, Orientation.UPRIGHT);
            alarms += DetectorBench.boxes(outcome).size();
        }
        assertThat(alarms).isLessThanOrEqualTo(NOISE_PICTURES / 200);
    }

    @Test
    void stopsWhenAsked() throws Exception {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        JpegBlocks blocks =
                JpegBlocks.of(GreyPicture.scene(200, 200, 2, 1).plane(), Orientation.UPRIGHT);
        LumaTable table =
                java.util.Objects.requireNonNull(
                        LumaTable.of(java.util.Collections.nCopies(64, 3)));
        boolean[] usable = new boolean[blocks.count()];
        assertThatThrownBy(() -> EarlierQuantization.of(blocks, table, usable, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    private static GreyPicture splice(int before) throws Exception {
        GreyPicture donor = GreyPicture.scene(640, 480, 3, 23);
        return GreyPicture.scene(640, 480, 3, 11).jpeg(before).pasted(donor, SPLICE, 3, 5);
    }

    private static GreyPicture truth() {
        return GreyPicture.of(640, 480, (x, y) -> SPLICE.contains(x, y) ? 255 : 0);
    }

    private static void assertUntouched(Outcome outcome) {
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isZero();
    }
}
