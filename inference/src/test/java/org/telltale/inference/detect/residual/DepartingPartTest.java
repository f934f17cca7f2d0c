package org.telltale.inference.detect.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.CellBox;
import org.telltale.inference.engine.Cancellation;

class DepartingPartTest {
    private static final int ACROSS = 60;
    private static final int DOWN = 40;
    private static final CellBox BOX = new CellBox(8, 12, 22, 26);

    @Test
    void isFittedFromABoxThatDeparts() {
        DepartingPart part = part(windows((column, row) -> holds(column, row) ? 4 : 0));

        assertThat(part.origin()).isEqualTo(DepartingPart.Origin.BOX);
        assertThat(part.words()).contains("fitted from the box");
        assertThat(share(part)).isCloseTo((double) BOX.cells() / ACROSS / DOWN, within(0.02));
    }

    /** The box lies in the larger part of a scene, and the likeliest split is that of the scene. */
    @Test
    void isTheBoxItselfWhereItsFitGrowsOverMostOfThePicture() {
        WindowFeatures features = windows((column, row) -> column < 42 ? 5 : 0);
        Mixture run = Objects.requireNonNull(fit(features).from(BOX));
        assertThat(run.share()).isGreaterThan(0.6);

        DepartingPart part = part(features);

        assertThat(part.origin()).isEqualTo(DepartingPart.Origin.BOX_ITSELF);
        assertThat(share(part)).isCloseTo((double) BOX.cells() / ACROSS / DOWN, within(0.02));
        assertThat(part.words()).contains("the box itself");
    }

    /** Less than a third of the box is like a strip elsewhere, the rest of it like the rest. */
    @Test
    void isTheBoxItselfWhereItsFitSettlesOnSomethingElse() {
        WindowFeatures features =
                windows((column, row) ->
                        column >= 54 || (holds(column, row) && column >= 18) ? 5 : 0);
        Mixture run = Objects.requireNonNull(fit(features).from(BOX));
        BitSet inside = features.windows(BOX);
        assertThat(run.share()).isLessThan(0.5);
        assertThat(inside.stream().filter(w -> run.logOdds(features.window(w)) > 0).count())
                .isLessThan(inside.cardinality() / 2);

        assertThat(part(features).origin()).isEqualTo(DepartingPart.Origin.BOX_ITSELF);
    }

    @Test
    void isTheLikeliestOfThePictureWhereTheBoxHoldsTooLittle() {
        WindowFeatures features = windows((column, row) -> holds(column, row) ? 4 : 0);
        DepartingPart part = DepartingPart.of(fit(features), features, new CellBox(10, 14, 13, 17));

        assertThat(part.origin()).isEqualTo(DepartingPart.Origin.NINE_PARTS);
        assertThat(part.words()).contains("the likeliest of nine parts");
        assertThat(part.mixture()).usingRecursiveComparison().isEqualTo(fit(features).likeliest());
    }

    @Test
    void isNothingWhereNoWindowCanBeUsed() {
        WindowFeatures features = windows((column, row) -> 0);
        features.usable().clear();
        DepartingPart part = part(features);

        assertThat(part).isEqualTo(new DepartingPart(null, DepartingPart.Origin.NOTHING));
        assertThat(part.words()).isEqualTo("none");
    }

    private static boolean holds(int column, int row) {
        return column >= BOX.left()
                && column < BOX.right()
                && row >= BOX.top()
                && row < BOX.bottom();
    }

    private static double share(DepartingPart part) {
        return Objects.requireNonNull(part.mixture()).share();
    }

    private static DepartingPart part(WindowFeatures features) {
        return DepartingPart.of(fit(features), features, BOX);
    }

    private static MixtureFit fit(WindowFeatures features) {
        return new MixtureFit(features, new Cancellation());
    }

    /** Normal numbers, the first of each window about a mean. */
    private static WindowFeatures windows(IntBinaryOperator mean) {
        Random random = new Random(5);
        double[][] axes = new double[2][ACROSS * DOWN];
        for (int w = 0; w < ACROSS * DOWN; w++) {
            axes[0][w] = mean.applyAsInt(w % ACROSS, w / ACROSS) + random.nextGaussian();
            axes[1][w] = random.nextGaussian();
        }
        return features(axes);
    }

    private static WindowFeatures features(double[][] axes) {
        BitSet all = new BitSet();
        all.set(0, ACROSS * DOWN);
        return new WindowFeatures(ACROSS, DOWN, all, axes);
    }
}
