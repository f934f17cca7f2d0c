package org.telltale.inference.detect.pack;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.run.PointsReader.Point;

/**
 * Which points of MediaPipe's face mesh (Kartynnik, Ablavatski, Grishchenko and Grundmann 2019; the
 * numbering of its canonical face model) border which region. Ears and hairline lie outside the
 * mesh and are not placed. Left and right are the person's. Stateless.
 */
final class FaceMeshRegions {
    private static final int POINTS = 468;

    private static final Map<FacialRegion, int[]> BORDERS = borders();

    private FaceMeshRegions() {}

    /** Whether a decoder gives these points. */
    static boolean reads(PostProcessing post) {
        return post instanceof PostProcessing.Points points && points.count() == POINTS;
    }

    /**
     * The box of each region.
     *
     * @param points all 468, in source pixels
     * @param bounds the picture; a region wholly outside is absent
     */
    static Map<FacialRegion, Box> place(List<Point> points, Box bounds) {
        Map<FacialRegion, Box> placed = new EnumMap<>(FacialRegion.class);
        BORDERS.forEach((region, border) -> {
            double left = Double.POSITIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (int index : border) {
                Point point = points.get(index);
                left = Math.min(left, point.x());
                top = Math.min(top, point.y());
                right = Math.max(right, point.x());
                bottom = Math.max(bottom, point.y());
            }
            int x1 = Math.clamp((long) Math.floor(left), 0, bounds.x2());
            int y1 = Math.clamp((long) Math.floor(top), 0, bounds.y2());
            int x2 = Math.clamp((long) Math.ceil(right), 0, bounds.x2());
            int y2 = Math.clamp((long) Math.ceil(bottom), 0, bounds.y2());
            if (x2 > x1 && y2 > y1) {
                placed.put(region, new Box(x1, y1, x2, y2));
            }
        });
        return placed;
    }

    private static Map<FacialRegion, int[]> borders() {
        Map<FacialRegion, int[]> borders = new EnumMap<>(FacialRegion.class);
        borders.put(FacialRegion.FOREHEAD, of(10, 109, 67, 103, 338, 297, 332, 9, 107, 336));
        borders.put(FacialRegion.RIGHT_EYEBROW, of(46, 53, 52, 65, 55, 70, 63, 105, 66, 107));
        borders.put(
                FacialRegion.LEFT_EYEBROW, of(276, 283, 282, 295, 285, 300, 293, 334, 296, 336));
        borders.put(
                FacialRegion.RIGHT_EYE,
                of(33, 133, 159, 145, 130, 243, 27, 23, 224, 230, 226, 244));
        borders.put(
                FacialRegion.LEFT_EYE,
                of(263, 362, 386, 374, 359, 463, 257, 253, 444, 450, 446, 464));
        borders.put(FacialRegion.RIGHT_CHEEK, of(117, 118, 101, 36, 206, 207, 187, 123, 50));
        borders.put(FacialRegion.LEFT_CHEEK, of(346, 347, 330, 266, 426, 427, 411, 352, 280));
        borders.put(FacialRegion.NOSE_BRIDGE, of(168, 193, 417, 122, 351, 196, 419, 5, 3, 248));
        borders.put(FacialRegion.NOSE_TIP, of(4, 5, 2, 98, 327, 64, 294, 48, 278));
        borders.put(FacialRegion.RIGHT_MOUTH_CORNER, of(61, 57, 185, 146, 40, 91, 78));
        borders.put(FacialRegion.LEFT_MOUTH_CORNER, of(291, 287, 409, 375, 270, 321, 308));
        borders.put(FacialRegion.UPPER_LIP, of(61, 291, 37, 0, 267, 13, 81, 311));
        borders.put(FacialRegion.LOWER_LIP, of(61, 291, 84, 17, 314, 14, 178, 402));
        borders.put(FacialRegion.CHIN, of(18, 83, 313, 152, 148, 377, 176, 400));
        borders.put(
                FacialRegion.JAWLINE,
                of(58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288));
        borders.put(FacialRegion.FACE_BOUNDARY, of(10, 152, 234, 454, 127, 356, 132, 361));
        return borders;
    }

    private static int[] of(int... points) {
        return points;
    }
}
