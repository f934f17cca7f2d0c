package org.telltale.inference.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.telltale.inference.metrics.PictureScore.Answer;

/** Cases counted by hand; the intervals' values are those of published tables. */
class LocalizationMetricsTest {
    private static final double EXACT = 1e-12;

    @Test
    void masksAreComparedPixelByPixel() {
        PixelMask truth = PixelMask.rectangle(10, 10, 0, 0, 4, 5);
        PixelMask predicted = PixelMask.rectangle(10, 10, 2, 0, 6, 5);
        MaskOverlap overlap = MaskOverlap.of(truth, predicted);
        assertThat(overlap).isEqualTo(new MaskOverlap(20, 20, 10, 100));
        assertThat(overlap.iou()).isCloseTo(1.0 / 3, within(EXACT));
        assertThat(overlap.f1()).isCloseTo(0.5, within(EXACT));
        // (10·70 − 10·10) / (20·80)
        assertThat(overlap.mcc()).isCloseTo(0.375, within(EXACT));
    }

    @Test
    void theCorrelationOfALargePictureDoesNotOverflow() {
        MaskOverlap half = new MaskOverlap(125_000_000, 125_000_000, 125_000_000, 250_000_000);
        assertThat(half.mcc()).isCloseTo(1, within(EXACT));
    }

    @Test
    void aRectangleIsCutAtThePicture() {
        assertThat(PixelMask.rectangle(4, 3, -5, 1, 99, 99).count()).isEqualTo(8);
        assertThat(PixelMask.rectangle(4, 3, 4, 0, 9, 3).count()).isZero();
        assertThatThrownBy(() -> MaskOverlap.of(PixelMask.none(4, 3), PixelMask.none(3, 4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlaceIsFoundByOneRegionOrByAllTogether() {
        PixelMask truth = PixelMask.rectangle(100, 10, 0, 0, 100, 1);
        PixelMask quarter = PixelMask.rectangle(100, 10, 0, 0, 25, 1);
        PixelMask next = PixelMask.rectangle(100, 10, 25, 0, 50, 1);
        RegionMatch one = RegionMatch.of(truth, List.of(quarter));
        assertThat(one.bestIou()).isCloseTo(0.25, within(EXACT));
        assertThat(one.hit()).isFalse();
        RegionMatch both = RegionMatch.of(truth, List.of(quarter, next));
        assertThat(both.bestIou()).isCloseTo(0.25, within(EXACT));
        assertThat(both.union().iou()).isCloseTo(0.5, within(EXACT));
        assertThat(both.hit()).isTrue();
        RegionMatch spoilt =
                RegionMatch.of(truth, List.of(truth, PixelMask.rectangle(100, 10, 0, 1, 100, 10)));
        assertThat(spoilt.bestIou()).isEqualTo(1);
        assertThat(spoilt.union().iou()).isCloseTo(0.1, within(EXACT));
        assertThat(spoilt.hit()).isTrue();
        assertThat(RegionMatch.of(truth, List.of()).hit()).isFalse();
    }

    @Test
    void theOracleTakesTheBestThreshold() {
        OracleThreshold levels = new OracleThreshold(10);
        levels.add(200, 4, 0);
        levels.add(100, 4, 2);
        levels.add(0, 2, 80);
        // From 200: 8/14. From 100: 16/20. Level 0 is never predicted.
        assertThat(levels.bestF1()).isCloseTo(0.8, within(EXACT));
        assertThat(new OracleThreshold(10).bestF1()).isZero();
    }

    @Test
    void rateIntervalsAreExact() {
        // scipy.stats.beta.ppf
        Interval of20 = new Share(1, 20).interval().orElseThrow();
        assertThat(of20.low()).isCloseTo(0.001265089, within(1e-8));
        assertThat(of20.high()).isCloseTo(0.248732763, within(1e-8));
        Interval none = new Share(0, 72).interval().orElseThrow();
        assertThat(none.low()).isZero();
        // 1 − 0.025^(1/72)
        assertThat(none.high()).isCloseTo(1 - Math.pow(0.025, 1.0 / 72), within(1e-10));
        assertThat(new Share(72, 72).interval().orElseThrow().high()).isEqualTo(1);
        assertThat(new Share(0, 0).interval()).isEmpty();
        assertThat(new Share(0, 0).rate()).isEmpty();
    }

    @Test
    void theBootstrapHoldsTheAreaAndIsTheSameEveryTime() {
        double[] fakes = IntStream.range(0, 40).mapToDouble(i -> i + 10).toArray();
        double[] reals = IntStream.range(0, 40).mapToDouble(i -> i).toArray();
        double auc = LocalizationFigures.auc(fakes, reals).orElseThrow();
        Interval interval = AucBootstrap.interval(fakes, reals).orElseThrow();
        assertThat(auc).isBetween(interval.low(), interval.high());
        // Hanley and McNeil's standard error at this area and size is 0.055.
        assertThat(interval.high() - interval.low()).isBetween(0.15, 0.28);
        assertThat(AucBootstrap.interval(fakes, reals)).contains(interval);
        assertThat(AucBootstrap.interval(new double[] {2, 3}, new double[] {0, 1}))
                .contains(new Interval(1, 1));
        assertThat(AucBootstrap.interval(new double[] {0, -0.0}, new double[] {0}))
                .contains(new Interval(0.5, 0.5));
        assertThat(AucBootstrap.interval(fakes, new double[0])).isEmpty();
    }

    @Test
    void everyPictureCountsInTheFigures() {
        PixelMask truth = PixelMask.rectangle(10, 10, 0, 0, 5, 10);
        RegionMatch found = RegionMatch.of(truth, List.of(truth));
        RegionMatch missed = RegionMatch.of(truth, List.of());
        LocalizationFigures figures =
                LocalizationFigures.of(
                        List.of(
                                new PictureScore(true, Answer.COMPLETED, 3.0, 1, found, 0.9),
                                new PictureScore(
                                        true, Answer.NOT_APPLICABLE, null, 0, missed, null),
                                new PictureScore(true, Answer.OUTSIDE, 1.0, 0, null, null),
                                new PictureScore(false, Answer.ABSTAINED, 2.0, 1, null, null),
                                new PictureScore(false, Answer.COMPLETED, 0.0, 0, null, null)));
        assertThat(figures.real()).isEqualTo(2);
        assertThat(figures.fake()).isEqualTo(3);
        assertThat(figures.answered(Answer.COMPLETED)).isEqualTo(2);
        assertThat(figures.answered(Answer.FAILED)).isZero();
        // Pairs won: 3 beats 2 and 0, the absent 0 ties with 0, 1 beats 0: 3.5 of 6.
        assertThat(figures.auc()).hasValueCloseTo(3.5 / 6, within(EXACT));
        assertThat(figures.hits()).isEqualTo(new Share(1, 2));
        assertThat(figures.f1()).hasValueCloseTo(0.5, within(EXACT));
        assertThat(figures.mcc()).hasValueCloseTo(0.5, within(EXACT));
        assertThat(figures.oracleF1()).hasValueCloseTo(0.9, within(EXACT));
        assertThat(figures.oracleN()).isEqualTo(1);
        assertThat(figures.realWithRegion()).isEqualTo(new Share(1, 2));
    }

    @Test
    void noPictureGivesNoFigure() {
        LocalizationFigures none = LocalizationFigures.of(List.of());
        assertThat(none.auc()).isEmpty();
        assertThat(none.f1()).isEmpty();
        assertThat(none.hits().rate()).isEmpty();
    }
}
