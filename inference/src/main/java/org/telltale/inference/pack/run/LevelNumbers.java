package org.telltale.inference.pack.run;

import java.util.Objects;

/**
 * The number of each value of a pixel in one channel: {@code (p × scale − mean) / std} in double
 * precision, rounded once. Immutable.
 */
final class LevelNumbers {
    private static final int LEVELS = 256;

    private final double scale;
    private final double mean;
    private final double std;
    private final float[] numbers = new float[LEVELS];

    /** What is subtracted from a pixel's value and what the rest is divided by. */
    private final float zero;

    private final float divisor;

    /** Whether these two, in single precision, give the very same number for each of the values. */
    private final boolean direct;

    LevelNumbers(double scale, double mean, double std) {
        this.scale = scale;
        this.mean = mean;
        this.std = std;
        this.zero = (float) (mean / scale);
        this.divisor = (float) (std / scale);
        boolean same = true;
        for (int level = 0; level < LEVELS; level++) {
            numbers[level] = of(level);
            same &= Float.compare((level - zero) / divisor, numbers[level]) == 0;
        }
        this.direct = same;
    }

    /** The number of a value from 0 to 255, which need not be whole. */
    float of(double value) {
        return (float) ((value * scale - mean) / std);
    }

    /** Whether the numbers are computed; else they are looked up. */
    boolean direct() {
        return direct;
    }

    /**
     * Writes the numbers of a row of pixels.
     *
     * @param bgra pixels, blue in the lowest byte
     * @param count of pixels
     * @param bit where the channel begins in a pixel: 0, 8 or 16
     * @param to at least {@code from + count × step} long
     * @param step from one pixel's number to the next one's
     */
    void write(int[] bgra, int count, int bit, float[] to, int from, int step) {
        Objects.checkFromIndexSize(0, count, bgra.length);
        if (direct && step == 1) {
            // Nothing but arithmetic, so that the compiler makes vector instructions of it.
            for (int x = 0; x < count; x++) {
                to[from + x] = (((bgra[x] >>> bit) & 0xff) - zero) / divisor;
            }
            return;
        }
        for (int x = 0; x < count; x++) {
            to[from + x * step] = numbers[(bgra[x] >>> bit) & 0xff];
        }
    }
}
