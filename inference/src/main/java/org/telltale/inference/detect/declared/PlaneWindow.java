package org.telltale.inference.detect.declared;

import org.telltale.inference.media.Box;

/**
 * A part of a plane by its edges as fractions of width and height, 0 to 1, so that it means the
 * same at any scale. Immutable.
 */
record PlaneWindow(double left, double top, double right, double bottom) {
    /** All of it. */
    static final PlaneWindow WHOLE = new PlaneWindow(0, 0, 1, 1);

    /** Edges in the order in which {@link #moved} numbers them. */
    static final int EDGES = 4;

    /** The largest part in the middle whose width is {@code ratio} times that of the whole. */
    static PlaneWindow middle(double width, double height) {
        return new PlaneWindow(
                (1 - width) / 2, (1 - height) / 2, (1 + width) / 2, (1 + height) / 2);
    }

    /** One edge moved inwards by a fraction, outwards where negative, within the plane. */
    PlaneWindow moved(int edge, double inwards) {
        return switch (edge) {
            case 0 -> new PlaneWindow(clamp(left + inwards), top, right, bottom);
            case 1 -> new PlaneWindow(left, clamp(top + inwards), right, bottom);
            case 2 -> new PlaneWindow(left, top, clamp(right - inwards), bottom);
            default -> new PlaneWindow(left, top, right, clamp(bottom - inwards));
        };
    }

    /** Share of the plane covered; 0 or less where the edges have crossed. */
    double area() {
        return Math.max(0, right - left) * Math.max(0, bottom - top);
    }

    /** Means of {@code cells × cells} equal parts, edges rounded to pixels, row-major. */
    double[] grid(AreaSums sums, int cells) {
        double[] grid = new double[cells * cells];
        for (int row = 0; row < cells; row++) {
            int y1 = edge(top, bottom, row, cells, sums.height(), 0, sums.height() - 1);
            int y2 = edge(top, bottom, row + 1, cells, sums.height(), y1 + 1, sums.height());
            for (int column = 0; column < cells; column++) {
                int x1 = edge(left, right, column, cells, sums.width(), 0, sums.width() - 1);
                int x2 = edge(left, right, column + 1, cells, sums.width(), x1 + 1, sums.width());
                grid[row * cells + column] = sums.mean(x1, y1, x2, y2);
            }
        }
        return grid;
    }

    /** The window in a picture of that size, edges rounded to pixels, at least one pixel. */
    Box box(int width, int height) {
        int x1 = edge(left, right, 0, 1, width, 0, width - 1);
        int y1 = edge(top, bottom, 0, 1, height, 0, height - 1);
        return new Box(
                x1,
                y1,
                edge(left, right, 1, 1, width, x1 + 1, width),
                edge(top, bottom, 1, 1, height, y1 + 1, height));
    }

    private static int edge(
            double from, double to, int part, int parts, int size, int least, int most) {
        return Math.clamp(Math.round((from + (to - from) * part / parts) * size), least, most);
    }

    private static double clamp(double fraction) {
        return Math.clamp(fraction, 0, 1);
    }
}
