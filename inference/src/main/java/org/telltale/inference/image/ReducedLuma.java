package org.telltale.inference.image;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Box;

/**
 * Part of a luma plane, reduced by averaging squares of {@code factor} × {@code factor} pixels.
 * Immutable.
 *
 * @param plane reduced
 * @param x source pixel of the plane's left edge
 * @param y source pixel of the plane's upper edge
 * @param factor source pixels a pixel of the plane, at least 1
 */
public record ReducedLuma(Plane plane, int x, int y, int factor) {
    /** The part of a plane under a box; pixels at its edges that fill no square are left out. */
    public static ReducedLuma of(Plane luma, Box part, int factor) {
        if (factor == 1) {
            return new ReducedLuma(luma, 0, 0, 1);
        }
        int width = part.width() / factor;
        int height = part.height() / factor;
        float[] values = new float[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double sum = 0;
                for (int dy = 0; dy < factor; dy++) {
                    int at =
                            (part.y1() + row * factor + dy) * luma.width()
                                    + part.x1()
                                    + column * factor;
                    for (int dx = 0; dx < factor; dx++) {
                        sum += luma.values()[at + dx];
                    }
                }
                values[row * width + column] = (float) (sum / (factor * factor));
            }
        }
        return new ReducedLuma(new Plane(width, height, values), part.x1(), part.y1(), factor);
    }

    /** The reduced pixels that lie wholly inside a box of source pixels; null where none does. */
    public @Nullable Box inside(Box source) {
        int x1 = Math.max(0, Math.ceilDiv(source.x1() - x, factor));
        int y1 = Math.max(0, Math.ceilDiv(source.y1() - y, factor));
        int x2 = Math.min(plane.width(), Math.floorDiv(source.x2() - x, factor));
        int y2 = Math.min(plane.height(), Math.floorDiv(source.y2() - y, factor));
        return x2 > x1 && y2 > y1 ? new Box(x1, y1, x2, y2) : null;
    }
}
