package org.telltale.inference.detect.copymove;

import java.util.Arrays;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * The detail that a move would have brought to each pixel, by bilinear interpolation; not a number
 * where the move comes from outside the picture or from less than {@link #LEAST_DISTANCE} away.
 */
final class WarpedDetail {
    /** Working pixels; nearer than this, neighbouring pixels are alike by themselves. */
    static final double LEAST_DISTANCE = 24;

    private WarpedDetail() {}

    /**
     * What the move brings.
     *
     * @param source takes a pixel to where it would have come from
     */
    static Plane of(Plane detail, Move source, Cancellation cancellation) {
        int width = detail.width();
        int height = detail.height();
        float[] out = new float[width * height];
        Bands.over(
                height,
                cancellation,
                (from, to) -> {
                    for (int y = from; y < to; y++) {
                        row(detail, source, y, out);
                    }
                });
        return new Plane(width, height, out);
    }

    private static void row(Plane detail, Move source, int y, float[] out) {
        int width = detail.width();
        int at = y * width;
        Arrays.fill(out, at, at + width, Float.NaN);
        double least = LEAST_DISTANCE * LEAST_DISTANCE;
        for (int x = 0; x < width; x++) {
            double px = source.x(x, y);
            double py = source.y(x, y);
            if (!Bilinear.inside(detail, px, py)) {
                continue;
            }
            double dx = px - x;
            double dy = py - y;
            if (dx * dx + dy * dy < least) {
                continue;
            }
            out[at + x] = Bilinear.at(detail, px, py);
        }
    }
}
