package org.telltale.viewers.image;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    static final long MAX_SHOWN_PIXELS = 128_000_000L;

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
     * Makes a picture of pixels that are shown as they are stored.
     *
     * @throws org.telltale.inference.engine.CancelledException if cancelled meanwhile
     */
    public Picture build(Pixels pixels, Cancellation cancellation) {
        return build(pixels, Kind.COLOUR, cancellation);
    }

    /**
     * The same of one channel or three.
     *
     * @throws org.telltale.inference.engine.CancelledException if cancelled meanwhile
     */
    public Picture build(Pixels pixels, Kind kind, Cancellation cancellation) {
        Rows rows = rows(pixels, kind == Kind.TRANSPARENT ? pixels : null, cancellation);
        Picture.Level finest = rows.levels.getFirst();
        boolean stored = finest.reduction() == 1 && !rows.transparent;
        return new Picture(
                pixels.width(),
                pixels.height(),
                rows.levels,
                rows.transparent,
                stored
                        ? new TiledPixels(
                                pixels.width(), pixels.height(), kind == Kind.GREY, finest)
                        : null);
    }

    /**
     * Makes a picture that is shown otherwise than it is stored: converted, windowed or opaque.
     *
     * @param shown what is seen
     * @param alpha whose alpha makes it transparent; null for opaque
     * @param stored what the file stores; null where that is not kept
     * @throws org.telltale.inference.engine.CancelledException if cancelled meanwhile
     */
    public Picture build(
            Pixels shown,
            @Nullable Pixels alpha,
            @Nullable StoredPixels stored,
            Cancellation cancellation) {
        Rows rows = rows(shown, alpha, cancellation);
        return new Picture(shown.width(), shown.height(), rows.levels, rows.transparent, stored);
    }

    private Rows rows(Pixels pixels, @Nullable Pixels alpha, Cancellation cancellation) {
        int width = pixels.width();
        int height = pixels.height();
        List<LevelBuilder> builders = builders(width, height);
        LevelBuilder finest = builders.getFirst();
        boolean transparent = false;
        int[] row = new int[width];
        int[] clear = new int[alpha == null ? 0 : width];
        for (int y = 0; y < height; y++) {
            if ((y & 63) == 0) {
                cancellation.check();
            }
            MemorySegment.copy(pixels.bgra(), BGRA, 4L * width * y, row, 0, width);
            if (alpha == null) {
                for (int x = 0; x < width; x++) {
                    row[x] |= 0xff000000;
                }
            } else {
                MemorySegment.copy(alpha.bgra(), BGRA, 4L * width * y, clear, 0, width);
                transparent |= premultiply(row, clear);
            }
            finest.add(row);
        }
        finest.finish();
        return new Rows(
                builders.stream().filter(LevelBuilder::kept).map(LevelBuilder::level).toList(),
                transparent);
    }

    private List<LevelBuilder> builders(int width, int height) {
        List<LevelBuilder> coarsestFirst = new ArrayList<>();
        List<int[]> sizes = new ArrayList<>();
        int w = width;
        int h = height;
        sizes.add(new int[] {w, h});
        while (Math.max(w, h) > LevelBuilder.TILE / 8) {
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

    /** Whether any pixel lets something through. */
    private static boolean premultiply(int[] row, int[] clear) {
        boolean transparent = false;
        for (int i = 0; i < row.length; i++) {
            int argb = row[i];
            int alpha = clear[i] >>> 24;
            if (alpha != 255) {
                transparent = true;
                row[i] =
                        alpha << 24
                                | scaled(argb >> 16 & 255, alpha) << 16
                                | scaled(argb >> 8 & 255, alpha) << 8
                                | scaled(argb & 255, alpha);
            } else {
                row[i] |= 0xff000000;
            }
        }
        return transparent;
    }

    private static int scaled(int value, int alpha) {
        return (value * alpha + 127) / 255;
    }

    /** What the bytes of pixels mean. */
    public enum Kind {
        /** One channel, three times the same. */
        GREY,
        /** Three channels; alpha does not count. */
        COLOUR,
        /** Three channels and an alpha that counts. */
        TRANSPARENT
    }

    private record Rows(List<Picture.Level> levels, boolean transparent) {}
}
