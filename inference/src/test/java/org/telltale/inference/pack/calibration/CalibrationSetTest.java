package org.telltale.inference.pack.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.telltale.inference.metrics.Interval;
import org.telltale.inference.metrics.Share;

/** Files that share a source: against figures of {@code likelihood.py} where it has them. */
class CalibrationSetTest {
    @Test
    void theFilesOfASourceWeighAsOneInFitAndBounds() {
        IntFunction<String> source = i -> "source " + (int) Math.sqrt(i);
        CalibrationSet set =
                new CalibrationSet(
                        scores(40, i -> Math.sin(1.7 * i) - 0.2, source),
                        scores(40, i -> Math.sin(2.3 * i + 0.5) * 1.2 + 1.1, source));
        assertThat(set.sources()).isEqualTo(7);
        AffineFit fit = set.fit();
        assertThat(fit.slope()).isCloseTo(0.989678520399426, within(1e-9));
        assertThat(fit.intercept()).isCloseTo(-0.46350249363372126, within(1e-9));
        assertThat(fit.lowest()).isCloseTo(-0.36, within(1e-9));
        assertThat(fit.highest()).isCloseTo(0.62, within(1e-9));
    }

    @Test
    void moreFilesOfTheSameSourcesAddNoStrength() {
        CalibrationSet once = apart(20, 1);
        CalibrationSet often = apart(20, 10);
        assertThat(often.real()).hasSize(200);
        assertThat(often.fit().highest()).isCloseTo(once.fit().highest(), within(1e-9));
        assertThat(often.fit().lowest()).isCloseTo(once.fit().lowest(), within(1e-9));
        assertThat(often.fit().slope()).isCloseTo(once.fit().slope(), within(1e-9));
    }

    @Test
    void aSourceNeverLiesInBothHalves() {
        List<SourceScore> real = scores(12, i -> i, i -> "person " + i % 4);
        List<SourceScore> fake = new ArrayList<>(scores(6, i -> i, i -> "person " + i % 2));
        fake.addAll(scores(6, i -> i, i -> "other " + i % 3));
        CalibrationSet set = new CalibrationSet(real, fake);
        Map<String, Integer> halves = set.halves();
        assertThat(halves).hasSize(7).containsValues(0, 1);
        for (int half : new int[] {0, 1}) {
            List<String> here = names(set.of(set.real(), halves, half));
            assertThat(here).isNotEmpty();
            assertThat(names(set.of(set.fake(), halves, half))).isNotEmpty();
            assertThat(names(set.of(set.fake(), halves, 1 - half)))
                    .doesNotContainAnyElementsOf(here);
        }
    }

    @Test
    void drawingSourcesGivesWiderIntervalsThanDrawingFiles() {
        // Ten sources of each class; their files differ little, the sources much.
        DoubleUnaryOperator level = i -> Math.sin(5.1 * Math.floor(i / 10)) + 0.01 * (i % 10);
        CalibrationSet grouped =
                new CalibrationSet(
                        scores(100, level, i -> "real " + i / 10),
                        scores(100, i -> level.applyAsDouble(i) + 0.8, i -> "fake " + i / 10));
        CalibrationSet loose =
                new CalibrationSet(
                        scores(100, level, i -> "real " + i),
                        scores(100, i -> level.applyAsDouble(i) + 0.8, i -> "fake " + i));
        CalibrationQuality honest = CalibrationQuality.of(grouped, 0.3);
        CalibrationQuality naive = CalibrationQuality.of(loose, 0.3);
        assertThat(honest.equalErrorRate().value()).isEqualTo(naive.equalErrorRate().value());
        assertThat(width(honest.equalErrorRate().interval()))
                .isGreaterThan(1.5 * width(naive.equalErrorRate().interval()));
        assertThat(honest).isEqualTo(CalibrationQuality.of(grouped, 0.3));
    }

    @Test
    void withoutAFalseAlarmTheSourcesBoundTheRateNotTheFiles() {
        List<SourceShare.Hit> none = hits(200, i -> "camera " + i / 20, i -> false);
        SourceShare share = SourceShare.of(none);
        assertThat(share.sources()).isEqualTo(10);
        assertThat(share.interval()).isEqualTo(new Share(0, 10).interval().orElseThrow());
        assertThat(SourceShare.of(hits(200, i -> "file " + i, i -> false)).interval())
                .isEqualTo(new Share(0, 200).interval().orElseThrow());
    }

    @Test
    void falseAlarmsOfOneCameraCountAsOneCamerasAndSpreadOnesAsFiles() {
        // All 20 alarms in one of ten cameras: as good as one of ten.
        SourceShare lumped = SourceShare.of(hits(200, i -> "camera " + i / 20, i -> i < 20));
        assertThat(lumped.count()).isEqualTo(20);
        assertThat(lumped.interval().low()).isLessThan(0.01);
        assertThat(lumped.interval().high()).isGreaterThan(0.4);
        // Two in each camera: no more spread than independent files have.
        SourceShare spread = SourceShare.of(hits(200, i -> "camera " + i / 20, i -> i % 10 == 0));
        assertThat(spread.interval()).isEqualTo(new Share(20, 200).interval().orElseThrow());
        assertThat(lumped.interval().low()).isLessThanOrEqualTo(0.1);
    }

    private static CalibrationSet apart(int sources, int each) {
        int n = sources * each;
        return new CalibrationSet(
                scores(n, i -> Math.floor(i / each) * 0.01, i -> "real " + i / each),
                scores(n, i -> 5 + Math.floor(i / each) * 0.01, i -> "fake " + i / each));
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    private static List<String> names(List<SourceScore> scores) {
        return scores.stream().map(SourceScore::source).distinct().toList();
    }

    private static List<SourceScore> scores(
            int count, DoubleUnaryOperator raw, IntFunction<String> source) {
        return IntStream.range(0, count)
                .mapToObj(i -> new SourceScore(raw.applyAsDouble(i), source.apply(i)))
                .toList();
    }

    private static List<SourceShare.Hit> hits(
            int count, IntFunction<String> source, java.util.function.IntPredicate hit) {
        return IntStream.range(0, count)
                .mapToObj(i -> new SourceShare.Hit(source.apply(i), hit.test(i)))
                .toList();
    }
}
