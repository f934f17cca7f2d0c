package org.telltale.viewers.image;

import java.nio.IntBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture ready to be drawn: a pyramid of halvings, each cut into tiles, beside the values that
 * the file stores. Immutable; made off the JavaFX thread by {@link PictureBuilder}.
 */
public final class Picture {
    private final int width;
    private final int height;
    private final List<Level> levels;
    private final boolean transparent;
    private final @Nullable StoredPixels stored;

    /**
     * A picture.
     *
     * @param levels finest first
     * @param transparent whether any pixel may let the ground show through
     * @param stored what the file stores; null where that was not kept
     */
    Picture(
            int width,
            int height,
            List<Level> levels,
            boolean transparent,
            @Nullable StoredPixels stored) {
        this.width = width;
        this.height = height;
        this.levels = List.copyOf(levels);
        this.transparent = transparent;
        this.stored = stored;
    }

    /** Width of the source in pixels. */
    public int width() {
        return width;
    }

    /** Height of the source in pixels. */
    public int height() {
        return height;
    }

    /** Source pixels along a side of one pixel of the finest level: 1 where nothing was reduced. */
    public int reduction() {
        return levels.getFirst().reduction();
    }

    /** Whether it is shown with its transparency, over a checkerboard. */
    public boolean transparent() {
        return transparent;
    }

    /**
     * What the file stores, for read-outs; null for a picture that is too large to keep at full
     * size, or whose values nothing stores.
     */
    public @Nullable StoredPixels stored() {
        return stored;
    }

    /** The coarsest level that still has a pixel for every view pixel at this scale. */
    Level levelFor(double scale) {
        Level best = levels.getFirst();
        for (Level level : levels) {
            if (level.reduction() * scale <= 1) {
                best = level;
            }
        }
        return best;
    }

    List<Level> levels() {
        return levels;
    }

    /**
     * The picture at one size.
     *
     * @param reduction source pixels along a side of one pixel here: 1, 2, 4, …
     * @param width in the level's pixels
     * @param height in the level's pixels
     * @param tiles row by row, all of {@link LevelBuilder#TILE} but those at the right and bottom
     */
    record Level(int reduction, int width, int height, List<Tile> tiles) {
        Level {
            tiles = List.copyOf(tiles);
        }

        /** Copies premultiplied ARGB of part of a row. */
        void read(int x, int y, int count, int[] into, int at) {
            int across = (width + LevelBuilder.TILE - 1) / LevelBuilder.TILE;
            int first = y / LevelBuilder.TILE * across;
            int from = x;
            while (from < x + count) {
                Tile tile = tiles.get(first + from / LevelBuilder.TILE);
                int length = Math.min(tile.x + tile.width, x + count) - from;
                tile.argb.get(
                        (y - tile.y) * tile.width + from - tile.x, into, at + from - x, length);
                from += length;
            }
        }
    }

    /**
     * Part of a level.
     *
     * @param x left edge in the level's pixels
     * @param y top edge in the level's pixels
     * @param width in the level's pixels
     * @param argb premultiplied, row by row; nobody writes to it
     */
    record Tile(int x, int y, int width, IntBuffer argb) {}
}
