package org.telltale.inference.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The formulas give the numbers that the authors' networks were fed with. */
class TestPatternTest {
    @Test
    void aSineAlongOneAxis() {
        float[] x =
                new TestPattern.Sine(0, 0.1, List.of(0.0, 0.01), false, 0)
                        .values(List.of(1L, 64_600L));
        assertThat(x[0]).isZero();
        assertThat(x[1]).isEqualTo(0.0009999833f);
        assertThat(x[64_599]).isEqualTo((float) (0.1 * Math.sin(0.01 * 64_599)));
        double sum = 0;
        for (float value : x) {
            sum += value;
        }
        // From the recorded input of the reference.
        assertThat(sum).isCloseTo(6.126822807445251, within(1e-9));
    }

    @Test
    void wholeNumbersOverThreeAxes() {
        float[] x =
                new TestPattern.Sine(127.5, 127.5, List.of(0.0, 1.0, 0.11, 0.07), true, 0)
                        .values(List.of(1L, 3L, 80L, 80L));
        assertThat(x).startsWith(127, 136, 145, 154, 162, 171, 179, 187);
        double sum = 0;
        for (float value : x) {
            sum += value;
        }
        assertThat(sum).isEqualTo(2_396_060.0);
    }

    @Test
    void zerosBeforeTheFirstSample() {
        float[] x =
                new TestPattern.Sine(0, 0.1, List.of(0.0, 0.01), false, 64)
                        .values(List.of(2L, 576L));
        assertThat(x[0]).isZero();
        assertThat(x[64]).isZero();
        assertThat(x[65]).isEqualTo(0.0009999833f);
        assertThat(x[576 + 65]).isEqualTo(x[65]);
    }

    @Test
    void noiseByALinearCongruence() {
        float[] x = new TestPattern.Noise(12_345, 0.2).values(List.of(1L, 3L));
        long s = (1_103_515_245L * 12_345 + 12_345) & 0x7fffffffL;
        assertThat(x[0]).isEqualTo((float) ((s / 2147483648.0 - 0.5) * 0.2));
        assertThat(x).hasSize(3).doesNotHaveDuplicates();
    }
}
