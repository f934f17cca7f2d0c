package org.telltale.viewers.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.viewers.image.StoredPixels;

class RegionStatisticsTest {
    @Test
    void theFiguresAreThoseOfThePixelsOfTheBox() {
        // Values 2, 4, 4, 4, 5, 5, 7, 9: mean 5, standard deviation 2.
        RegionStatistics seen =
                RegionStatistics.of(
                        new Rows(8, 1, 8, 2, 4, 4, 4, 5, 5, 7, 9),
                        new Box(0, 0, 8, 1),
                        new Cancellation());
        RegionStatistics.Channel grey = seen.channels().getFirst();
        assertThat(seen.pixels()).isEqualTo(8);
        assertThat(grey.mean()).isEqualTo(5);
        assertThat(grey.deviation()).isCloseTo(2, within(1e-12));
        assertThat(grey.least()).isEqualTo(2);
        assertThat(grey.most()).isEqualTo(9);
        assertThat(grey.histogram().get(4)).isEqualTo(3L);
        assertThat(grey.histogram().get(6)).isZero();
    }

    @Test
    void aBoxCountsNothingBesideIt() {
        RegionStatistics seen =
                RegionStatistics.of(
                        new Rows(3, 2, 8, 200, 1, 2, 200, 3, 6),
                        new Box(1, 0, 3, 2),
                        new Cancellation());
        assertThat(seen.channels().getFirst().mean()).isEqualTo(3);
        assertThat(seen.channels().getFirst().most()).isEqualTo(6);
    }

    @Test
    void sixteenBitsAreReadAsStored() {
        RegionStatistics seen =
                RegionStatistics.of(
                        new Rows(2, 1, 16, 65535, 256), new Box(0, 0, 2, 1), new Cancellation());
        assertThat(seen.channels().getFirst().mean()).isEqualTo(32895.5);
        assertThat(seen.channels().getFirst().histogram().get(255)).isEqualTo(1L);
        assertThat(seen.channels().getFirst().histogram().get(1)).isEqualTo(1L);
        assertThat(seen.largest()).isEqualTo(65535);
    }

    @Test
    void aProfileReadsThePixelsUnderTheLine() {
        Rows pixels = new Rows(4, 2, 8, 10, 20, 30, 40, 50, 60, 70, 80);
        Segment along = new Segment(new Point2D(0.5, 0.5), new Point2D(3.5, 0.5));
        assertThat(LineProfile.of(pixels, along, new Cancellation()).values().getFirst())
                .containsExactly(10, 20, 30, 40);
        Segment out = new Segment(new Point2D(2.5, 1.5), new Point2D(6.5, 1.5));
        assertThat(LineProfile.of(pixels, out, new Cancellation()).values().getFirst())
                .as("what lies outside is left out")
                .containsExactly(70, 80);
    }

    @Test
    void lengthsAndAnglesAreThoseOfTheSource() {
        Segment line = new Segment(new Point2D(10, 10), new Point2D(13, 6));
        assertThat(line.length()).isEqualTo(5);
        assertThat(line.angle()).as("up is positive").isCloseTo(53.130, within(0.001));
        assertThat(new Segment(new Point2D(0, 0), new Point2D(-2, 0)).angle()).isEqualTo(180);
        assertThat(new Segment(new Point2D(0, 0), new Point2D(0, 3)).angle()).isEqualTo(-90);
        Segment straight = line.straightened();
        assertThat(straight.angle()).isCloseTo(45, within(1e-9));
        assertThat(straight.length()).isCloseTo(5, within(1e-9));
    }

    /** Grey values, row by row. */
    private record Rows(int width, int height, int bits, List<Integer> values)
            implements StoredPixels {
        Rows(int width, int height, int bits, Integer... values) {
            this(width, height, bits, List.of(values));
        }

        @Override
        public int colours() {
            return 1;
        }

        @Override
        public boolean alpha() {
            return false;
        }

        @Override
        public void read(int x, int y, int count, int[] into) {
            for (int i = 0; i < count; i++) {
                into[i] = values.get(y * width + x + i);
            }
        }
    }
}
