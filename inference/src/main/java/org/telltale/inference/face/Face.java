package org.telltale.inference.face;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.media.Box;

/**
 * A face found in a picture. Immutable.
 *
 * @param id within one analysis, e.g. {@code f1}
 * @param box in source pixels after orientation
 * @param score the finder's own, higher is surer
 * @param landmarks where the regions come from
 * @param regions box of each region that could be placed, in source pixels
 * @param provenance what found it; null only where that is not known
 * @param measured points of it; null where there are none
 */
public record Face(
        String id,
        Box box,
        double score,
        Landmarks landmarks,
        Map<FacialRegion, Box> regions,
        @Nullable Provenance provenance,
        @Nullable FacePoints measured) {
    public Face {
        Objects.requireNonNull(id);
        Objects.requireNonNull(box);
        Objects.requireNonNull(landmarks);
        regions = Map.copyOf(regions);
    }

    /** A face without measured points. */
    public Face(
            String id,
            Box box,
            double score,
            Landmarks landmarks,
            Map<FacialRegion, Box> regions,
            @Nullable Provenance provenance) {
        this(id, box, score, landmarks, regions, provenance, null);
    }

    /** A face whose finder is not known. */
    public Face(
            String id, Box box, double score, Landmarks landmarks, Map<FacialRegion, Box> regions) {
        this(id, box, score, landmarks, regions, null, null);
    }

    /** Its measured points, of which there may be none. */
    public FacePoints points() {
        return measured == null ? FacePoints.NONE : measured;
    }

    /** How the regions of a face were placed. */
    public enum Landmarks {
        /** By the proportions of the face box; carries no symmetry, gaze or expression cue. */
        APPROXIMATE,
        /** From measured landmark points. */
        MEASURED
    }
}
