package org.telltale.inference.detect.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.detect.DetectorBench;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.media.Box;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.verdict.Calibrations;

class BlockingDetectorTest {
    private static final Box PLACE = new Box(288, 192, 544, 416);

    @TempDir Path folder;
    private DetectorBench bench;

    @BeforeEach
    void open() {
        bench = new DetectorBench(new BlockingDetector(Calibrations.none()), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Qualities of the picture and of what is pasted, on blocks shifted by three and five. */
    @ParameterizedTest
    @CsvSource({"50, 50", "60, 50", "70, 60"})
    void findsAPlaceWhoseBlocksAreDisplaced(int quality, int pasted) throws Exception {
        GreyPicture picture = scene(1).jpeg(quality).pasted(scene(2).jpeg(pasted), PLACE, 3, 5);

        Outcome outcome = bench.png(picture);

        assertThat(DetectorBench.boxes(outcome)).isNotEmpty();
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(PLACE)).isGreaterThan(0.3);
        assertThat(DetectorBench.score(outcome)).isGreaterThan(2);
        assertThat(outcome.evidence().maps().getFirst().name()).isEqualTo("jpeg-blocking");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 55, 70, 85})
    void findsNothingInAnUntouchedPicture(int quality) throws Exception {
        GreyPicture scene = GreyPicture.scene(800, 600, 2, quality);
        assertUntouched(bench.png(scene.jpeg(quality)));
        assertUntouched(bench.png(scene.jpeg(quality).croppedFrom(3, 5)));
        for (Orientation orientation : Orientation.values()) {
            assertUntouched(bench.jpeg(scene, quality, orientation));
        }
    }

    @Test
    void abstainsWhereNoBlocksShow() throws Exception {
        Outcome outcome = bench.png(scene(3));
        assertThat(((Outcome.Inconclusive) outcome).reason().code())
                .isEqualTo("blocking.no-blocks");
        Outcome flat = bench.png(GreyPicture.of(400, 300, (x, y) -> 255));
        assertThat(((Outcome.Inconclusive) flat).reason().code()).isEqualTo("blocking.no-blocks");
    }

    @Test
    void doesNotApplyToATinyPicture() throws Exception {
        assertThat(bench.png(GreyPicture.scene(255, 600, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(bench.png(GreyPicture.scene(1, 600, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    /** Noise has no blocks; telltale.noise-pictures=1000 is the full check. */
    @Test
    void noiseGivesNoFalseAlarm() throws Exception {
        Random random = new Random(42);
        int pictures = Integer.getInteger("telltale.noise-pictures", 60);
        int alarms = 0;
        for (int i = 0; i < pictures; i++) {
            double sigma = 2 + random.nextDouble() * 30;
            GreyPicture noise =
                    GreyPicture.of(288, 256, (x, y) -> 128 + sigma * random.nextGaussian());
            alarms += DetectorBench.boxes(bench.png(noise)).size();
        }
        assertThat(alarms).isLessThanOrEqualTo(pictures / 100);
    }

    @Test
    void stopsWhenAsked() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        var plane = scene(1).plane();
        assertThatThrownBy(() -> BlockingField.measure(plane, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    private static GreyPicture scene(long seed) {
        return GreyPicture.scene(800, 600, 3, seed);
    }

    private static void assertUntouched(Outcome outcome) {
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isZero();
    }
}
