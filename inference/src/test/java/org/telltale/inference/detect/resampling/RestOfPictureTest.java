package org.telltale.inference.detect.resampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;

class RestOfPictureTest {
    private static final int SIDE = 128;
    private static final int STEP = 32;
    private static final Cancellation NEVER = new Cancellation();

    @Test
    void noiseHardlyEverSharesAFrequency() {
        assertThat(shared(noise(640, 480))).isLessThanOrEqualTo(4);
        assertThat(shared(noise(1024, 768))).isLessThanOrEqualTo(4);
    }

    @Test
    void aFaintWaveAllOverThePictureIsShared() {
        Plane noise = noise(800, 600);
        // A quarter of a grey level under noise of five: no window shows it by itself.
        Plane waved =
                plane(
                        800,
                        600,
                        (x, y) -> noise.at(x, y) + 0.25 * Math.cos(2 * Math.PI * 37 * x / SIDE));
        Peak peak = new Peak(37, 0, 0);
        PeakField field = PeakField.measure(waved, SIDE, STEP, NEVER);
        assertThat(sharing(waved, field, peak).get(0)).isTrue();
        assertThat(sharing(noise, field, peak).get(0)).isFalse();
    }

    @Test
    void aSmallPictureIsNotAsked() {
        Plane noise = noise(384, 384);
        PeakField field = PeakField.measure(noise, SIDE, STEP, NEVER);
        RestOfPicture rest =
                new RestOfPicture(
                        noise,
                        field,
                        new Peak[] {new Peak(37, 5, 0)},
                        new BitSet[] {middle(field)});
        assertThat(rest.sharing(NEVER).isEmpty()).isTrue();
        assertThat(rest.askable(0)).isFalse();
    }

    /** Of 200 frequencies, how many pure noise seems to share with a place in its middle. */
    private static int shared(Plane noise) {
        PeakField field = PeakField.measure(noise, SIDE, STEP, NEVER);
        Random random = new Random(11);
        Peak[] peaks = new Peak[200];
        BitSet[] places = new BitSet[peaks.length];
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] = new Peak(random.nextInt(10, SIDE / 2), random.nextInt(SIDE), 0);
            places[i] = middle(field);
        }
        return new RestOfPicture(noise, field, peaks, places).sharing(NEVER).cardinality();
    }

    private static BitSet sharing(Plane map, PeakField field, Peak peak) {
        return new RestOfPicture(map, field, new Peak[] {peak}, new BitSet[] {middle(field)})
                .sharing(NEVER);
    }

    private static BitSet middle(PeakField field) {
        BitSet middle = new BitSet();
        middle.set(field.down() / 2 * field.across() + field.across() / 2);
        return middle;
    }

    private static Plane noise(int width, int height) {
        Random random = new Random(7L * width);
        return plane(width, height, (x, y) -> 5 * random.nextGaussian());
    }

    private static Plane plane(int width, int height, GreyPicture.Shade shade) {
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) shade.at(i % width, i / width);
        }
        return new Plane(width, height, values);
    }
}
