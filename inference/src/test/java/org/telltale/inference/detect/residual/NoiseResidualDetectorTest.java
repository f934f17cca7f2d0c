package org.telltale.inference.detect.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
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
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.verdict.Calibrations;

class NoiseResidualDetectorTest {
    private static final Box EDIT = new Box(603, 321, 901, 619);

    @TempDir Path folder;
    private DetectorBench bench;

    @BeforeEach
    void open() {
        bench = new DetectorBench(new NoiseResidualDetector(Calibrations.none()), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"31, 0", "32, 0", "31, 95", "31, 92"})
    void findsAPartOfAnotherPicture(int seed, int quality) throws Exception {
        Outcome outcome = stored(spliced(seed), quality);
        assertThat(DetectorBench.boxes(outcome)).hasSize(1);
        assertThat(DetectorBench.boxes(outcome).getFirst().iou(EDIT)).isGreaterThan(0.4);
        assertThat(DetectorBench.maskIou(outcome, truth())).isGreaterThan(0.4);
        assertThat(DetectorBench.score(outcome)).isBetween(NoiseResidualDetector.SHOWN, 1.0);
        assertThat(areaUnderCurve(outcome)).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @CsvSource({"31, 0", "32, 0", "33, 95", "31, 75"})
    void showsNothingInAnUntouchedScene(int seed, int quality) throws Exception {
        Outcome outcome = stored(scene(seed), quality);
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isBetween(0.0, NoiseResidualDetector.SHOWN);
        assertThat(outcome.evidence().maps()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void placesTheEditInTheUprightPicture(Orientation orientation) throws Exception {
        Outcome outcome = bench.jpeg(spliced(31), 97, orientation);
        Plane marked =
                GreyPicture.of(1280, 960, (x, y) -> EDIT.contains(x, y) ? 255 : 0)
                        .upright(orientation)
                        .plane();
        Box found = DetectorBench.boxes(outcome).getFirst();
        double inside = 0;
        for (int y = found.y1(); y < found.y2(); y++) {
            for (int x = found.x1(); x < found.x2(); x++) {
                inside += marked.at(x, y) / 255;
            }
        }
        assertThat(inside / (found.area() + EDIT.area() - inside)).isGreaterThan(0.4);
    }

    @Test
    void noiseHasNoPartThatDeparts() throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            GreyPicture noise = GreyPicture.of(640, 480, (x, y) -> 128).withNoise(5, null, seed);
            assertThat(DetectorBench.score(bench.png(noise))).isLessThan(0.5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 128, 255})
    void abstainsOnAFlatPicture(int grey) throws Exception {
        Outcome outcome = bench.png(GreyPicture.of(512, 512, (x, y) -> grey));
        assertThat(((Outcome.Inconclusive) outcome).reason().code()).isEqualTo("residual.too-flat");
        assertThat(DetectorBench.score(outcome)).isZero();
    }

    @Test
    void doesNotApplyToATinyPicture() throws Exception {
        assertThat(bench.png(GreyPicture.scene(200, 290, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(bench.png(GreyPicture.scene(9_000, 1, 2, 1)))
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    @Test
    void stopsWhenAsked() {
        Plane plane = scene(1).plane();
        ResidualField field = ResidualField.measure(plane, 16, new Cancellation());
        WindowFeatures features = WindowFeatures.of(field);
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        assertThatThrownBy(() -> ResidualField.measure(plane, 16, cancellation))
                .isInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> new RegionScan(features, cancellation).best())
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void mirroredAndNegatedPatternsAreOfOneKind() {
        Patterns patterns = new Patterns();
        assertThat(IntStream.range(0, 81).map(patterns::kind).distinct().count())
                .isEqualTo(Patterns.KINDS);
        int plusPlusZeroMinus = 27 * 2 + 9 * 2 + 3;
        int minusZeroPlusPlus = 9 + 3 * 2 + 2;
        assertThat(patterns.kind(plusPlusZeroMinus)).isEqualTo(patterns.kind(minusZeroPlusPlus));
        assertThat(patterns.kind(plusPlusZeroMinus))
                .isEqualTo(patterns.kind(80 - plusPlusZeroMinus));
    }

    @Test
    void decomposesASymmetricMatrix() {
        SymmetricEigen eigen = new SymmetricEigen(new double[][] {{2, 1, 0}, {1, 2, 0}, {0, 0, 5}});
        assertThat(eigen.value(0)).isCloseTo(5, within(1e-12));
        assertThat(eigen.value(1)).isCloseTo(3, within(1e-12));
        assertThat(eigen.value(2)).isCloseTo(1, within(1e-12));
        double[] second = eigen.vector(1);
        assertThat(Math.abs(second[0])).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(second[0]).isCloseTo(second[1], within(1e-12));
    }

    @Test
    void theAxesOfAPictureAreUncorrelatedAndVaryByOne() {
        WindowFeatures features =
                WindowFeatures.of(ResidualField.measure(scene(5).plane(), 16, new Cancellation()));
        int n = features.usable().cardinality();
        for (int i = 0; i < WindowFeatures.AXES; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int w = 0; w < features.across() * features.down(); w++) {
                    sum += features.axes()[i][w] * features.axes()[j][w];
                }
                assertThat(sum / n).isCloseTo(i == j ? 1 : 0, within(1e-6));
            }
        }
    }

    private static GreyPicture truth() {
        return GreyPicture.of(1280, 960, (x, y) -> EDIT.contains(x, y) ? 255 : 0);
    }

    /** How often a cell of the map whose middle is edited is brighter than one that is not. */
    private static double areaUnderCurve(Outcome outcome) throws Exception {
        EvidenceMap map = outcome.evidence().maps().getFirst();
        assertThat(map.name()).isEqualTo("noise-residual");
        var grey = ImageIO.read(new ByteArrayInputStream(map.png().bytes())).getRaster();
        long[] edited = new long[256];
        long[] untouched = new long[256];
        for (int row = 0; row < map.height(); row++) {
            for (int column = 0; column < map.width(); column++) {
                double x = map.transform().offsetX() + map.transform().scaleX() * (column + 0.5);
                double y = map.transform().offsetY() + map.transform().scaleY() * (row + 0.5);
                long[] tally = EDIT.contains((int) x, (int) y) ? edited : untouched;
                tally[grey.getSample(column, row, 0)]++;
            }
        }
        double higher = 0;
        long below = 0;
        for (int level = 0; level < 256; level++) {
            higher += edited[level] * (below + untouched[level] / 2.0);
            below += untouched[level];
        }
        return higher / below / LongStream.of(edited).sum();
    }

    private Outcome stored(GreyPicture picture, int quality) throws Exception {
        return quality == 0
                ? bench.png(picture)
                : bench.jpeg(picture, quality, Orientation.UPRIGHT);
    }

    private static GreyPicture scene(int seed) {
        return GreyPicture.scene(1280, 960, 4, seed);
    }

    /** Another scene, whose noise is smooth, with a little fresh noise as of another camera. */
    private static GreyPicture spliced(int seed) {
        Box all = new Box(1, 1, 1279, 959);
        GreyPicture other = GreyPicture.scene(1280, 960, 14, seed + 50).smoothed(all).smoothed(all);
        return scene(seed).pasted(other, EDIT, 0, 0);
    }
}
