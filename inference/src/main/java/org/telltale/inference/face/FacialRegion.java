package org.telltale.inference.face;

/** The vocabulary of facial regions. Left and right are the subject's, not the viewer's. */
public enum FacialRegion {
    FOREHEAD,
    HAIRLINE,
    LEFT_EYEBROW,
    RIGHT_EYEBROW,
    LEFT_EYE,
    RIGHT_EYE,
    LEFT_CHEEK,
    RIGHT_CHEEK,
    LEFT_EAR,
    RIGHT_EAR,
    NOSE_BRIDGE,
    NOSE_TIP,
    LEFT_MOUTH_CORNER,
    RIGHT_MOUTH_CORNER,
    UPPER_LIP,
    LOWER_LIP,
    CHIN,
    JAWLINE,
    FACE_BOUNDARY;

    /** The region on the other side of the face; the region itself on the midline. */
    public FacialRegion mirrored() {
        return switch (this) {
            case LEFT_EYEBROW -> RIGHT_EYEBROW;
            case RIGHT_EYEBROW -> LEFT_EYEBROW;
            case LEFT_EYE -> RIGHT_EYE;
            case RIGHT_EYE -> LEFT_EYE;
            case LEFT_CHEEK -> RIGHT_CHEEK;
            case RIGHT_CHEEK -> LEFT_CHEEK;
            case LEFT_EAR -> RIGHT_EAR;
            case RIGHT_EAR -> LEFT_EAR;
            case LEFT_MOUTH_CORNER -> RIGHT_MOUTH_CORNER;
            case RIGHT_MOUTH_CORNER -> LEFT_MOUTH_CORNER;
            case FOREHEAD,
                    HAIRLINE,
                    NOSE_BRIDGE,
                    NOSE_TIP,
                    UPPER_LIP,
                    LOWER_LIP,
                    CHIN,
                    JAWLINE,
                    FACE_BOUNDARY ->
                    this;
        };
    }
}
