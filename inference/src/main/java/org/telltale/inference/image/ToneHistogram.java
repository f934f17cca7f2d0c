package org.telltale.inference.image;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.worker.Pixels;

/**
 * How many pixels have each of the 256 code values, by channel. The arrays are shared, not copied:
 * who receives a histogram only reads it.
 *
 * @param red by value
 * @param green by value
 * @param blue by value
 * @param luma by value of ITU-R BT.601, rounded
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, read only
public record ToneHistogram(int[] red, int[] green, int[] blue, int[] luma) {
    /** Code values. */
    public static final int LEVELS = 256;

    /**
     * Counts, on the threads of the common pool and the caller's.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public static ToneHistogram of(Pixels pixels, Cancellation cancellation) {
        ToneHistogram whole = empty();
        Bands.over(
                pixels.height(),
                cancellation,
                (from, to) -> {
                    ToneHistogram part = empty();
                    byte[] row = new byte[4 * pixels.width()];
                    for (int y = from; y < to; y++) {
                        long at = 4L * pixels.width() * y;
                        MemorySegment.copy(
                                pixels.bgra(), ValueLayout.JAVA_BYTE, at, row, 0, row.length);
                        part.count(row);
                    }
                    whole.add(part);
                });
        return whole;
    }

    private static ToneHistogram empty() {
        return new ToneHistogram(
                new int[LEVELS], new int[LEVELS], new int[LEVELS], new int[LEVELS]);
    }

    private void count(byte... bgra) {
        for (int i = 0; i < bgra.length; i += 4) {
            int b = bgra[i] & 0xff;
            int g = bgra[i + 1] & 0xff;
            int r = bgra[i + 2] & 0xff;
            blue[b]++;
            green[g]++;
            red[r]++;
            luma[(299 * r + 587 * g + 114 * b + 500) / 1000]++;
        }
    }

    private synchronized void add(ToneHistogram part) {
        for (int level = 0; level < LEVELS; level++) {
            red[level] += part.red[level];
            green[level] += part.green[level];
            blue[level] += part.blue[level];
            luma[level] += part.luma[level];
        }
    }
}
