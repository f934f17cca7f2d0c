package org.telltale.inference.detect.copymove;

import java.util.Arrays;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * The picture's luma at the scale that copies are looked for in, reduced by area averaging and
 * never enlarged. Immutable.
 *
 * @param plane reduced
 * @param scale source pixels a working pixel, at least 1
 */
record WorkingLuma(Plane plane, double scale) {
    /** The luma with at most so many pixels. */
    static WorkingLuma of(Plane luma, long mostPixels, Cancellation cancellation) {
        double scale = Math.sqrt((double) luma.width() * luma.height() / mostPixels);
        if (scale <= 1) {
            return new WorkingLuma(luma, 1);
        }
        int width = Math.max(1, (int) (luma.width() / scale));
        int height = Math.max(1, (int) (luma.height() / scale));
        float[] out = new float[width * height];
        Bands.over(
                height,
                16,
                cancellation,
                (from, to) -> {
                    float[] row = new float[luma.width()];
                    for (int y = from; y < to; y++) {
                        gather(luma, y * scale, (y + 1) * scale, row);
                        reduce(row, scale, out, y * width, width);
                    }
                });
        return new WorkingLuma(new Plane(width, height, out), scale);
    }

    /** The pixels of {@link #plane} as bytes. */
    byte[] bytes() {
        byte[] grey = new byte[plane.values().length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) Math.clamp(Math.round(plane.values()[i]), 0, 255);
        }
        return grey;
    }

    private static void gather(Plane luma, double top, double bottom, float[] row) {
        Arrays.fill(row, 0);
        int last = Math.min(luma.height() - 1, (int) Math.ceil(bottom) - 1);
        for (int y = (int) top; y <= last; y++) {
            float weight = (float) (Math.min(y + 1, bottom) - Math.max(y, top));
            int at = y * luma.width();
            for (int x = 0; x < row.length; x++) {
                row[x] += weight * luma.values()[at + x];
            }
        }
    }

    private static void reduce(float[] row, double scale, float[] out, int at, int width) {
        double area = scale * scale;
        for (int x = 0; x < width; x++) {
            double left = x * scale;
            double right = left + scale;
            int last = Math.min(row.length - 1, (int) Math.ceil(right) - 1);
            double sum = 0;
            for (int i = (int) left; i <= last; i++) {
                sum += (Math.min(i + 1, right) - Math.max(i, left)) * row[i];
            }
            out[at + x] = (float) (sum / area);
        }
    }
}
