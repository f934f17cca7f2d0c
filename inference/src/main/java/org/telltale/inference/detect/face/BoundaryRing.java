package org.telltale.inference.detect.face;

import org.telltale.inference.media.Box;

/**
 * The outline of a face as an ellipse in its boundary's box, and the rings along it: just inside,
 * astride and just outside. Approximate: the box is a proportion of the face box, so the rings are
 * wide enough for the outline's spread between people. Immutable.
 */
record BoundaryRing(double centreX, double centreY, double radiusX, double radiusY) {
    static final int INSIDE = 0;
    static final int ASTRIDE = 1;
    static final int OUTSIDE = 2;

    /** Rings. */
    static final int RINGS = 3;

    /** Parts of the circle in which the rings are compared. */
    static final int SECTORS = 8;

    /** Ends of the rings from the centre, as fractions of the radius; gaps are left between. */
    private static final double[] FROM = {0.60, 0.82, 1.04};

    private static final double[] TO = {0.78, 1.00, 1.22};

    /** The outline in the box of a face's boundary. */
    static BoundaryRing of(Box boundary) {
        return new BoundaryRing(
                (boundary.x1() + boundary.x2()) / 2.0,
                (boundary.y1() + boundary.y2()) / 2.0,
                boundary.width() / 2.0,
                boundary.height() / 2.0);
    }

    /** Which ring the point lies in: INSIDE, ASTRIDE or OUTSIDE; −1 for none. */
    int ring(double x, double y) {
        double distance = Math.hypot((x - centreX) / radiusX, (y - centreY) / radiusY);
        for (int ring = 0; ring < FROM.length; ring++) {
            if (distance >= FROM[ring] && distance < TO[ring]) {
                return ring;
            }
        }
        return -1;
    }

    /** Which sector the point lies in, 0 to {@value #SECTORS} exclusive. */
    int sector(double x, double y) {
        double turn = Math.atan2((y - centreY) / radiusY, (x - centreX) / radiusX);
        return Math.min(SECTORS - 1, (int) ((turn / (2 * Math.PI) + 0.5) * SECTORS));
    }

    /** The box that holds all rings, cut off at the picture's edge. */
    Box extent(Box picture) {
        double most = TO[TO.length - 1];
        return new Box(
                (int) Math.max(picture.x1(), Math.floor(centreX - most * radiusX)),
                (int) Math.max(picture.y1(), Math.floor(centreY - most * radiusY)),
                (int) Math.min(picture.x2(), Math.ceil(centreX + most * radiusX)),
                (int) Math.min(picture.y2(), Math.ceil(centreY + most * radiusY)));
    }
}
