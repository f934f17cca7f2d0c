package org.telltale.inference.detect.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;

class RegionMeterTest {
    private static final int SIDE = 200;
    private static final Box INNER = new Box(10, 10, 190, 190);
    private static final double[] BINOMIAL = {0.25, 0.5, 0.25};

    @Test
    void noiseIsTheStandardDeviationOfWhiteNoise() {
        for (double sigma : new double[] {1, 4, 12}) {
            assertThat(new RegionMeter(whiteNoise(sigma)).noise(INNER))
                    .isCloseTo(sigma, Percentage.withPercentage(2));
        }
    }

    @Test
    void noiseIsNotMovedByShadingAndHardlyByEdges() {
        Plane noise = whiteNoise(3);
        Plane scene = plane(i -> noise.values()[i] + 0.5 * (i % SIDE) + (i / SIDE > 100 ? 80 : 0));

        assertThat(new RegionMeter(scene).noise(INNER)).isCloseTo(3, Percentage.withPercentage(2));
    }

    @Test
    void aFlatRegionHasNoNoiseAndAFiniteFrequency() {
        RegionMeter meter = new RegionMeter(plane(i -> 128));

        assertThat(meter.noise(INNER)).isZero();
        assertThat(meter.frequency(INNER)).isEqualTo(1);
    }

    @Test
    void frequencyOfASineIsItsOwn() {
        for (double omega : new double[] {0.2, 0.6, 1.2}) {
            Plane sine = plane(i -> 128 + 60 * Math.sin(omega * (i % SIDE)));
            assertThat(new RegionMeter(sine).frequency(INNER))
                    .isCloseTo(2 * Math.tan(omega / 2), within(0.01));
        }
    }

    @Test
    void frequencyOfWhiteNoiseIsTheRootOfTwelve() {
        assertThat(new RegionMeter(whiteNoise(20)).frequency(INNER))
                .isCloseTo(Math.sqrt(12), Percentage.withPercentage(1));
    }

    @Test
    void blurringLowersTheFrequencyAsItsKernelSays() {
        Plane sharp = whiteNoise(40);
        double second = energy(convolve(BINOMIAL, new double[] {1, -2, 1}));
        double first = energy(convolve(BINOMIAL, new double[] {-0.5, 0, 0.5}));
        double across = energy(BINOMIAL);

        assertThat(new RegionMeter(blurred(sharp)).frequency(INNER))
                .isCloseTo(
                        Math.sqrt(second * across / (first * across)),
                        Percentage.withPercentage(2));
    }

    private static Plane whiteNoise(double sigma) {
        Random random = new Random(1);
        return plane(i -> 128 + sigma * random.nextGaussian());
    }

    private static Plane plane(IntToDoubleFunction value) {
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value.applyAsDouble(i);
        }
        return new Plane(SIDE, SIDE, values);
    }

    /**
     * Blurred by the binomial kernel along both axes; the outermost pixels are left as they are.
     */
    private static Plane blurred(Plane sharp) {
        Plane rows = plane(i -> along(sharp, i, 1));
        return plane(i -> along(rows, i, SIDE));
    }

    private static double along(Plane plane, int i, int stride) {
        int x = i % SIDE;
        int y = i / SIDE;
        if (x == 0 || y == 0 || x == SIDE - 1 || y == SIDE - 1) {
            return plane.values()[i];
        }
        return (plane.values()[i - stride] + 2 * plane.values()[i] + plane.values()[i + stride])
                / 4;
    }

    private static double[] convolve(double[] a, double[] b) {
        double[] out = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                out[i + j] += a[i] * b[j];
            }
        }
        return out;
    }

    private static double energy(double[] kernel) {
        double sum = 0;
        for (double v : kernel) {
            sum += v * v;
        }
        return sum;
    }
}
