package org.telltale.inference.detect.declared;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.telltale.inference.image.Plane;
import org.telltale.inference.worker.Pixels;

/** Luma of a picture made small by averaging whole blocks of pixels. */
final class SmallLuma {
    private SmallLuma() {}

    /**
     * Luma (ITU-R BT.601, 0 to 255) of a picture whose longer side becomes at most {@code side}.
     *
     * @param betweenRows called after every row of blocks; may throw to stop
     */
    static Plane of(Pixels pixels, int side, Runnable betweenRows) {
        int longer = Math.max(pixels.width(), pixels.height());
        int block = Math.max(1, (longer + side - 1) / side);
        int width = Math.max(1, pixels.width() / block);
        int height = Math.max(1, pixels.height() / block);
        int across = Math.min(block, pixels.width());
        int down = Math.min(block, pixels.height());
        float[] values = new float[width * height];
        byte[] row = new byte[4 * pixels.width()];
        for (int y = 0; y < height; y++) {
            for (int line = 0; line < down; line++) {
                long offset = 4L * pixels.width() * ((long) y * block + line);
                MemorySegment.copy(
                        pixels.bgra(), ValueLayout.JAVA_BYTE, offset, row, 0, row.length);
                addRow(row, values, y * width, width, block, across);
            }
            betweenRows.run();
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= across * down;
        }
        return new Plane(width, height, values);
    }

    private static void addRow(
            byte[] row, float[] values, int out, int width, int block, int across) {
        for (int x = 0; x < width; x++) {
            float sum = 0;
            for (int i = 4 * x * block, end = i + 4 * across; i < end; i += 4) {
                sum +=
                        0.114f * (row[i] & 0xff)
                                + 0.587f * (row[i + 1] & 0xff)
                                + 0.299f * (row[i + 2] & 0xff);
            }
            values[out + x] += sum;
        }
    }
}
