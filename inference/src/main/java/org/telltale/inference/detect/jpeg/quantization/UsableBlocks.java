package org.telltale.inference.detect.jpeg.quantization;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.telltale.inference.detect.jpeg.JpegBlocks;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.image.Plane;
import org.telltale.inference.image.SourceImage;

/**
 * Which blocks of a grid hold coefficients that can be trusted: not clipped, since clipping in any
 * channel moves all coefficients, and not flat, since flat pixels are all rounded alike.
 */
final class UsableBlocks {
    private static final int SIDE = JpegBlocks.SIDE;

    /** Levels at or beyond which a channel counts as clipped. */
    private static final int DARKEST = 1;

    private static final int BRIGHTEST = 254;

    /** Clipped channel values that a block may have. */
    private static final int MOST_CLIPPED = 2;

    /** Least variance of the pixels of a block, grey levels squared. */
    private static final double LEAST_VARIANCE = 1;

    private UsableBlocks() {}

    /**
     * For each block, whether it is usable.
     *
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    static boolean[] of(SourceImage image, JpegBlocks blocks, Cancellation cancellation) {
        boolean[] usable = new boolean[blocks.count()];
        Plane luma = image.luma(cancellation);
        MemorySegment bgra = image.pixels().bgra();
        Bands.over(
                blocks.down(),
                SIDE,
                cancellation,
                (from, to) -> {
                    byte[] line = new byte[4 * luma.width()];
                    int[] clipped = new int[blocks.across()];
                    float[] sum = new float[blocks.across()];
                    float[] squares = new float[blocks.across()];
                    for (int row = from; row < to; row++) {
                        java.util.Arrays.fill(clipped, 0);
                        java.util.Arrays.fill(sum, 0);
                        java.util.Arrays.fill(squares, 0);
                        for (int i = 0; i < SIDE; i++) {
                            int y = blocks.origin().y() + SIDE * row + i;
                            MemorySegment.copy(
                                    bgra,
                                    ValueLayout.JAVA_BYTE,
                                    4L * luma.width() * y,
                                    line,
                                    0,
                                    line.length);
                            int x = blocks.origin().x();
                            countClipped(line, x, clipped);
                            addUp(luma, y * luma.width() + x, sum, squares);
                        }
                        for (int c = 0; c < clipped.length; c++) {
                            double variance = (squares[c] - sum[c] * sum[c] / 64) / 64;
                            usable[row * clipped.length + c] =
                                    clipped[c] <= MOST_CLIPPED && variance >= LEAST_VARIANCE;
                        }
                    }
                });
        return usable;
    }

    private static void countClipped(byte[] line, int left, int[] clipped) {
        for (int c = 0, i = 4 * left; c < clipped.length; c++) {
            int count = 0;
            for (int k = 0; k < SIDE; k++, i += 4) {
                count += clipped(line[i]) + clipped(line[i + 1]) + clipped(line[i + 2]);
            }
            clipped[c] += count;
        }
    }

    /** Sums relative to grey 128, so that they are small and exact enough. */
    private static void addUp(Plane luma, int start, float[] sum, float[] squares) {
        for (int c = 0, i = start; c < sum.length; c++) {
            for (int k = 0; k < SIDE; k++, i++) {
                float value = luma.values()[i] - 128;
                sum[c] += value;
                squares[c] += value * value;
            }
        }
    }

    private static int clipped(byte value) {
        int level = value & 0xff;
        return level <= DARKEST || level >= BRIGHTEST ? 1 : 0;
    }
}
