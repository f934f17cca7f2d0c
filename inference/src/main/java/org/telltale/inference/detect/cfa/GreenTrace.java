package org.telltale.inference.detect.cfa;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.worker.Pixels;

/**
 * How well the four neighbours predict green on either half of the chessboard, for every whole cell
 * of a picture, row-major. A sensor with a Bayer array measures green on one half only; the other
 * half was interpolated from it and is predicted better. The arrays are shared, not copied: who
 * receives this only reads them.
 *
 * @param across cells a row
 * @param down rows of cells
 * @param ratio natural logarithm of the mean square error where column + row is even over that
 *     where it is odd
 * @param error mean square error on the half that is predicted worse, squared grey levels: what
 *     interpolation did not change, so that cells with and without a trace compare
 * @param clipped share of pixels at either end of the range, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: tens of thousands of cells
record GreenTrace(int across, int down, double[] ratio, double[] error, double[] clipped) {
    /** Side of a cell, source pixels; even, so that both halves have as many pixels. */
    static final int SIDE = 16;

    private static final int BLACK = 2;
    private static final int WHITE = 253;

    /** The error is four times the grey level's, so its square sixteen times. */
    private static final double SQUARE_SCALE = 16.0 * SIDE * SIDE / 2;

    /**
     * Mean square of rounding to grey levels, about; keeps the ratio of nothing to nothing at 1.
     */
    private static final double ROUNDING = 0.02;

    /**
     * Measures a picture on the threads of the common pool and the caller's.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static GreenTrace measure(Pixels pixels, Cancellation cancellation) {
        int across = pixels.width() / SIDE;
        int down = pixels.height() / SIDE;
        int cells = across * down;
        GreenTrace trace =
                new GreenTrace(
                        across, down, new double[cells], new double[cells], new double[cells]);
        Bands.over(
                down * SIDE,
                SIDE,
                cancellation,
                (from, to) -> trace.measureRow(pixels, from, to / SIDE - 1));
        return trace;
    }

    private void measureRow(Pixels pixels, int from, int row) {
        int width = across * SIDE;
        int[][] green = new int[3][pixels.width()];
        byte[] bytes = new byte[4 * pixels.width()];
        long[] even = new long[across];
        long[] odd = new long[across];
        int[] clips = new int[across];
        for (int y = from - 1; y <= from; y++) {
            read(pixels, y, bytes, green[(y + 3) % 3]);
        }
        for (int y = from; y < from + SIDE; y++) {
            read(pixels, y + 1, bytes, green[(y + 4) % 3]);
            int[] above = green[(y + 2) % 3];
            int[] here = green[y % 3];
            int[] below = green[(y + 1) % 3];
            addLine(above, here, below, y, width, even, odd);
            countClipped(here, width, clips);
        }
        for (int column = 0; column < across; column++) {
            double a = even[column] / SQUARE_SCALE;
            double b = odd[column] / SQUARE_SCALE;
            int cell = row * across + column;
            ratio[cell] = Math.log((a + ROUNDING) / (b + ROUNDING));
            error[cell] = Math.max(a, b);
            clipped[cell] = (double) clips[column] / (SIDE * SIDE);
        }
    }

    /** Reads the green of a line; beyond the picture the line is mirrored, which keeps its half. */
    private static void read(Pixels pixels, int y, byte[] bytes, int[] green) {
        int last = pixels.height() - 1;
        int line = y < 0 ? -y : y > last ? 2 * last - y : y;
        MemorySegment.copy(
                pixels.bgra(),
                ValueLayout.JAVA_BYTE,
                4L * line * pixels.width(),
                bytes,
                0,
                bytes.length);
        for (int x = 0; x < green.length; x++) {
            green[x] = bytes[4 * x + 1] & 0xff;
        }
    }

    private static void addLine(
            int[] above, int[] here, int[] below, int y, int width, long[] even, long[] odd) {
        for (int column = 0; column < width / SIDE; column++) {
            int evenSum = 0;
            int oddSum = 0;
            for (int x = column * SIDE; x < (column + 1) * SIDE; x += 2) {
                int left = x > 0 ? here[x - 1] : here[x + 1];
                int right = x + 2 < here.length ? here[x + 2] : here[x];
                int first = 4 * here[x] - left - here[x + 1] - above[x] - below[x];
                int second = 4 * here[x + 1] - here[x] - right - above[x + 1] - below[x + 1];
                evenSum += first * first;
                oddSum += second * second;
            }
            boolean swapped = (y & 1) != 0;
            even[column] += swapped ? oddSum : evenSum;
            odd[column] += swapped ? evenSum : oddSum;
        }
    }

    private static void countClipped(int[] here, int width, int[] clips) {
        for (int x = 0; x < width; x++) {
            if (here[x] <= BLACK || here[x] >= WHITE) {
                clips[x / SIDE]++;
            }
        }
    }

    int cells() {
        return across * down;
    }
}
