package org.telltale.inference.detect.light;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.worker.Pixels;

/**
 * Part of a picture in linear light, reduced by averaging squares of pixels; code values are taken
 * as sRGB (IEC 61966-2-1) whatever profile the file names. A reduced pixel that holds a saturated
 * or black one is marked, since its colour is not the scene's. Who receives it only reads it.
 */
final class LinearColours {
    private static final double[] LINEAR = linear();
    private static final int LEAST_CODE = 3;
    private static final int MOST_CODE = 252;

    private final Box part;
    private final int factor;
    private final int width;
    private final int height;
    private final float[][] channels = new float[3][];
    private final boolean[] clipped;

    private LinearColours(Box part, int factor) {
        this.part = part;
        this.factor = factor;
        this.width = part.width() / factor;
        this.height = part.height() / factor;
        this.clipped = new boolean[width * height];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = new float[width * height];
        }
    }

    /**
     * Reads a part of a picture.
     *
     * @param factor source pixels a reduced one, each way; at least 1
     */
    static LinearColours of(Pixels pixels, Box part, int factor, Cancellation cancellation) {
        LinearColours colours = new LinearColours(part, factor);
        byte[] row = new byte[4 * colours.width * factor];
        MemorySegment bgra = pixels.bgra();
        for (int y = 0; y < colours.height * factor; y++) {
            cancellation.check();
            long at = 4L * ((long) (part.y1() + y) * pixels.width() + part.x1());
            MemorySegment.copy(bgra, ValueLayout.JAVA_BYTE, at, row, 0, row.length);
            colours.add(row, y / factor * colours.width);
        }
        return colours;
    }

    private void add(byte[] row, int line) {
        float share = 1f / (factor * factor);
        for (int x = 0; x < width * factor; x++) {
            int at = line + x / factor;
            for (int channel = 0; channel < 3; channel++) {
                int code = row[4 * x + channel] & 0xff;
                channels[channel][at] += share * (float) LINEAR[code];
                clipped[at] |= code > MOST_CODE;
            }
            // A saturated colour may lack one channel; what lacks all three is black.
            int brightest =
                    Math.max(
                            row[4 * x] & 0xff,
                            Math.max(row[4 * x + 1] & 0xff, row[4 * x + 2] & 0xff));
            clipped[at] |= brightest < LEAST_CODE;
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Source pixel in the middle of a reduced one, from the left. */
    int sourceX(int x) {
        return part.x1() + x * factor + factor / 2;
    }

    /** Source pixel in the middle of a reduced one, from above. */
    int sourceY(int y) {
        return part.y1() + y * factor + factor / 2;
    }

    /** Whether the pixel or a neighbour is saturated or black. */
    boolean isClippedAround(int x, int y) {
        for (int row = y - 1; row <= y + 1; row++) {
            for (int column = x - 1; column <= x + 1; column++) {
                if (clipped[row * width + column]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Linear light of a channel, 0 blue, 1 green, 2 red; 0 to 1. */
    float at(int channel, int x, int y) {
        return channels[channel][y * width + x];
    }

    private static double[] linear() {
        double[] table = new double[256];
        for (int i = 0; i < table.length; i++) {
            double v = i / 255.0;
            table[i] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        }
        return table;
    }
}
