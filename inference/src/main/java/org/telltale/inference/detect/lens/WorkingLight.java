package org.telltale.inference.detect.lens;

import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * The light of a picture at a reduced scale: the logarithm of the mean light of square cells,
 * supposing that the values follow the tone curve of sRGB. A tone curve of another power stretches
 * all logarithms alike, which moves no centre.
 *
 * @param across columns of cells
 * @param down rows of cells
 * @param side of a cell, source pixels
 * @param log natural logarithm by cell; NaN where too many pixels are dark or clipped
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, read only
record WorkingLight(int across, int down, int side, double[] log) {
    /** Cells on the longer side, at most. */
    static final int LONGEST = 256;

    /** Below this luma, the steps between values and the lift of shadows hide a slow change. */
    static final int DARKEST = 16;

    /** Above this luma a sensor or a tone curve clips. */
    static final int BRIGHTEST = 250;

    /** Largest share of a cell's pixels that may lie outside. */
    static final double MOST_OUTSIDE = 0.02;

    private static final int BAND = 8;

    static WorkingLight of(Plane luma, Cancellation cancellation) {
        int longer = Math.max(luma.width(), luma.height());
        int side = (longer + LONGEST - 1) / LONGEST;
        int across = luma.width() / side;
        int down = luma.height() / side;
        double[] log = new double[across * down];
        double[] curve = curve();
        Bands.over(
                down,
                BAND,
                cancellation,
                (from, to) -> {
                    for (int y = from; y < to; y++) {
                        for (int x = 0; x < across; x++) {
                            log[y * across + x] = cell(luma, x * side, y * side, side, curve);
                        }
                    }
                });
        return new WorkingLight(across, down, side, log);
    }

    private static double cell(Plane luma, int left, int top, int side, double[] curve) {
        double sum = 0;
        int outside = 0;
        for (int y = top; y < top + side; y++) {
            int row = y * luma.width();
            for (int i = row + left; i < row + left + side; i++) {
                float value = luma.values()[i];
                outside += value < DARKEST || value > BRIGHTEST ? 1 : 0;
                int level = Math.min((int) value, curve.length - 2);
                sum += curve[level] + (value - level) * (curve[level + 1] - curve[level]);
            }
        }
        int pixels = side * side;
        return outside <= MOST_OUTSIDE * pixels ? Math.log(sum / pixels) : Double.NaN;
    }

    /** Light of each value by IEC 61966-2-1. */
    private static double[] curve() {
        double[] curve = new double[256];
        for (int i = 0; i < curve.length; i++) {
            double value = i / 255.0;
            curve[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return curve;
    }

    /** Share of the cells that can be measured. */
    double usable() {
        int usable = 0;
        for (double value : log) {
            usable += Double.isNaN(value) ? 0 : 1;
        }
        return (double) usable / log.length;
    }
}
