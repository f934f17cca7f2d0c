package org.telltale.viewers.measure;

import java.util.Arrays;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.viewers.image.StoredPixels;

/**
 * Values along a line: of the pixel under each point, one point a pixel of length, nothing between
 * them interpolated. Immutable.
 *
 * @param largest value that can be stored
 * @param length of the line in source pixels
 * @param values a series for each channel of colour, all as long; points outside the picture are
 *     left out
 */
public record LineProfile(int largest, double length, List<int[]> values) {
    public LineProfile {
        values = List.copyOf(values);
    }

    /** Reads along a line; fast enough for any thread. */
    public static LineProfile of(StoredPixels pixels, Segment line, Cancellation cancellation) {
        int points = (int) Math.floor(line.length()) + 1;
        int colours = pixels.colours();
        int[][] values = new int[colours][points];
        int[] pixel = new int[pixels.channels()];
        int inside = 0;
        double step = points == 1 ? 0 : 1 / line.length();
        for (int i = 0; i < points; i++) {
            if ((i & 1023) == 0) {
                cancellation.check();
            }
            int x = (int) Math.floor(line.from().getX() + i * step * line.dx());
            int y = (int) Math.floor(line.from().getY() + i * step * line.dy());
            if (x >= 0 && y >= 0 && x < pixels.width() && y < pixels.height()) {
                pixels.read(x, y, 1, pixel);
                for (int c = 0; c < colours; c++) {
                    values[c][inside] = pixel[c];
                }
                inside++;
            }
        }
        int seen = inside;
        return new LineProfile(
                pixels.largest(),
                line.length(),
                Arrays.stream(values).map(all -> Arrays.copyOf(all, seen)).toList());
    }

    /** Points that lie in the picture. */
    public int points() {
        return values.isEmpty() ? 0 : values.getFirst().length;
    }
}
