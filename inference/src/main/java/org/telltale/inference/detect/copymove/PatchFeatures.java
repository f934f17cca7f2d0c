package org.telltale.inference.detect.copymove;

import java.util.Arrays;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;

/**
 * What the disc around each pixel looks like, however it is turned or mirrored: the magnitudes of
 * its Zernike moments.
 *
 * @param width pixels whose disc lies in the picture, in a row; the first is at ({@link
 *     ZernikeKernels#REACH}, {@link ZernikeKernels#REACH})
 * @param height rows of them
 * @param length numbers for each pixel
 * @param values pixel after pixel
 */
@SuppressWarnings("ArrayRecordComponent") // 25 MB: shared, and only read
record PatchFeatures(int width, int height, int length, float[] values) {
    static PatchFeatures of(Plane luma, Cancellation cancellation) {
        ZernikeKernels kernels = new ZernikeKernels();
        int width = luma.width() - 2 * ZernikeKernels.REACH;
        int height = luma.height() - 2 * ZernikeKernels.REACH;
        int length = kernels.count();
        float[] values = new float[width * height * length];
        Bands.over(
                height,
                16,
                cancellation,
                (from, to) -> {
                    float[] real = new float[width];
                    float[] imaginary = new float[width];
                    for (int y = from; y < to; y++) {
                        for (int k = 0; k < length; k++) {
                            convolve(luma, y, kernels.real(k), real);
                            int at = y * width * length + k;
                            if (kernels.round(k)) {
                                store(real, values, at, length);
                            } else {
                                convolve(luma, y, kernels.imaginary(k), imaginary);
                                magnitude(real, imaginary);
                                store(real, values, at, length);
                            }
                        }
                    }
                });
        return new PatchFeatures(width, height, length, values);
    }

    private static void convolve(Plane luma, int y, float[] kernel, float[] out) {
        Arrays.fill(out, 0);
        float[] values = luma.values();
        for (int row = 0; row < ZernikeKernels.SIDE; row++) {
            int at = (y + row) * luma.width();
            for (int column = 0; column < ZernikeKernels.SIDE; column++) {
                float weight = kernel[row * ZernikeKernels.SIDE + column];
                if (weight != 0) {
                    add(values, at + column, weight, out);
                }
            }
        }
    }

    private static void add(float[] values, int at, float weight, float[] out) {
        for (int x = 0; x < out.length; x++) {
            out[x] += weight * values[at + x];
        }
    }

    private static void magnitude(float[] real, float[] imaginary) {
        for (int x = 0; x < real.length; x++) {
            real[x] = (float) Math.sqrt(real[x] * real[x] + imaginary[x] * imaginary[x]);
        }
    }

    private static void store(float[] row, float[] values, int at, int length) {
        for (int x = 0; x < row.length; x++) {
            values[at + x * length] = row[x];
        }
    }

    /** Squared distance of two pixels; at least {@code bound} where it is not below it. */
    float distance(int a, int b, float bound) {
        int i = a * length;
        int j = b * length;
        float sum = 0;
        for (int k = 0; k < length; k += 4) {
            float d0 = values[i + k] - values[j + k];
            float d1 = values[i + k + 1] - values[j + k + 1];
            float d2 = values[i + k + 2] - values[j + k + 2];
            float d3 = values[i + k + 3] - values[j + k + 3];
            sum += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
            if (sum >= bound) {
                return sum;
            }
        }
        return sum;
    }
}
