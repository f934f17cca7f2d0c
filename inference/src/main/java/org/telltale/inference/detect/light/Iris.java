package org.telltale.inference.detect.light;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;

/**
 * The iris in an eye's box: the dark disc of the size that irises have on a face of that width,
 * between the lighter sclera to its left and right. Immutable.
 *
 * @param x of its middle, pixels of the plane
 * @param y of its middle
 * @param radius pixels
 */
record Iris(double x, double y, double radius) {
    /**
     * Radius over the width of the face box: 5.9 mm, by the 63 mm between pupils, which are 0.4
     * widths apart in the mean.
     */
    static final double RADIUS_PER_FACE = 0.037;

    /** Grey levels by which the sclera is lighter than the iris. */
    private static final double LEAST_CONTRAST = 25;

    // Its middle lies in this middle part of the eye's box, or the gaze is far aside.
    private static final double PART_ACROSS = 0.5;
    private static final double PART_DOWN = 0.6;

    // The sclera is looked at in two boxes beside the disc, since lids cover what lies above.
    private static final double SCLERA_FROM = 1.1;
    private static final double SCLERA_TO = 1.6;
    private static final double SCLERA_HALF_HEIGHT = 0.35;
    private static final double DISC = 0.85;

    /**
     * Looks for it.
     *
     * @param eye box in the plane
     * @return null where nothing dark and round enough stands between lighter parts
     */
    static @Nullable Iris find(Plane luma, Box eye, double radius) {
        double best = LEAST_CONTRAST;
        Iris found = null;
        int reach = (int) Math.ceil(SCLERA_TO * radius);
        int aside = (int) Math.round((1 - PART_ACROSS) / 2 * eye.width());
        int above = (int) Math.round((1 - PART_DOWN) / 2 * eye.height());
        for (int y = eye.y1() + above; y < eye.y2() - above; y++) {
            for (int x = eye.x1() + aside; x < eye.x2() - aside; x++) {
                boolean inside =
                        x - reach >= 0
                                && y - reach >= 0
                                && x + reach < luma.width()
                                && y + reach < luma.height();
                if (inside) {
                    double contrast = contrast(luma, x, y, radius);
                    if (contrast > best) {
                        best = contrast;
                        found = new Iris(x + 0.5, y + 0.5, radius);
                    }
                }
            }
        }
        return found;
    }

    /** Whether the middle of a pixel lies inside a part of the radius. */
    boolean holds(int column, int row, double part) {
        return Math.hypot(column + 0.5 - x, row + 0.5 - y) <= part * radius;
    }

    /** By how much the darker of the two scleras is lighter than the disc. */
    private static double contrast(Plane luma, int x, int y, double radius) {
        int half = (int) Math.round(SCLERA_HALF_HEIGHT * radius);
        int near = (int) Math.round(SCLERA_FROM * radius);
        int far = (int) Math.round(SCLERA_TO * radius);
        double left = mean(luma, x - far, x - near, y - half, y + half);
        double right = mean(luma, x + near, x + far, y - half, y + half);
        return Math.min(left, right) - disc(luma, x, y, DISC * radius);
    }

    private static double mean(Plane luma, int fromX, int toX, int fromY, int toY) {
        double sum = 0;
        for (int y = fromY; y <= toY; y++) {
            for (int x = fromX; x <= toX; x++) {
                sum += luma.at(x, y);
            }
        }
        return sum / ((toX - fromX + 1) * (toY - fromY + 1));
    }

    private static double disc(Plane luma, int x, int y, double radius) {
        int reach = (int) radius;
        double sum = 0;
        int count = 0;
        for (int dy = -reach; dy <= reach; dy++) {
            int half = (int) Math.sqrt(radius * radius - dy * dy);
            for (int dx = -half; dx <= half; dx++) {
                sum += luma.at(x + dx, y + dy);
                count++;
            }
        }
        return sum / count;
    }
}
