package org.telltale.inference.detect.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telltale.inference.engine.Cancellation;

/** Whether the stated errors are those that are made when everything but the lens is drawn anew. */
class FallOffErrorsTest {
    private static final double LEAST = 0.8;
    private static final double MOST = 1.3;

    private static final int ACROSS = 64;
    private static final int DOWN = 48;
    private static final WorkingLight LIGHT =
            new WorkingLight(ACROSS, DOWN, 1, new double[ACROSS * DOWN]);

    /** Each part of the picture has a shading of its own, and many of its gradients are edges. */
    @ParameterizedTest
    @CsvSource({"-0.6, 0, 0, 0.05", "-0.6, 0.2, -0.1, 0.2", "-1.5, 0.3, 0.3, 0.6"})
    void areThoseThatAreMadeWhereThePartsAreIndependent(
            double pull, double offsetX, double offsetY, double shading) {
        FallOff lens = new FallOff(pull, offsetX, offsetY, 0, 0);
        Random random = new Random(17);
        Errors errors = new Errors();
        for (int i = 0; i < 200; i++) {
            errors.add(fit(drawn(lens, shading, random), LIGHT));
        }

        assertThat(errors.ofPull()).isBetween(LEAST, MOST);
        assertThat(errors.ofCentre()).isBetween(LEAST, MOST);
    }

    /**
     * An edge that goes round a surface turns its gradients once about: what it does to one part it
     * undoes in the next, so that the centre is surer than parts taken as independent can tell.
     */
    @Test
    void ofAPictureOfClosedSurfacesAreNotTooSmall() {
        Errors errors = new Errors();
        for (int i = 0; i < 40; i++) {
            var luma = DarkeningScene.of(480, 360, 0.4, 0.2, -0.1, 2 * i + 100).plane();
            WorkingLight light = WorkingLight.of(luma, new Cancellation());
            errors.add(fit(LightGradients.of(light, new RadialModel.Frame(480, 360)), light));
        }

        assertThat(errors.ofPull()).isBetween(LEAST, MOST);
        assertThat(errors.ofCentre()).isBetween(0.4, MOST);
    }

    private static LightGradients drawn(FallOff lens, double shading, Random random) {
        RadialModel.Frame frame = new RadialModel.Frame(ACROSS, DOWN);
        int sides = FallOffErrors.PARTS;
        double[] own = new double[2 * sides * sides];
        Arrays.setAll(own, i -> shading * random.nextGaussian());
        int[] cell = new int[ACROSS * DOWN];
        double[][] values = new double[4][cell.length];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = i;
            int row = i / ACROSS;
            int column = i % ACROSS;
            int part = row * sides / DOWN * sides + column * sides / ACROSS;
            double spread = random.nextInt(4) == 0 ? 5 : 0.5;
            values[0][i] = frame.x(column + 0.5);
            values[1][i] = frame.y(row + 0.5);
            values[2][i] =
                    lens.right(values[0][i]) + own[2 * part] + spread * random.nextGaussian();
            values[3][i] =
                    lens.below(values[1][i]) + own[2 * part + 1] + spread * random.nextGaussian();
        }
        return new LightGradients(cell, values[0], values[1], values[2], values[3]);
    }

    private static FallOff fit(LightGradients gradients, WorkingLight light) {
        return FallOff.fit(gradients, light, new Cancellation());
    }

    /** Fits of one lens. */
    private static final class Errors {
        private final Spread pull = new Spread();
        private final Spread right = new Spread();
        private final Spread below = new Spread();
        private double pullStated;
        private double centreStated;

        void add(FallOff fit) {
            pull.add(fit.pull());
            right.add(fit.centreX());
            below.add(fit.centreY());
            pullStated += fit.pullError() * fit.pullError();
            centreStated += fit.centreError() * fit.centreError();
        }

        /** Deviation between the fits over the error that they state. */
        double ofPull() {
            return Math.sqrt(pull.variance() / (pullStated / pull.count));
        }

        double ofCentre() {
            double variance = right.variance() + below.variance();
            return Math.sqrt(variance / (centreStated / pull.count));
        }
    }

    /** How far numbers lie apart. */
    private static final class Spread {
        private int count;
        private double sum;
        private double squares;

        void add(double value) {
            count++;
            sum += value;
            squares += value * value;
        }

        double variance() {
            return (squares - sum * sum / count) / (count - 1);
        }
    }
}
