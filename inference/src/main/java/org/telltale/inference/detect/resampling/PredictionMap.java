package org.telltale.inference.detect.resampling;

import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * How well the eight neighbours of each pixel predict it, 1 where they do without an error, by the
 * fixed weights of Kirchner, "Fast and reliable resampling detection by spectral analysis of fixed
 * linear predictor residue", ACM MM&amp;Sec 2008.
 */
final class PredictionMap {
    private PredictionMap() {}

    /**
     * The map of a picture; 0 on its outermost pixels.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static Plane of(Plane luma, Cancellation cancellation) {
        float[] map = new float[luma.values().length];
        Bands.over(
                luma.height(),
                cancellation,
                (from, to) -> {
                    for (int y = Math.max(1, from); y < Math.min(to, luma.height() - 1); y++) {
                        line(luma, y, map);
                    }
                });
        return new Plane(luma.width(), luma.height(), map);
    }

    private static void line(Plane luma, int y, float[] map) {
        float[] v = luma.values();
        int w = luma.width();
        for (int i = y * w + 1; i < (y + 1) * w - 1; i++) {
            float straight = v[i - 1] + v[i + 1] + v[i - w] + v[i + w];
            float diagonal = v[i - w - 1] + v[i - w + 1] + v[i + w - 1] + v[i + w + 1];
            float error = v[i] - 0.5f * straight + 0.25f * diagonal;
            map[i] = (float) Math.exp(-Math.abs(error));
        }
    }
}
