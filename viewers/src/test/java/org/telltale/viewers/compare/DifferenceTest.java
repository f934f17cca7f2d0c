package org.telltale.viewers.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.telltale.viewers.image.StoredPixels;

class DifferenceTest {
    @Test
    void itIsTheAbsoluteDifferenceTimesTheGain() {
        assertThat(row(even(4, 8, 100), even(4, 8, 97), 1, 1, 4)).containsOnly(0xff030303);
        assertThat(row(even(4, 8, 97), even(4, 8, 100), 1, 20, 4)).containsOnly(0xff3c3c3c);
        assertThat(row(even(4, 8, 0), even(4, 8, 100), 1, 20, 4)).containsOnly(0xffffffff);
    }

    @Test
    void whereOneHasNothingNothingIsCompared() {
        assertThat(row(even(4, 8, 9), even(2, 8, 9), 1, 1, 4))
                .containsExactly(0xff000000, 0xff000000, 0, 0);
        assertThat(row(even(4, 8, 9), even(2, 8, 9), 2, 1, 4)).containsOnly(0xff000000);
    }

    @Test
    void depthsAreBroughtToTheSameWhite() {
        assertThat(row(even(2, 8, 255), even(2, 16, 65535), 1, 100, 2)).containsOnly(0xff000000);
        assertThat(row(even(2, 16, 65535 - 257), even(2, 8, 255), 1, 1, 2))
                .containsOnly(0xff010101);
        // A difference below one level of eight bits is seen with gain only.
        assertThat(row(even(2, 16, 1000), even(2, 16, 1010), 1, 1, 2)).containsOnly(0xff000000);
        assertThat(row(even(2, 16, 1000), even(2, 16, 1010), 1, 100, 2)).containsOnly(0xff040404);
    }

    private static int[] row(StoredPixels a, StoredPixels b, double size, double gain, int width) {
        int[] argb = new int[width];
        new DifferenceRow(a, b, size, gain).read(0, argb);
        return argb;
    }

    private static StoredPixels even(int width, int bits, int value) {
        return new Even(width, 4, bits, value);
    }

    private record Even(int width, int height, int bits, int value) implements StoredPixels {
        @Override
        public int colours() {
            return 3;
        }

        @Override
        public boolean alpha() {
            return false;
        }

        @Override
        public void read(int x, int y, int count, int[] into) {
            Arrays.fill(into, 0, 3 * count, value);
        }
    }
}
