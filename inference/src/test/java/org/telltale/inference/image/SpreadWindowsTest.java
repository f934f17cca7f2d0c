package org.telltale.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.telltale.inference.media.Box;

class SpreadWindowsTest {
    @Test
    void neverLeavesThePictureAndNeverExceedsTheMost() {
        for (int margin = 0; margin <= 3; margin++) {
            for (int width = 30; width < 60; width++) {
                for (int height : new int[] {35, 50, 900}) {
                    List<Box> windows = SpreadWindows.of(width, height, 32, margin, 8, 16);

                    assertThat(windows).hasSizeLessThanOrEqualTo(16).doesNotHaveDuplicates();
                    for (Box window : windows) {
                        assertThat(window.x1() % 2 + window.y1() % 2).isZero();
                        assertThat(window.x1()).isGreaterThanOrEqualTo(margin);
                        assertThat(window.x2()).isLessThanOrEqualTo(width - margin);
                        assertThat(window.y2()).isLessThanOrEqualTo(height - margin);
                        assertThat(window.width()).isEqualTo(32);
                    }
                }
            }
        }
    }

    @Test
    void reachFromEdgeToEdge() {
        List<Box> windows = SpreadWindows.of(4000, 3000, 256, 1, 64, 64);

        assertThat(windows).hasSizeBetween(50, 64);
        assertThat(windows.getFirst()).isEqualTo(new Box(2, 2, 258, 258));
        assertThat(windows.getLast().x2()).isGreaterThan(3990);
        assertThat(windows.getLast().y2()).isGreaterThan(2990);
    }

    @Test
    void aPictureSmallerThanAWindowHasNone() {
        assertThat(SpreadWindows.of(257, 900, 256, 1, 64, 64)).isEmpty();
    }
}
