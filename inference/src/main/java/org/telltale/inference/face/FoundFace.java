package org.telltale.inference.face;

import java.util.Map;
import java.util.Objects;
import org.telltale.inference.media.Box;

/**
 * One face that a finder found, not yet named within an analysis. Immutable.
 *
 * @param box in source pixels after orientation, inside the picture
 * @param score the finder's own, higher is surer
 * @param landmarks where the regions come from
 * @param regions box of each region that could be placed, in source pixels, inside the picture
 * @param points measured, where any were
 */
public record FoundFace(
        Box box,
        double score,
        Face.Landmarks landmarks,
        Map<FacialRegion, Box> regions,
        FacePoints points) {
    public FoundFace {
        Objects.requireNonNull(box);
        Objects.requireNonNull(landmarks);
        regions = Map.copyOf(regions);
    }

    /** A face without measured points. */
    public FoundFace(
            Box box, double score, Face.Landmarks landmarks, Map<FacialRegion, Box> regions) {
        this(box, score, landmarks, regions, FacePoints.NONE);
    }
}
