package org.telltale.inference.filter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.worker.Pixels;

/**
 * Draws a {@link WaveletThreshold}; OpenCV has no wavelets. The picture is filled up to a multiple
 * of the coarsest step by mirroring its edges.
 */
final class WaveletDrawing {
    /** Median of the absolute values of a standard normal variable. */
    private static final double NORMAL_MEDIAN = 0.6745;

    private final WaveletThreshold filter;
    private final Pixels pixels;
    private final Cancellation cancellation;
    private final int width;
    private final int height;
    private final float[] luma;
    private final float[] values;

    private WaveletDrawing(WaveletThreshold filter, Pixels pixels, Cancellation cancellation) {
        this.filter = filter;
        this.pixels = pixels;
        this.cancellation = cancellation;
        int step = 1 << filter.scales();
        width = Math.ceilDiv(pixels.width(), step) * step;
        height = Math.ceilDiv(pixels.height(), step) * step;
        luma = new float[Math.multiplyExact(width, height)];
        values = new float[luma.length];
    }

    static Pixels draw(
            WaveletThreshold filter, Pixels pixels, Arena owner, Cancellation cancellation) {
        WaveletDrawing drawing = new WaveletDrawing(filter, pixels, cancellation);
        drawing.read();
        drawing.threshold();
        return drawing.write(owner);
    }

    private void read() {
        Bands.over(
                height,
                cancellation,
                (from, to) -> {
                    byte[] row = new byte[4 * pixels.width()];
                    for (int y = from; y < to; y++) {
                        long at = 4L * pixels.width() * mirrored(y, pixels.height());
                        MemorySegment.copy(
                                pixels.bgra(), ValueLayout.JAVA_BYTE, at, row, 0, row.length);
                        for (int x = 0; x < width; x++) {
                            int i = 4 * mirrored(x, pixels.width());
                            luma[y * width + x] =
                                    0.114f * (row[i] & 0xff)
                                            + 0.587f * (row[i + 1] & 0xff)
                                            + 0.299f * (row[i + 2] & 0xff);
                        }
                    }
                });
        System.arraycopy(luma, 0, values, 0, luma.length);
    }

    private static int mirrored(int at, int size) {
        int period = Math.max(1, 2 * size - 2);
        int within = at % period;
        return Math.min(within, period - within) % size;
    }

    private void threshold() {
        WaveletTransform transform =
                new WaveletTransform(filter.wavelet(), values, width, cancellation);
        for (int scale = 0; scale < filter.scales(); scale++) {
            transform.forward(width >> scale, height >> scale);
        }
        float threshold = (float) (filter.threshold() * noise());
        int coarseWidth = width >> filter.scales();
        int coarseHeight = height >> filter.scales();
        Bands.over(
                height,
                cancellation,
                (from, to) -> {
                    for (int y = from; y < to; y++) {
                        for (int x = y < coarseHeight ? coarseWidth : 0; x < width; x++) {
                            values[y * width + x] = judged(values[y * width + x], threshold);
                        }
                    }
                });
        for (int scale = filter.scales() - 1; scale >= 0; scale--) {
            transform.inverse(width >> scale, height >> scale);
        }
    }

    private float judged(float coefficient, float threshold) {
        float size = Math.abs(coefficient);
        if (size <= threshold) {
            return 0;
        }
        return filter.rule() == WaveletThreshold.Rule.HARD
                ? coefficient
                : Math.copySign(size - threshold, coefficient);
    }

    /** Standard deviation of the noise, from the finest diagonal coefficients. */
    private double noise() {
        int across = width / 2;
        int down = height / 2;
        float[] sizes = new float[across * down];
        for (int y = 0; y < down; y++) {
            cancellation.check();
            for (int x = 0; x < across; x++) {
                sizes[y * across + x] = Math.abs(values[(down + y) * width + across + x]);
            }
        }
        Arrays.parallelSort(sizes);
        return sizes[sizes.length / 2] / NORMAL_MEDIAN;
    }

    private Pixels write(Arena owner) {
        MemorySegment bgra = owner.allocate(pixels.bgra().byteSize(), 64);
        boolean kept = filter.shows() == WaveletThreshold.Part.KEPT;
        float gain = (float) filter.gain();
        Bands.over(
                pixels.height(),
                cancellation,
                (from, to) -> {
                    byte[] row = new byte[4 * pixels.width()];
                    for (int y = from; y < to; y++) {
                        for (int x = 0; x < pixels.width(); x++) {
                            float left = values[y * width + x];
                            float shown = kept ? left : 128 + gain * (luma[y * width + x] - left);
                            byte grey = (byte) Math.clamp(Math.round(shown), 0, 255);
                            row[4 * x] = grey;
                            row[4 * x + 1] = grey;
                            row[4 * x + 2] = grey;
                            row[4 * x + 3] = (byte) 0xff;
                        }
                        long at = 4L * pixels.width() * y;
                        MemorySegment.copy(row, 0, bgra, ValueLayout.JAVA_BYTE, at, row.length);
                    }
                });
        return new Pixels(pixels.width(), pixels.height(), bgra);
    }
}
