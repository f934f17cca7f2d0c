package org.telltale.inference.detect.noise;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.telltale.inference.detect.Median;
import org.telltale.inference.detect.MedianCurve;
import org.telltale.inference.engine.Cancellation;

/**
 * What a picture's own smooth blocks say its noise should be: a noise level function of brightness
 * (photon noise grows with light) times what is left of texture, both fitted by medians to the
 * logarithm of the noise. Only blocks below the middle of the picture's texture are used and
 * judged: above it the scene's detail cannot be told from noise. The arrays are shared and only
 * read.
 *
 * @param blocks that are judged, indices into the field, ascending
 * @param residual for each of these, log of measured over predicted noise
 * @param scale robust standard deviation of the residuals
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: thousands of blocks
record NoiseModel(int[] blocks, double[] residual, double scale) {
    /** Noise below this is not told from none, grey levels; a twentieth of a quantisation step. */
    static final double FLOOR = 0.05;

    private static final double MOST_CLIPPED = 0.02;
    private static final double SMOOTH_SHARE = 0.6;
    private static final int BLOCKS_A_GROUP = 40;
    private static final int MOST_GROUPS = 12;
    private static final int PASSES = 3;
    private static final double MEDIAN_OF_HALF_NORMAL = 0.6745;

    /**
     * Fits the model; {@link #blocks()} is empty where nothing is usable.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    static NoiseModel fit(NoiseField field, Cancellation cancellation) {
        int[] blocks = smoothBlocks(field);
        int n = blocks.length;
        if (n == 0) {
            return new NoiseModel(blocks, new double[0], 0);
        }
        double[] noise = pick(blocks, b -> Math.log(Math.max(FLOOR, field.sigma()[b])));
        double[] light = pick(blocks, b -> field.mean()[b]);
        double[] texture = pick(blocks, b -> Math.log(field.texture()[b] + 0.5));
        int groups = Math.clamp(n / BLOCKS_A_GROUP, 1, MOST_GROUPS);
        double[] byTexture = new double[n];
        double[] residual = noise;
        for (int pass = 0; pass < PASSES; pass++) {
            cancellation.check();
            double[] byLight = fitted(light, minus(noise, byTexture), groups);
            cancellation.check();
            byTexture = fitted(texture, minus(noise, byLight), groups);
            residual = minus(minus(noise, byLight), byTexture);
        }
        cancellation.check();
        double[] size = Arrays.stream(residual).map(Math::abs).toArray();
        return new NoiseModel(blocks, residual, Median.of(size) / MEDIAN_OF_HALF_NORMAL);
    }

    private static int[] smoothBlocks(NoiseField field) {
        int[] usable =
                IntStream.range(0, field.blocks())
                        .filter(b -> field.clipped()[b] <= MOST_CLIPPED)
                        .toArray();
        double[] sorted = pick(usable, b -> field.texture()[b]);
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return usable;
        }
        double limit = sorted[(int) ((sorted.length - 1) * SMOOTH_SHARE)];
        return Arrays.stream(usable).filter(b -> field.texture()[b] <= limit).toArray();
    }

    private static double[] fitted(double[] x, double[] y, int groups) {
        MedianCurve curve = MedianCurve.through(x, y, groups);
        return Arrays.stream(x).map(curve::at).toArray();
    }

    private static double[] minus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    private static double[] pick(int[] blocks, java.util.function.IntToDoubleFunction value) {
        return Arrays.stream(blocks).mapToDouble(value).toArray();
    }
}
