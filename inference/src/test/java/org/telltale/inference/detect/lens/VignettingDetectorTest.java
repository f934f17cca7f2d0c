package org.telltale.inference.detect.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.inference.detect.DetectorBench;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;
import org.telltale.inference.metadata.Orientation;

class VignettingDetectorTest {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

    @TempDir Path folder;
    private DetectorBench bench;

    @BeforeEach
    void open() {
        bench = new DetectorBench(new VignettingDetector(), folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** A quadratic fitted to Kang and Weiss's fall-off, by the gradients of what is smooth. */
    @ParameterizedTest
    @CsvSource({
        "0.15, 0, 0, 1, 5, 4",
        "0.3, 0, 0, 2, 4, 3",
        "0.5, 0, 0, 3, 3, 2",
        "0.3, 0.3, 0.2, 4, 5, 4",
        "0.3, -0.2, 0.5, 5, 5, 5"
    })
    void measuresAFallOffAndItsCentre(
            double fallOff, double x, double y, long seed, double percent, double apart)
            throws Exception {
        Outcome outcome = bench.png(DarkeningScene.of(WIDTH, HEIGHT, fallOff, x, y, seed));

        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        assertThat(value(outcome, "vignetting-fall-off")).isCloseTo(100 * fallOff, within(percent));
        assertThat(value(outcome, "vignetting-centre-offset"))
                .isCloseTo(50 * Math.hypot(x, y), within(apart));
    }

    @Test
    void speaksForNeitherSideAndPointsAtNothing() throws Exception {
        Outcome outcome = bench.png(DarkeningScene.of(WIDTH, HEIGHT, 0.4, 0.4, 0, 6));

        assertThat(outcome.evidence().findings()).isEmpty();
        assertThat(outcome.evidence().cues())
                .hasSize(2)
                .allMatch(cue -> cue.supports() == Cue.Support.NEITHER);
        assertThat(outcome.evidence().cues().getFirst().provenance().settings())
                .containsEntry("working_scale", "1/4")
                .containsEntry("working_size", "200x150");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2", "0, 3", "0, 4", "0, 5", "0, 6", "-0.3, 7"})
    void abstainsWhereNothingFallsOff(double fallOff, long seed) throws Exception {
        Outcome outcome = bench.png(DarkeningScene.of(WIDTH, HEIGHT, fallOff, 0, 0, seed));

        assertThat(reason(outcome)).isEqualTo("vignetting.none");
        assertThat(outcome.evidence().cues()).isEmpty();
    }

    @Test
    void aCutPictureHasItsCentreAside() throws Exception {
        GreyPicture whole = DarkeningScene.of(1000, 750, 0.45, 0, 0, 8);
        Outcome before = bench.png(whole);
        Outcome after = bench.png(whole.croppedFrom(250, 150));

        // The centre stays at (500, 375), the middle of what is left is at (625, 450).
        double offset = 100 * Math.hypot(125, 75) / Math.hypot(750, 600);
        assertThat(value(before, "vignetting-centre-offset")).isLessThan(3);
        assertThat(value(after, "vignetting-centre-offset")).isCloseTo(offset, within(4.0));
    }

    @Test
    void theLightOfASceneThatFallsToOneSideIsNoLens() throws Exception {
        Outcome outcome = bench.png(DarkeningScene.of(WIDTH, HEIGHT, 0.3, 0.3, -1.3, 9));

        assertThat(reason(outcome)).isEqualTo("vignetting.to-one-side");
    }

    @Test
    void texturesAllOverLeaveNothingToMeasure() throws Exception {
        GreyPicture texture =
                GreyPicture.of(
                        WIDTH,
                        HEIGHT,
                        (x, y) ->
                                110
                                        + 45 * Math.sin(x / 31.0 + 2 * Math.sin(y / 47.0))
                                        + 45 * Math.cos(y / 37.0 + x / 90.0));

        assertThat(reason(bench.png(texture))).isEqualTo("vignetting.too-much-detail");
    }

    @Test
    void flatDarkClippedSmallAndNarrowPicturesAreNotMeasured() throws Exception {
        assertThat(reason(bench.png(GreyPicture.of(400, 300, (x, y) -> 128))))
                .isEqualTo("vignetting.none");
        assertThat(reason(bench.png(GreyPicture.of(400, 300, (x, y) -> 9))))
                .isEqualTo("vignetting.too-dark-or-clipped");
        assertThat(reason(bench.png(GreyPicture.of(400, 300, (x, y) -> 255))))
                .isEqualTo("vignetting.too-dark-or-clipped");
        assertThat(bench.png(GreyPicture.of(255, 255, (x, y) -> 128)))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(bench.png(GreyPicture.of(1, 900, (x, y) -> 128)))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(reason(bench.png(GreyPicture.of(20_000, 256, (x, y) -> 128))))
                .isEqualTo("vignetting.none");
    }

    /** Of a size that whole blocks cover from every corner, so that the maps are alike in full. */
    @ParameterizedTest
    @EnumSource(Orientation.class)
    void turnedFilesGiveTheUprightMap(Orientation orientation) throws Exception {
        GreyPicture stored = DarkeningScene.of(768, 576, 0.45, 0.4, -0.1, 10);
        Outcome plain = bench.jpeg(stored, 90, Orientation.UPRIGHT);
        Outcome turned = bench.jpeg(stored, 90, orientation);

        assertThat(value(turned, "vignetting-centre-offset"))
                .isCloseTo(value(plain, "vignetting-centre-offset"), within(0.1));
        Plane found = drawn(turned).plane();
        Plane expected = drawn(plain).upright(orientation).plane();
        assertThat(found.width()).isEqualTo(expected.width());
        assertThat(found.values()).containsExactly(expected.values(), within(1f));
        for (Orientation other : Orientation.values()) {
            if (other != orientation) {
                float[] wrong = drawn(plain).upright(other).plane().values();
                assertThat(apart(found.values(), wrong)).as("%s", other).isGreaterThan(5);
            }
        }
    }

    @Test
    void theMapSaysThatABlockWithoutMeasureLooksAsExpected() throws Exception {
        GreyPicture scene = DarkeningScene.of(WIDTH, HEIGHT, 0.5, 0, 0, 11);
        GreyPicture clipped = GreyPicture.of(WIDTH, HEIGHT, (x, y) -> 255);
        Outcome outcome = bench.png(scene.pasted(clipped, new Box(192, 192, 320, 320), 0, 0));

        assertThat(drawn(outcome).plane().at(3, 3)).isEqualTo(128);
        assertThat(outcome.evidence().maps().getFirst().unit()).contains("0 also where");
    }

    private static GreyPicture drawn(Outcome outcome) throws IOException {
        EvidenceMap map = outcome.evidence().maps().getFirst();
        var raster = ImageIO.read(new ByteArrayInputStream(map.png().bytes())).getRaster();
        return GreyPicture.of(map.width(), map.height(), (x, y) -> raster.getSample(x, y, 0));
    }

    private static double apart(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs(one[i] - other[i]);
        }
        return sum / one.length;
    }

    @Test
    void theMapShowsWhereAPartFallsOffOtherwise() throws Exception {
        GreyPicture scene = DarkeningScene.of(WIDTH, HEIGHT, 0.5, 0, 0, 11);
        GreyPicture other = DarkeningScene.of(WIDTH, HEIGHT, -0.9, 0, 0, 11);
        Box part = new Box(480, 96, 768, 288);
        Outcome outcome = bench.png(scene.pasted(other, part, 0, 0));

        EvidenceMap map = outcome.evidence().maps().getFirst();
        assertThat(map.name()).isEqualTo("vignetting");
        assertThat(map.transform().scaleX()).isEqualTo(64);
        var raster = ImageIO.read(new ByteArrayInputStream(map.png().bytes())).getRaster();
        int[] inside = raster.getSamples(8, 2, 4, 2, 0, (int[]) null);
        int[] mirrored = raster.getSamples(1, 2, 4, 2, 0, (int[]) null);
        assertThat(Arrays.stream(inside).average().orElseThrow())
                .isGreaterThan(Arrays.stream(mirrored).average().orElseThrow() + 30);
    }

    @Test
    void stopsWhenAskedTo() {
        var luma = DarkeningScene.of(300, 300, 0.3, 0, 0, 12).plane();
        WorkingLight light = WorkingLight.of(luma, new Cancellation());
        LightGradients gradients = LightGradients.of(light, new RadialModel.Frame(300, 300));
        Cancellation cancellation = new Cancellation();
        cancellation.request();

        assertThatThrownBy(() -> WorkingLight.of(luma, cancellation))
                .isInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> FallOff.fit(gradients, light, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    private static String reason(Outcome outcome) {
        return outcome instanceof Outcome.Inconclusive inconclusive
                ? inconclusive.reason().code()
                : outcome.toString();
    }

    private static double value(Outcome outcome, String name) {
        return outcome.evidence().cues().stream()
                .filter(cue -> cue.name().equals(name))
                .mapToDouble(Cue::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError(outcome));
    }
}
