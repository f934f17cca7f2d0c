package org.telltale.inference.detect.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.CellBox;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;

class MixtureFitTest {
    private static final int ACROSS = 60;
    private static final int DOWN = 40;
    private static final CellBox PART = new CellBox(20, 10, 34, 22);

    @Test
    void neverBecomesLessLikely() {
        MixtureFit fit = fit(features(4, 1.5));
        double before = Double.NEGATIVE_INFINITY;
        for (int rounds = 1; rounds < 30; rounds++) {
            double objective =
                    Objects.requireNonNull(fit.from(new CellBox(5, 5, 30, 20), rounds)).objective();
            assertThat(objective).isGreaterThanOrEqualTo(before - 1e-9 * Math.abs(before));
            before = objective;
        }
    }

    @Test
    void findsBothDistributionsWithoutAPlaceToStart() {
        Mixture found = Objects.requireNonNull(fit(features(4, 3)).likeliest());
        double share = (double) PART.cells() / (ACROSS * DOWN);
        assertThat(found.share()).isCloseTo(share, within(0.02));
        assertThat(found.part().mean()[0]).isCloseTo(3, within(0.2));
        assertThat(found.rest().mean()[0]).isCloseTo(0, within(0.1));
    }

    @Test
    void theLikeliestIsNoLessLikelyThanTheFitFromOnePart() {
        MixtureFit fit = fit(features(6, 1));
        CellBox middle = new CellBox(20, 13, 40, 26);
        double one = Objects.requireNonNull(fit.from(middle)).objective();
        Mixture likeliest = Objects.requireNonNull(fit.likeliest());
        assertThat(likeliest.objective()).isGreaterThanOrEqualTo(one);
        assertThat(likeliest.share()).isLessThanOrEqualTo(0.5);
        assertThat(fit.likeliest()).usingRecursiveComparison().isEqualTo(likeliest);
    }

    @Test
    void hasNoSecondDistributionWhereTheStartIsTooSmall() {
        assertThat(fit(features(4, 3)).from(new CellBox(20, 10, 23, 13))).isNull();
        WindowFeatures features = features(4, 3);
        features.usable().clear();
        assertThat(fit(features).likeliest()).isNull();
    }

    @Test
    void staysDefiniteWhereAllWindowsAreAlike() {
        double[][] axes = new double[3][ACROSS * DOWN];
        WindowFeatures alike = new WindowFeatures(ACROSS, DOWN, all(), axes);
        assertThat(fit(alike).from(PART)).isNull();
        Mixture found = Objects.requireNonNull(fit(alike).from(PART, 1));
        assertThat(found.logLikelihood()).isFinite();
        assertThat(found.log10Odds(alike, -6)).doesNotContain(Double.NaN);
    }

    @Test
    void aWindowThatCannotBeUsedIsNotOfThePart() {
        WindowFeatures features = features(4, 3);
        int middle = 15 * ACROSS + 25;
        features.usable().clear(middle);
        double[] odds = Objects.requireNonNull(fit(features).from(PART)).log10Odds(features, -6);
        assertThat(odds[middle]).isEqualTo(-6);
        assertThat(odds[middle + 1]).isPositive();
    }

    @Test
    void stopsWhenAsked() {
        Cancellation cancellation = new Cancellation();
        MixtureFit fit = new MixtureFit(features(4, 3), cancellation);
        cancellation.request();
        assertThatThrownBy(() -> fit.from(PART)).isInstanceOf(CancelledException.class);
        assertThatThrownBy(fit::likeliest).isInstanceOf(CancelledException.class);
    }

    private static MixtureFit fit(WindowFeatures features) {
        return new MixtureFit(features, new Cancellation());
    }

    /** Normal numbers, the first of them higher inside the part. */
    private static WindowFeatures features(int axes, double higher) {
        Random random = new Random(11);
        double[][] values = new double[axes][ACROSS * DOWN];
        for (double[] axis : values) {
            Arrays.setAll(axis, w -> random.nextGaussian());
        }
        for (int row = PART.top(); row < PART.bottom(); row++) {
            for (int column = PART.left(); column < PART.right(); column++) {
                values[0][row * ACROSS + column] += higher;
            }
        }
        return new WindowFeatures(ACROSS, DOWN, all(), values);
    }

    private static BitSet all() {
        BitSet all = new BitSet();
        all.set(0, ACROSS * DOWN);
        return all;
    }
}
