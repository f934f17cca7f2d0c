package org.telltale.explainer.rubric;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;

/**
 * A frontal face in the challenge's 1 to 1000, for rules about boxes. The subject's left is right.
 */
final class TestFace {
    static final Box BOX = new Box(300, 200, 700, 800);
    static final Map<FacialRegion, Box> REGIONS = regions();

    private TestFace() {}

    /** The box of a region. */
    static Box region(FacialRegion region) {
        return Objects.requireNonNull(REGIONS.get(region));
    }

    private static Map<FacialRegion, Box> regions() {
        Map<FacialRegion, Box> regions = new EnumMap<>(FacialRegion.class);
        regions.put(FacialRegion.FOREHEAD, new Box(380, 220, 620, 330));
        regions.put(FacialRegion.HAIRLINE, new Box(360, 200, 640, 230));
        pair(regions, FacialRegion.LEFT_EYEBROW, new Box(530, 340, 650, 370));
        pair(regions, FacialRegion.LEFT_EYE, new Box(535, 380, 640, 440));
        pair(regions, FacialRegion.LEFT_CHEEK, new Box(550, 460, 680, 600));
        pair(regions, FacialRegion.LEFT_EAR, new Box(680, 380, 720, 540));
        regions.put(FacialRegion.NOSE_BRIDGE, new Box(470, 380, 530, 480));
        regions.put(FacialRegion.NOSE_TIP, new Box(450, 480, 550, 560));
        pair(regions, FacialRegion.LEFT_MOUTH_CORNER, new Box(545, 600, 605, 650));
        regions.put(FacialRegion.UPPER_LIP, new Box(440, 590, 560, 625));
        regions.put(FacialRegion.LOWER_LIP, new Box(440, 625, 560, 665));
        regions.put(FacialRegion.CHIN, new Box(430, 690, 570, 790));
        regions.put(FacialRegion.JAWLINE, new Box(320, 620, 680, 800));
        regions.put(FacialRegion.FACE_BOUNDARY, BOX);
        return Map.copyOf(regions);
    }

    private static void pair(Map<FacialRegion, Box> regions, FacialRegion left, Box box) {
        regions.put(left, box);
        regions.put(left.mirrored(), new Box(1000 - box.x2(), box.y1(), 1000 - box.x1(), box.y2()));
    }
}
