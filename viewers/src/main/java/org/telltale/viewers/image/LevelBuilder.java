package org.telltale.viewers.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives one level of a pyramid row by row, cuts it into tiles and hands the averages of 2×2
 * pixels on to the next coarser level. Values are premultiplied, so averages are right at
 * transparent edges.
 */
final class LevelBuilder {
    /** Side of a tile in pixels. */
    static final int TILE = 1024;

    private final int reduction;
    private final int width;
    private final int height;
    private final boolean kept;
    private final @Nullable LevelBuilder coarser;
    private final List<Picture.Tile> tiles = new ArrayList<>();
    private final List<IntBuffer> open = new ArrayList<>();
    private final int[] above;
    private int y;

    /**
     * A level to be filled.
     *
     * @param kept whether its tiles are wanted; otherwise it only feeds the coarser one
     * @param coarser next level; null for the coarsest
     */
    LevelBuilder(
            int reduction, int width, int height, boolean kept, @Nullable LevelBuilder coarser) {
        this.reduction = reduction;
        this.width = width;
        this.height = height;
        this.kept = kept;
        this.coarser = coarser;
        this.above = new int[width];
    }

    boolean kept() {
        return kept;
    }

    Picture.Level level() {
        return new Picture.Level(reduction, width, height, tiles);
    }

    /** The next row, in premultiplied ARGB; copied. */
    void add(int[] row) {
        if (kept) {
            store(row);
        }
        if (coarser != null) {
            if ((y & 1) == 0) {
                System.arraycopy(row, 0, above, 0, width);
            } else {
                coarser.add(halved(above, row));
            }
        }
        y++;
    }

    /** No further row comes: an odd last one is averaged with itself. */
    void finish() {
        if (coarser != null) {
            if ((y & 1) == 1) {
                coarser.add(halved(above, above));
            }
            coarser.finish();
        }
    }

    private void store(int[] row) {
        if (y % TILE == 0) {
            open.clear();
            for (int x = 0; x < width; x += TILE) {
                open.add(openTile(x));
            }
        }
        for (int i = 0; i < open.size(); i++) {
            int x = i * TILE;
            int w = Math.min(TILE, width - x);
            open.get(i).put((y % TILE) * w, row, x, w);
        }
    }

    private IntBuffer openTile(int x) {
        int w = Math.min(TILE, width - x);
        int h = Math.min(TILE, height - y);
        // Outside the heap, which need not grow with the largest picture.
        IntBuffer argb =
                ByteBuffer.allocateDirect(4 * w * h).order(ByteOrder.nativeOrder()).asIntBuffer();
        tiles.add(new Picture.Tile(x, y, w, argb));
        return argb.duplicate();
    }

    private int[] halved(int[] upper, int[] lower) {
        int[] half = new int[(width + 1) / 2];
        for (int i = 0; i < half.length; i++) {
            int left = 2 * i;
            int right = Math.min(left + 1, width - 1);
            half[i] = mean(upper[left], upper[right], lower[left], lower[right]);
        }
        return half;
    }

    /** The rounded mean of four pixels, channel by channel, two channels at a time. */
    private static int mean(int a, int b, int c, int d) {
        long even =
                (a & 0xff00ffL) + (b & 0xff00ffL) + (c & 0xff00ffL) + (d & 0xff00ffL) + 0x20002L;
        long odd =
                (a >>> 8 & 0xff00ffL)
                        + (b >>> 8 & 0xff00ffL)
                        + (c >>> 8 & 0xff00ffL)
                        + (d >>> 8 & 0xff00ffL)
                        + 0x20002L;
        return (int) (even >> 2 & 0xff00ffL) | (int) (odd >> 2 & 0xff00ffL) << 8;
    }
}
