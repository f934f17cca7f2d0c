package org.telltale.inference.detect.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;

class ContradictionSearchTest {
    private static final int ACROSS = 40;
    private static final int DOWN = 30;
    private static final int FIELDS = Integer.getInteger("telltale.noise.images", 200);

    /**
     * Fields whose cells are off independently: at most one false alarm in each hundred at 10⁻².
     * With {@code -Dtelltale.noise.images=1000} it is the benchmark.
     */
    @Test
    void findsNoMoreInNoiseThanStated() {
        Random random = new Random(17);
        int alarms = 0;
        for (int i = 0; i < FIELDS; i++) {
            double share = 0.02 + 0.25 * random.nextDouble();
            LensModel model = model(random, share);
            alarms +=
                    new ContradictionSearch(ACROSS, DOWN, model, 0.5)
                                    .find(-2, new Cancellation())
                                    .isEmpty()
                            ? 0
                            : 1;
        }

        assertThat(alarms).isLessThanOrEqualTo(Math.max(2, FIELDS / 50));
    }

    @Test
    void findsAPlaceThatShiftsOneWay() {
        LensModel model = model(new Random(3), 0.05);
        shift(model, 10, 12, 16, 17, false);

        List<Contradiction> found =
                new ContradictionSearch(ACROSS, DOWN, model, 0.5).find(-8, new Cancellation());

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().left()).isBetween(9, 11);
        assertThat(found.getFirst().bottom()).isBetween(16, 18);
    }

    @Test
    void leavesOutAPlaceWhoseShiftsPointEveryWay() {
        LensModel model = model(new Random(3), 0.05);
        shift(model, 10, 12, 16, 17, true);

        assertThat(new ContradictionSearch(ACROSS, DOWN, model, 0.5).find(-8, new Cancellation()))
                .isEmpty();
    }

    @Test
    void stopsWhenAsked() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        ContradictionSearch search =
                new ContradictionSearch(ACROSS, DOWN, model(new Random(1), 0.1), 0.5);

        assertThatThrownBy(() -> search.find(-8, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    private static void shift(
            LensModel model, int left, int top, int right, int bottom, boolean everyWay) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int cell = y * ACROSS + x;
                int sign = everyWay && (x + y) % 2 == 0 ? -1 : 1;
                model.redLeft()[cell] = new Shift(sign, 0, 400, 0, 400);
                model.disagreement()[cell] = 1;
            }
        }
    }

    private static LensModel model(Random random, double share) {
        int cells = ACROSS * DOWN;
        Shift[] red = new Shift[cells];
        Shift[] blue = new Shift[cells];
        double[] disagreement = new double[cells];
        for (int i = 0; i < cells; i++) {
            double length = random.nextDouble() < share ? 1 : 0.1;
            red[i] = new Shift(length, 0, 400, 0, 400);
            blue[i] = new Shift(0, 0.05, 400, 0, 400);
            disagreement[i] = random.nextDouble() < 0.3 ? Double.NaN : length;
        }
        RadialModel lens = new RadialModel(1, 0, 0, 0, 0.01);
        return new LensModel(lens, lens, red, blue, disagreement);
    }
}
