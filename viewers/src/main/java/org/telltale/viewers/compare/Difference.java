package org.telltale.viewers.compare;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.worker.Pixels;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.PictureBuilder;
import org.telltale.viewers.image.StoredPixels;

/**
 * What two pictures differ by: {@code gain × |a − b|} of the stored values of each channel, at most
 * the largest value, black where both are the same. A value of eight bits counts as 257 times
 * itself against one of sixteen, so that white is white. Where one picture has nothing, neither has
 * the difference: it is transparent there. Alpha is not compared.
 */
public final class Difference {
    private static final ValueLayout.OfInt BGRA =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int STRIPE = 64;

    private Difference() {}

    /**
     * Computes; not for the JavaFX thread.
     *
     * @param first whose size the difference has
     * @param second with its top left corner on that of the first
     * @param size pixels of the first that a pixel of the second takes; unless it is 1, the value
     *     of the second is that of the pixel under the middle of the first's: nothing is
     *     interpolated, so that no value is made up
     * @param gain at least 1
     * @throws org.telltale.inference.engine.CancelledException if cancelled meanwhile
     */
    public static Picture of(
            StoredPixels first,
            StoredPixels second,
            double size,
            double gain,
            Cancellation cancellation) {
        int width = first.width();
        int height = first.height();
        try (Arena arena = Arena.ofShared()) {
            MemorySegment bgra = arena.allocate(4L * width * height, 64);
            DifferenceRow row = new DifferenceRow(first, second, size, gain);
            int[] argb = new int[width];
            for (int y = 0; y < height; y++) {
                if (y % STRIPE == 0) {
                    cancellation.check();
                }
                row.read(y, argb);
                MemorySegment.copy(argb, 0, bgra, BGRA, 4L * width * y, width);
            }
            Pixels pixels = new Pixels(width, height, bgra);
            return new PictureBuilder().build(pixels, pixels, null, cancellation);
        }
    }
}
