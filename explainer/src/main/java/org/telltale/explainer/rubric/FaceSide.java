package org.telltale.explainer.rubric;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.face.FacialRegion;

/** A side of a face that a text names. */
enum FaceSide {
    LEFT,
    RIGHT,
    BOTH;

    /** The side that a word names; null where it names none. */
    static @Nullable FaceSide of(String word) {
        return switch (word) {
            case "left" -> LEFT;
            case "right" -> RIGHT;
            case "both", "two", "either", "each" -> BOTH;
            default -> null;
        };
    }

    /** Whether a region of a pair is on this side. */
    boolean holds(FacialRegion region) {
        return this == BOTH || region.name().startsWith(name() + "_");
    }

    /** The other side, of one that is the viewer's. */
    FaceSide mirrored() {
        return switch (this) {
            case LEFT -> RIGHT;
            case RIGHT -> LEFT;
            case BOTH -> BOTH;
        };
    }
}
