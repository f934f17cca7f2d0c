package org.telltale.viewers.image;

import java.util.List;
import javafx.scene.image.Image;

/**
 * A picture ready to be drawn: a pyramid of halvings, each cut into tiles that any graphics card
 * takes. Immutable; made off the JavaFX thread by {@link PictureBuilder}.
 */
public final class Picture {
    private final int width;
    private final int height;
    private final List<Level> levels;

    Picture(int width, int height, List<Level> levels) {
        this.width = width;
        this.height = height;
        this.levels = List.copyOf(levels);
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
     * @param tiles row by row
     */
    record Level(int reduction, List<Tile> tiles) {
        Level {
            tiles = List.copyOf(tiles);
        }
    }

    /**
     * Part of a level.
     *
     * @param x left edge in the level's pixels
     * @param y top edge in the level's pixels
     * @param image its pixels
     */
    record Tile(int x, int y, Image image) {}
}
