package org.telltale.inference.image;

import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.media.Box;

/**
 * Square windows spread evenly over a picture, a bounded number of them: what is measured over them
 * takes the same time for every large picture. In small pictures they overlap.
 */
public final class SpreadWindows {
    private SpreadWindows() {}

    /**
     * The windows, row by row; their corners have even coordinates, so that a lattice of 2×2 pixels
     * has the same phase in all.
     *
     * @param side of a window, pixels
     * @param margin pixels that stay free at every edge of the picture
     * @param leastStep pixels between neighbouring windows, at least
     * @param most windows
     * @return none where the picture is smaller than a window
     */
    public static List<Box> of(
            int width, int height, int side, int margin, int leastStep, int most) {
        int first = margin + (margin & 1);
        int spareX = width - first - margin - side;
        int spareY = height - first - margin - side;
        if (spareX < 0 || spareY < 0) {
            return List.of();
        }
        double step = leastStep;
        while ((1L + (long) (spareX / step)) * (1L + (long) (spareY / step)) > most) {
            step *= 1.02;
        }
        List<Box> windows = new ArrayList<>();
        int down = 1 + (int) (spareY / step);
        int across = 1 + (int) (spareX / step);
        for (int row = 0; row < down; row++) {
            int y = place(row, down, spareY, first);
            for (int column = 0; column < across; column++) {
                int x = place(column, across, spareX, first);
                windows.add(new Box(x, y, x + side, y + side));
            }
        }
        return windows;
    }

    private static int place(int index, int count, int spare, int first) {
        int at = count == 1 ? spare / 2 : (int) ((long) spare * index / (count - 1));
        return first + (at & ~1);
    }
}
