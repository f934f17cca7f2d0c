package org.telltale.inference.detect.lens;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.worker.Pixels;

/**
 * How far red and blue lie beside green in each cell of a picture.
 *
 * @param side of a cell, pixels
 * @param across whole cells in a row
 * @param down rows of whole cells
 * @param red shifts, row-major; who receives them only reads them
 * @param blue likewise
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, read only
record ShiftField(int side, int across, int down, Shift[] red, Shift[] blue) {
    /** About so many cells whatever the picture's size. */
    static final int CELLS = 1200;

    /** Least side of a cell, pixels. */
    static final int LEAST_SIDE = 32;

    private static final int MARGIN = 3;
    private static final int DARKEST = 6;
    private static final int BRIGHTEST = 248;

    static ShiftField measure(Pixels pixels, Cancellation cancellation) {
        int width = pixels.width() - 2 * MARGIN;
        int height = pixels.height() - 2 * MARGIN;
        int side = (int) Math.max(LEAST_SIDE, Math.sqrt((double) width * height / CELLS));
        int across = Math.max(0, width / side);
        int down = Math.max(0, height / side);
        ShiftField field =
                new ShiftField(
                        side, across, down, new Shift[across * down], new Shift[across * down]);
        Bands.over(down, 1, cancellation, (from, to) -> field.row(pixels, from, cancellation));
        return field;
    }

    private void row(Pixels pixels, int row, Cancellation cancellation) {
        Strip strip = new Strip(pixels, MARGIN + row * side - 2, side + 4);
        ShiftSums sums = new ShiftSums();
        for (int column = 0; column < across; column++) {
            cancellation.check();
            sums.clear();
            int left = MARGIN + column * side;
            for (int y = 2; y < side + 2; y++) {
                for (int x = left; x < left + side; x++) {
                    strip.addTo(sums, x, y);
                }
            }
            boolean enough = sums.count() > side * side / 8;
            red[row * across + column] = enough ? sums.solve(0) : Shift.NONE;
            blue[row * across + column] = enough ? sums.solve(1) : Shift.NONE;
        }
    }

    /** Cells. */
    int count() {
        return across * down;
    }

    /** Middle of a cell, pixels. */
    double x(int cell) {
        return MARGIN + (cell % across + 0.5) * side;
    }

    /** Middle of a cell, pixels. */
    double y(int cell) {
        int row = cell / across;
        return MARGIN + (row + 0.5) * side;
    }

    /** Where the first cell begins, pixels. */
    static int margin() {
        return MARGIN;
    }

    /** Some rows of the three channels, smoothed over 3×3 pixels by 1-2-1. */
    private static final class Strip {
        private final int width;
        private final byte[] raw;
        private final float[][] smooth;

        Strip(Pixels pixels, int top, int rows) {
            width = pixels.width();
            raw = new byte[4 * width * (rows + 2)];
            MemorySegment.copy(
                    pixels.bgra(),
                    ValueLayout.JAVA_BYTE,
                    4L * width * (top - 1),
                    raw,
                    0,
                    raw.length);
            smooth = new float[3][rows * width];
            for (int channel = 0; channel < 3; channel++) {
                smooth(channel, rows);
            }
        }

        private void smooth(int channel, int rows) {
            int[] column = new int[width];
            int stride = 4 * width;
            for (int y = 0; y < rows; y++) {
                for (int x = 0, in = stride * (y + 1) + channel; x < width; x++, in += 4) {
                    column[x] =
                            (raw[in - stride] & 0xff)
                                    + 2 * (raw[in] & 0xff)
                                    + (raw[in + stride] & 0xff);
                }
                for (int x = 1; x < width - 1; x++) {
                    smooth[channel][y * width + x] =
                            (column[x - 1] + 2 * column[x] + column[x + 1]) / 16f;
                }
            }
        }

        /** Adds a pixel of the strip's rows unless a channel is clipped there. */
        void addTo(ShiftSums sums, int x, int y) {
            int at = y * width + x;
            float[] green = smooth[1];
            float blue = smooth[0][at];
            float red = smooth[2][at];
            float g = green[at];
            float least = Math.min(g, Math.min(red, blue));
            float most = Math.max(g, Math.max(red, blue));
            if (least >= DARKEST && most <= BRIGHTEST) {
                sums.add(
                        g - 128,
                        (green[at + 1] - green[at - 1]) / 2,
                        (green[at + width] - green[at - width]) / 2,
                        red - 128,
                        blue - 128);
            }
        }
    }
}
