package org.telltale.inference.pack.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against figures of {@code inference/training/calibration/likelihood.py} on the same numbers. */
class AffineFitTest {
    private static final double[] REAL =
            IntStream.range(0, 40).mapToDouble(i -> Math.sin(1.7 * i) - 0.2).toArray();
    private static final double[] FAKE =
            IntStream.range(0, 40).mapToDouble(i -> Math.sin(2.3 * i + 0.5) * 1.2 + 1.1).toArray();

    @Test
    void mapAndBoundsAreThoseOfTheTraining() {
        AffineFit fit = AffineFit.of(REAL, FAKE);
        assertThat(fit.slope()).isCloseTo(0.8973049149698467, within(1e-9));
        assertThat(fit.intercept()).isCloseTo(-0.38986396188966776, within(1e-9));
        assertThat(fit.lowest()).isCloseTo(-1.08, within(1e-9));
        assertThat(fit.highest()).isCloseTo(1.12, within(1e-9));
        assertThat(CalibrationQuality.cllr(fit.llrs(REAL), fit.llrs(FAKE)))
                .isCloseTo(0.6418241111109915, within(1e-9));
    }

    @Test
    void whatIsWhollyApartIsBoundedByHowMuchThereIs() {
        double[] real = IntStream.range(0, 30).mapToDouble(i -> i * 0.01).toArray();
        double[] fake = IntStream.range(0, 30).mapToDouble(i -> 5 + i * 0.01).toArray();
        AffineFit fit = AffineFit.of(real, fake);
        assertThat(fit.slope()).isCloseTo(0.9124692156318363, within(1e-9));
        assertThat(fit.intercept()).isCloseTo(-2.4134810753462075, within(1e-9));
        assertThat(fit.lowest()).isCloseTo(-1.48, within(1e-9));
        assertThat(fit.highest()).isCloseTo(1.48, within(1e-9));
    }

    @Test
    void withoutPowerTheSlopeIsZero() {
        double[] high = FAKE;
        double[] low = REAL;
        AffineFit exchanged = AffineFit.of(high, low);
        assertThat(exchanged.slope()).isZero();
        assertThat(exchanged.llr(100)).isEqualTo(exchanged.llr(-100));
        AffineFit constant = AffineFit.of(new double[] {1, 1}, new double[] {1, 1});
        assertThat(constant.slope()).isZero();
        assertThat(constant.llr(1)).isCloseTo(0, within(1e-9));
    }

    @Test
    void qualityIsMeasuredOnFilesThatTheFitHasNotSeen() {
        CalibrationQuality quality = CalibrationQuality.of(alone(REAL, FAKE), 0.5);
        assertThat(quality.cllr().value()).isCloseTo(0.6638574468235172, within(1e-9));
        assertThat(quality.cllr().interval().low()).isLessThan(0.6638);
        assertThat(quality.cllr().interval().high()).isGreaterThan(0.6639);
        assertThat(quality.falseAlarms().count()).isZero();
        assertThat(quality.falseAlarms().n()).isEqualTo(40);
        assertThat(quality).isEqualTo(CalibrationQuality.of(alone(REAL, FAKE), 0.5));

        // Every real file lies above the lowest ratio there is.
        assertThat(CalibrationQuality.of(alone(REAL, FAKE), -6).falseAlarms().count())
                .isEqualTo(40);
    }

    @Test
    void theEqualErrorRateIsThatOfTheRawScores() {
        CalibrationQuality apart =
                CalibrationQuality.of(
                        alone(new double[] {0, 1, 2, 3}, new double[] {4, 5, 6, 7}), 0.5);
        assertThat(apart.equalErrorRate().value()).isZero();
        CalibrationQuality mixed =
                CalibrationQuality.of(
                        alone(new double[] {0, 1, 2, 6}, new double[] {3, 4, 5, 1.5}), 0.5);
        assertThat(mixed.equalErrorRate().value()).isEqualTo(0.25);
    }

    private static CalibrationSet alone(double[] real, double[] fake) {
        return new CalibrationSet(alone("real", real), alone("fake", fake));
    }

    private static List<SourceScore> alone(String name, double[] scores) {
        return IntStream.range(0, scores.length)
                .mapToObj(i -> new SourceScore(scores[i], name + i))
                .toList();
    }
}
