package org.telltale.viewers.image;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.worker.Pixels;

/**
 * Turns decoded pixels into a {@link Picture}, on any thread but the JavaFX one. The pixels are
 * read once, row by row, and every halving is made on the way; nothing refers to them afterwards.
 */
public final class PictureBuilder {
    /**
     * Most pixels that the finest level may have. Above it the picture is shown reduced, and {@link
     * Picture#reduction()} says so; measurements are made on the decoded pixels and not touched.
     */
    static final long MAX_SHOWN_PIXELS = 80_000_000L;

    private static final ValueLayout.OfInt BGRA =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final long maxShownPixels;

    /** With the standard bound. */
    public PictureBuilder() {
        this(MAX_SHOWN_PIXELS);
    }

    /** With a bound of its own on the finest level's pixels. */
    public PictureBuilder(long maxShownPixels) {
        this.maxShownPixels = maxShownPixels;
    }

    /**
     * Makes the picture.
     *
     * @throws org.telltale.inference.engine.CancelledException if cancelled meanwhile
     */
    public Picture build(Pixels pixels, Cancellation cancellation) {
        int width = pixels.width();
        int height = pixels.height();
        List<LevelBuilder> builders = builders(width, height);
        LevelBuilder finest = builders.getFirst();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            if ((y & 63) == 0) {
                cancellation.check();
            }
            MemorySegment.copy(pixels.bgra(), BGRA, 4L * width * y, row, 0, width);
            premultiply(row);
            finest.add(row);
        }
        finest.finish();
        return new Picture(
                width,
                height,
                builders.stream().filter(LevelBuilder::kept).map(LevelBuilder::level).toList());
    }

    private List<LevelBuilder> builders(int width, int height) {
        List<LevelBuilder> coarsestFirst = new ArrayList<>();
        List<int[]> sizes = new ArrayList<>();
        int w = width;
        int h = height;
        sizes.add(new int[] {w, h});
        while (Math.max(w, h) > LevelBuilder.TILE / 2) {
            w = (w + 1) / 2;
            h = (h + 1) / 2;
            sizes.add(new int[] {w, h});
        }
        LevelBuilder coarser = null;
        for (int i = sizes.size() - 1; i >= 0; i--) {
            int[] size = sizes.get(i);
            boolean keep = (long) size[0] * size[1] <= maxShownPixels || coarser == null;
            coarser = new LevelBuilder(1 << i, size[0], size[1], keep, coarser);
            coarsestFirst.add(coarser);
        }
        return coarsestFirst.reversed();
    }

    private static void premultiply(int[] row) {
        for (int i = 0; i < row.length; i++) {
            int argb = row[i];
            int alpha = argb >>> 24;
            if (alpha != 255) {
                row[i] =
                        alpha << 24
                                | scaled(argb >> 16 & 255, alpha) << 16
                                | scaled(argb >> 8 & 255, alpha) << 8
                                | scaled(argb & 255, alpha);
            }
        }
    }

    private static int scaled(int value, int alpha) {
        return (value * alpha + 127) / 255;
    }
}
