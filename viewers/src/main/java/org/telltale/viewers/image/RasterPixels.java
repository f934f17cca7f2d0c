package org.telltale.viewers.image;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.telltale.inference.worker.DeepPixels;
import org.telltale.inference.worker.Pixels;

/**
 * Stored values in memory of their own: of a picture that is shown otherwise than it is stored. The
 * memory goes when nothing refers to this any more.
 */
public final class RasterPixels implements StoredPixels {
    private final int width;
    private final int height;
    private final int bits;
    private final int colours;
    private final boolean alpha;
    private final int samples;
    private final MemorySegment memory;

    private RasterPixels(
            int width,
            int height,
            int bits,
            int colours,
            boolean alpha,
            int samples,
            MemorySegment memory) {
        this.width = width;
        this.height = height;
        this.bits = bits;
        this.colours = colours;
        this.alpha = alpha;
        this.samples = samples;
        this.memory = memory;
    }

    /** A copy of decoded pixels: four bytes a pixel. */
    public static RasterPixels of(Pixels pixels, boolean grey, boolean alpha) {
        MemorySegment copy = Arena.ofAuto().allocate(pixels.bgra().byteSize(), 64);
        copy.copyFrom(pixels.bgra());
        return new RasterPixels(pixels.width(), pixels.height(), 8, grey ? 1 : 3, alpha, 4, copy);
    }

    /**
     * Deep pixels as they are, not copied.
     *
     * @param pixels in memory that stays
     * @param grey whether the file stores one channel of colour
     */
    public static RasterPixels of(DeepPixels pixels, boolean grey) {
        return new RasterPixels(
                pixels.width(),
                pixels.height(),
                16,
                grey ? 1 : 3,
                pixels.channels() == 4,
                pixels.channels(),
                pixels.samples());
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int bits() {
        return bits;
    }

    @Override
    public int colours() {
        return colours;
    }

    @Override
    public boolean alpha() {
        return alpha;
    }

    @Override
    public void read(int x, int y, int count, int[] into) {
        long from = ((long) y * width + x) * samples;
        int channels = channels();
        for (int i = 0; i < count; i++) {
            long pixel = from + (long) i * samples;
            for (int c = 0; c < colours; c++) {
                // Blue comes first in memory, red first in what is told.
                into[i * channels + c] = sample(pixel + (colours == 1 ? 0 : 2 - c));
            }
            if (alpha) {
                into[i * channels + colours] = sample(pixel + 3);
            }
        }
    }

    private int sample(long index) {
        return bits == 8
                ? memory.get(ValueLayout.JAVA_BYTE, index) & 0xff
                : memory.get(ValueLayout.JAVA_SHORT, 2 * index) & 0xffff;
    }
}
