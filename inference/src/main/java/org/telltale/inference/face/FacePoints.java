package org.telltale.inference.face;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Point;

/**
 * Measured points of a face, source pixels to a hundredth. Immutable.
 *
 * @param five the person's right eye, left eye, nose tip, right and left corner of the mouth; empty
 *     where nothing gave them
 * @param all of a landmarks model, in its order; empty where none ran or it was not sure
 * @param numbering what that order is, e.g. {@code mediapipe-468}; null where there are none, or
 *     this program does not know it
 */
public record FacePoints(List<Point> five, List<Point> all, @Nullable String numbering) {
    /** No points. */
    public static final FacePoints NONE = new FacePoints(List.of(), List.of(), null);

    private static final int FIVE = 5;
    private static final double HUNDREDTHS = 100;

    public FacePoints {
        five = five.stream().map(FacePoints::rounded).toList();
        all = all.stream().map(FacePoints::rounded).toList();
        if (!five.isEmpty() && five.size() != FIVE) {
            throw new IllegalArgumentException(five.size() + " points");
        }
    }

    /** Whether there are none. */
    public boolean none() {
        return five.isEmpty() && all.isEmpty();
    }

    private static Point rounded(Point point) {
        return new Point(
                Math.rint(point.x() * HUNDREDTHS) / HUNDREDTHS,
                Math.rint(point.y() * HUNDREDTHS) / HUNDREDTHS);
    }
}
