package org.telltale.inference.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudentTailTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 1, 3, 20, 1e4, 1e9})
    void agreesWithTheClosedFormsOfOneAndTwoDegrees(double t) {
        double one = 0.5 - Math.atan(t) / Math.PI;
        // Near 0 the difference above cancels; the arc tangent of the inverse does not.
        double cauchy = t < 1 ? one : Math.atan(1 / t) / Math.PI;
        assertThat(StudentTail.log10(t, 1)).isCloseTo(Math.log10(cauchy), within(1e-10));
        double root = Math.sqrt(2 + t * t);
        double two = 1 / (root * (root + t));
        assertThat(StudentTail.log10(t, 2)).isCloseTo(Math.log10(two), within(1e-10));
    }

    @Test
    void agreesWithTables() {
        // One-sided critical values (Abramowitz and Stegun, table 26.10).
        assertThat(Math.pow(10, StudentTail.log10(1.812, 10))).isCloseTo(0.05, within(1e-4));
        assertThat(Math.pow(10, StudentTail.log10(2.750, 30))).isCloseTo(0.005, within(1e-5));
        assertThat(Math.pow(10, StudentTail.log10(3.090, 1e7))).isCloseTo(0.001, within(1e-5));
    }

    @Test
    void goesFarOutWithoutUnderflow() {
        assertThat(StudentTail.log10(1e6, 200)).isBetween(-980.0, -900.0);
    }

    @Test
    void refusesWhatIsNoTail() {
        assertThatThrownBy(() -> StudentTail.log10(-1, 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StudentTail.log10(1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
