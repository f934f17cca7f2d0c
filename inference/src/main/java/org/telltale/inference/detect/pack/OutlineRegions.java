package org.telltale.inference.detect.pack;

import java.util.EnumMap;
import java.util.Map;
import org.telltale.inference.face.FacialRegion;

/**
 * Which of the 68 points of 300-W (Sagonas, Tzimiropoulos, Zafeiriou and Pantic 2013), counted from
 * 0, border which region: the jaw from the person's right ear 0 to 16, brows 17 to 26, nose 27 to
 * 35, eyes 36 to 47, lips 48 to 67. Nothing marks the forehead. Stateless.
 */
final class OutlineRegions {
    private OutlineRegions() {}

    static Map<FacialRegion, int[]> borders() {
        Map<FacialRegion, int[]> borders = new EnumMap<>(FacialRegion.class);
        borders.put(FacialRegion.RIGHT_EYEBROW, range(17, 21));
        borders.put(FacialRegion.LEFT_EYEBROW, range(22, 26));
        borders.put(FacialRegion.RIGHT_EYE, range(36, 41));
        borders.put(FacialRegion.LEFT_EYE, range(42, 47));
        borders.put(FacialRegion.NOSE_BRIDGE, new int[] {27, 28, 29, 39, 42});
        borders.put(FacialRegion.NOSE_TIP, range(30, 35));
        // From below the eye to the corner of the mouth, from the jaw to the wing of the nose.
        borders.put(FacialRegion.RIGHT_CHEEK, new int[] {3, 31, 40, 41, 48});
        borders.put(FacialRegion.LEFT_CHEEK, new int[] {13, 35, 46, 47, 54});
        borders.put(FacialRegion.RIGHT_MOUTH_CORNER, new int[] {48, 49, 59, 60});
        borders.put(FacialRegion.LEFT_MOUTH_CORNER, new int[] {53, 54, 55, 64});
        borders.put(FacialRegion.UPPER_LIP, new int[] {48, 49, 50, 51, 52, 53, 54, 61, 62, 63});
        borders.put(FacialRegion.LOWER_LIP, new int[] {48, 54, 55, 56, 57, 58, 59, 65, 66, 67});
        borders.put(FacialRegion.CHIN, new int[] {6, 7, 8, 9, 10, 57});
        borders.put(FacialRegion.JAWLINE, range(3, 13));
        borders.put(FacialRegion.FACE_BOUNDARY, range(0, 26));
        return borders;
    }

    static int[][] five() {
        return new int[][] {range(36, 41), range(42, 47), {30}, {48}, {54}};
    }

    private static int[] range(int first, int last) {
        return java.util.stream.IntStream.rangeClosed(first, last).toArray();
    }
}
