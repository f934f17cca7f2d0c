package org.telltale.inference.detect.pack;

import java.util.EnumMap;
import java.util.Map;
import org.telltale.inference.face.FacialRegion;

/**
 * Which points of MediaPipe's face mesh (Kartynnik, Ablavatski, Grishchenko and Grundmann 2019; the
 * numbering of its canonical face model) border which region. Ears and hairline lie outside the
 * mesh and are not placed. Left and right are the person's. Stateless.
 */
final class FaceMeshRegions {
    private FaceMeshRegions() {}

    /** In the numbering of the 468 points. */
    static Map<FacialRegion, int[]> borders() {
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

    /** Corners of the right and left eye, tip of the nose, corners of the mouth. */
    static int[][] five() {
        return new int[][] {{33, 133}, {362, 263}, {1}, {61}, {291}};
    }

    private static int[] of(int... points) {
        return points;
    }
}
