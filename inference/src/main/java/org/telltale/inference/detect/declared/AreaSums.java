package org.telltale.inference.detect.declared;

import org.telltale.inference.image.Plane;

/** Sums over any rectangle of a plane in constant time (Crow 1984, summed-area tables). */
final class AreaSums {
    private final int width;
    private final int height;
    private final double[] sums;

    AreaSums(Plane plane) {
        width = plane.width();
        height = plane.height();
        sums = new double[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            double row = 0;
            for (int x = 0; x < width; x++) {
                row += plane.at(x, y);
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Mean of the pixels from x1, y1 to before x2, y2. */
    double mean(int x1, int y1, int x2, int y2) {
        int stride = width + 1;
        double sum =
                sums[y2 * stride + x2]
                        - sums[y1 * stride + x2]
                        - sums[y2 * stride + x1]
                        + sums[y1 * stride + x1];
        return sum / ((double) (x2 - x1) * (y2 - y1));
    }
}
