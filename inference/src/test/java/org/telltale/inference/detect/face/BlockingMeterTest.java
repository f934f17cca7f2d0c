package org.telltale.inference.detect.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;

class BlockingMeterTest {
    private static final Box ALL = new Box(0, 0, 160, 160);
    private static final Box PATCH = new Box(40, 56, 104, 104);

    private static final GreyPicture SCENE = GreyPicture.scene(176, 176, 2, 5);

    @Test
    void findsTheGridWhereverThePictureWasCut() throws IOException {
        GreyPicture compressed = SCENE.jpeg(50);

        assertThat(new BlockingMeter(compressed.plane(), ALL).grid()).isEqualTo("0,0");
        assertThat(new BlockingMeter(compressed.croppedFrom(3, 5).plane(), ALL).grid())
                .isEqualTo("5,3");
    }

    @Test
    void growsWithCompression() throws IOException {
        double strong = strength(SCENE.jpeg(40), PATCH);
        double weak = strength(SCENE.jpeg(85), PATCH);

        assertThat(strong).isGreaterThan(1.15 * weak);
        assertThat(strength(SCENE, PATCH)).isCloseTo(1, within(0.25));
    }

    @Test
    void aPatchWithoutAGridStandsOut() throws IOException {
        GreyPicture compressed = SCENE.jpeg(50);
        GreyPicture patched = compressed.pasted(SCENE, PATCH, 0, 0);
        BlockingMeter meter = new BlockingMeter(patched.plane(), ALL);

        double patch = Objects.requireNonNull(meter.strength(PATCH));
        double rest = Objects.requireNonNull(meter.strength(new Box(104, 8, 152, 56)));
        assertThat(meter.grid()).isEqualTo("0,0");
        assertThat(patch).isLessThan(rest / 1.4);
    }

    @Test
    void aFlatBoxHasNoneAndASmallOneIsNotMeasured() {
        Plane flat = GreyPicture.of(64, 64, (x, y) -> 77).plane();
        BlockingMeter meter = new BlockingMeter(flat, new Box(0, 0, 64, 64));

        assertThat(meter.strength(new Box(0, 0, 64, 64))).isEqualTo(1);
        assertThat(meter.strength(new Box(0, 0, 15, 64))).isNull();
    }

    @Test
    void aFaceAtTheEdgeOfATinyPictureIsNoTrouble() {
        Plane tiny = GreyPicture.of(3, 90, (x, y) -> x * y % 7).plane();

        assertThat(new BlockingMeter(tiny, new Box(0, 0, 3, 90)).grid()).startsWith("0,");
    }

    private static double strength(GreyPicture picture, Box box) {
        return Objects.requireNonNull(new BlockingMeter(picture.plane(), ALL).strength(box));
    }
}
