package org.telltale.inference.detect.pack;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.media.Point;
import org.telltale.inference.pack.run.PixelScoresReader.ScoreMap;

/**
 * Puts the maps of a picture's windows together on one grid over the picture. The grid is that of
 * the first map, what covers no picture left out; where that has more than {@value #MOST_CELLS}
 * cells, a cell is the mean of several. Where windows overlap, a cell has the mean of what they
 * say, each weighted by how far from its window's edge it lies, as networks know least there. Used
 * once, by one thread.
 */
final class ScoreField {
    private static final int MOST_CELLS = 1 << 22;

    /** So that a middle on the border of two cells, but for rounding, falls into the second. */
    private static final double ROUNDING = 1e-6;

    private final int pictureWidth;
    private final int pictureHeight;
    private @Nullable Grid grid;
    private float[] sums = {};
    private float[] weights = {};

    /** A field over a picture of that size. */
    ScoreField(int pictureWidth, int pictureHeight) {
        this.pictureWidth = pictureWidth;
        this.pictureHeight = pictureHeight;
    }

    /** Adds a window's map. */
    void add(ScoreMap map) {
        Grid on = grid;
        if (on == null) {
            on = Grid.of(map, pictureWidth, pictureHeight);
            grid = on;
            sums = new float[on.across * on.down];
            weights = new float[on.across * on.down];
        }
        for (int row = 0; row < map.height(); row++) {
            Point left = map.at(0.5, row + 0.5);
            int cellRow = (int) Math.floor((left.y() - on.top) / on.pitchY + ROUNDING);
            if (left.y() < 0 || left.y() >= pictureHeight || cellRow >= on.down) {
                continue;
            }
            double step = map.at(1.5, row + 0.5).x() - left.x();
            for (int column = 0; column < map.width(); column++) {
                double x = left.x() + column * step;
                int cellColumn = (int) Math.floor((x - on.left) / on.pitchX + ROUNDING);
                if (x >= 0 && x < pictureWidth && cellColumn < on.across) {
                    float weight = weight(map, column, row);
                    int cell = cellRow * on.across + cellColumn;
                    sums[cell] += weight * map.scores()[row * map.width() + column];
                    weights[cell] += weight;
                }
            }
        }
    }

    /** Distance to the nearest edge as a share of the window. */
    private static float weight(ScoreMap map, int column, int row) {
        double across = (Math.min(column, map.width() - 1 - column) + 0.5) / map.width();
        double down = (Math.min(row, map.height() - 1 - row) + 0.5) / map.height();
        return (float) Math.min(across, down);
    }

    /**
     * The finished field.
     *
     * @throws IllegalStateException if no map was added
     */
    Scores scores() {
        Grid on = grid;
        if (on == null) {
            throw new IllegalStateException("no map");
        }
        double[] values = new double[sums.length];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            values[i] = weights[i] > 0 ? sums[i] / (double) weights[i] : Double.NaN;
            least = Double.isNaN(values[i]) ? least : Math.min(least, values[i]);
        }
        for (int i = 0; i < values.length; i++) {
            // A sliver at the picture's edge in which no pixel of a map has its middle.
            values[i] = Double.isNaN(values[i]) ? least : values[i];
        }
        return new Scores(
                values,
                on.across,
                on.down,
                new EvidenceMap.Transform(on.pitchX, on.pitchY, on.left, on.top),
                on.reduction);
    }

    /**
     * The scores of a picture's places, row-major; not to be written to.
     *
     * @param transform cells to source pixels
     * @param reduction pixels of a model's map along each side of a cell
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Scores(
            double[] values, int across, int down, EvidenceMap.Transform transform, int reduction) {
        double lowest() {
            return Arrays.stream(values).min().orElseThrow();
        }

        double highest() {
            return Arrays.stream(values).max().orElseThrow();
        }
    }

    /** Where cells lie: the first one's corner and their extents, source pixels. */
    private record Grid(
            double left,
            double top,
            double pitchX,
            double pitchY,
            int across,
            int down,
            int reduction) {
        static Grid of(ScoreMap map, int width, int height) {
            Point corner = map.at(0, 0);
            double stepX = map.at(1, 0).x() - corner.x();
            double stepY = map.at(0, 1).y() - corner.y();
            // The first column and row whose middle lies in the picture.
            double left = corner.x() + stepX * Math.max(0, Math.ceil(-corner.x() / stepX - 0.5));
            double top = corner.y() + stepY * Math.max(0, Math.ceil(-corner.y() / stepY - 0.5));
            int reduction = 1;
            while (cells(width - left, reduction * stepX) * cells(height - top, reduction * stepY)
                    > MOST_CELLS) {
                reduction++;
            }
            return new Grid(
                    left,
                    top,
                    reduction * stepX,
                    reduction * stepY,
                    (int) cells(width - left, reduction * stepX),
                    (int) cells(height - top, reduction * stepY),
                    reduction);
        }

        /** Cells that begin before the end, but for a rest of less than half a one. */
        private static long cells(double length, double pitch) {
            return Math.max(1, (long) Math.ceil(length / pitch - 0.5));
        }
    }
}
