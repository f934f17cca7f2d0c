package org.telltale.inference.detect.copymove;

import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * What is left of a picture's luma without its slow changes: luma less its Gaussian mean. Two
 * places that look alike share the slow changes; only a copy shares the detail too.
 */
final class Detail {
    private Detail() {}

    /** The detail of every pixel. */
    static Plane of(Plane luma, double sigma, Cancellation cancellation) {
        float[] kernel = gaussian(sigma);
        int reach = kernel.length / 2;
        int width = luma.width();
        int height = luma.height();
        float[] values = luma.values();
        float[] across = new float[values.length];
        float[] out = new float[values.length];
        Bands.over(
                height,
                cancellation,
                (from, to) -> {
                    float[] padded = new float[width + 2 * reach];
                    for (int y = from; y < to; y++) {
                        for (int x = 0; x < padded.length; x++) {
                            padded[x] = values[y * width + Math.clamp(x - reach, 0, width - 1)];
                        }
                        for (int k = 0; k < kernel.length; k++) {
                            add(padded, k, kernel[k], across, y * width, width);
                        }
                    }
                });
        Bands.over(
                height,
                cancellation,
                (from, to) -> {
                    for (int y = from; y < to; y++) {
                        System.arraycopy(values, y * width, out, y * width, width);
                        for (int k = 0; k < kernel.length; k++) {
                            int row = Math.clamp(y + k - reach, 0, height - 1);
                            add(across, row * width, -kernel[k], out, y * width, width);
                        }
                    }
                });
        return new Plane(width, height, out);
    }

    private static void add(
            float[] from, int fromAt, float weight, float[] to, int toAt, int count) {
        for (int x = 0; x < count; x++) {
            to[toAt + x] += weight * from[fromAt + x];
        }
    }

    private static float[] gaussian(double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        float[] kernel = new float[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            sum += Math.exp(-i * i / (2 * sigma * sigma));
        }
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = (float) (Math.exp(-i * i / (2 * sigma * sigma)) / sum);
        }
        return kernel;
    }
}
