package org.telltale.viewers.image;

import java.util.Objects;
import org.telltale.inference.media.Box;

/**
 * A rectangle drawn on a picture. Immutable.
 *
 * @param id unique among a picture's marks
 * @param kind decides colour, and which switch shows it
 * @param box in source pixels
 * @param label drawn at its corner; empty for none
 */
public record Mark(String id, Kind kind, Box box, String label) {
    public Mark {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(box);
        Objects.requireNonNull(label);
    }

    /** What a mark shows. */
    public enum Kind {
        /** A finding's region that supports manipulation. */
        SUSPECT,
        /** A finding's region that supports no manipulation, or neither. */
        NEUTRAL,
        /** A face. */
        FACE,
        /** A facial region. */
        FACIAL_REGION,
        /** Where a cue was measured: drawn only while it is lit. */
        CUE
    }
}
