package org.telltale.inference.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final double EXACT = 1e-12;

    @Test
    void overlapAgreesWithCountingEveryCell() {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            List<GridBox> truth = boxes(random, random.nextInt(6));
            List<GridBox> predicted = boxes(random, random.nextInt(6));
            long both = 0;
            long either = 0;
            for (int y = 0; y < GridBox.SIDE; y++) {
                for (int x = 0; x < GridBox.SIDE; x++) {
                    boolean t = covers(truth, x, y);
                    boolean p = covers(predicted, x, y);
                    both += t && p ? 1 : 0;
                    either += t || p ? 1 : 0;
                }
            }
            BoxOverlap overlap = BoxOverlap.of(truth, predicted);
            assertThat(overlap.intersection()).isEqualTo(both);
            assertThat(overlap.union()).isEqualTo(either);
        }
    }

    @Test
    void aHundredThousandPicturesAreMeasured() {
        Random random = new Random(11);
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += BoxOverlap.of(boxes(random, 3), boxes(random, 3)).iou();
        }
        assertThat(sum).isBetween(1000.0, 90_000.0);
    }

    @Test
    void thousandsOfBoxesInOnePictureAreMeasured() {
        List<GridBox> many = boxes(new Random(3), 5000);
        assertThat(BoxOverlap.of(many, many).iou()).isEqualTo(1);
    }

    @Test
    void anEmptyTableHasNoAccuracy() {
        assertThat(Confusion.NONE.accuracy()).isEmpty();
        assertThat(Confusion.NONE.balancedAccuracy()).isEmpty();
        assertThat(Confusion.NONE.f1()).isZero();
    }

    @Test
    void aScoreThatIsNotANumberIsRefused() {
        assertThatThrownBy(() -> new ScoredLabels(new boolean[1], new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a number");
        assertThatThrownBy(() -> new ScoredLabels(new boolean[1], new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void minusZeroTiesWithZero() {
        ScoredLabels trials = new ScoredLabels(new boolean[] {true, false}, new double[] {-0.0, 0});
        assertThat(trials.auc()).hasValue(0.5);
    }

    @Test
    void aFakeFoundBadlyIsScoredCompletelyWithoutItsText() {
        DdlxScore score = DdlxScore.ofFake(true, 0.6, null, null);
        assertThat(score.known()).isCloseTo(0.5, within(EXACT));
        assertThat(score.complete()).isTrue();
    }

    @Test
    void aTermThatIsNotComputedKeepsItsWeight() {
        DdlxScore fake = DdlxScore.ofFake(true, 0.7, null, 0.5);
        assertThat(fake.known()).isCloseTo(0.2 + 0.35 + 0.1, within(EXACT));
        assertThat(fake.missingWeight()).isCloseTo(0.1, within(EXACT));
        DdlxScore real = DdlxScore.ofReal(false, null, null);
        assertThat(real.known()).isZero();
        assertThat(real.missingWeight()).isCloseTo(0.8, within(EXACT));
        assertThat(DdlxScore.ofReal(true, 0.9, 1.0).known()).isCloseTo(0.98, within(EXACT));
    }

    private static boolean covers(List<GridBox> boxes, int x, int y) {
        return boxes.stream().anyMatch(b -> b.x1() <= x && x < b.x2() && b.y1() <= y && y < b.y2());
    }

    private static List<GridBox> boxes(Random random, int n) {
        List<GridBox> boxes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boxes.add(
                    new GridBox(
                            random.nextInt(1300) - 100,
                            random.nextInt(1300) - 100,
                            random.nextInt(1300) - 100,
                            random.nextInt(1300) - 100));
        }
        return boxes;
    }
}
