package org.telltale.viewers.image;

import java.util.Objects;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Outline;

/**
 * A rectangle, or a shape within it, drawn on a picture. Immutable.
 *
 * @param id unique among a picture's marks
 * @param kind decides colour, and which switch shows it
 * @param box in source pixels
 * @param label drawn at its corner; empty for none
 * @param outline its shape where it is not the whole box; null for a box
 */
public record Mark(String id, Kind kind, Box box, String label, @Nullable Outline outline) {
    public Mark {
        Objects.requireNonNull(id);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(box);
        Objects.requireNonNull(label);
    }

    /** A rectangle. */
    public Mark(String id, Kind kind, Box box, String label) {
        this(id, kind, box, label, null);
    }

    /** Whether the source point lies in it. */
    boolean contains(double x, double y) {
        return (outline == null ? Outline.of(box) : outline).contains(x, y);
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
        /** A measured point of a face: the pixel that it lies in, drawn as a dot, never hit. */
        FACIAL_POINT,
        /** Where a cue was measured: drawn only while it is lit. */
        CUE,
        /** An analyst's region: manipulated there. */
        DRAWN_MANIPULATED,
        /** An analyst's region: not manipulated there. */
        DRAWN_AUTHENTIC,
        /** An analyst's region with a note. */
        DRAWN_NOTE,
        /** A finding's region that an analyst rejected, or drew anew: struck through. */
        SET_ASIDE;

        /** The colour that it is drawn in. */
        public Color colour() {
            return MarkStyle.of(this).colour();
        }

        /** Whether its line is broken, so that kinds differ without colour too. */
        public boolean dashed() {
            return MarkStyle.of(this).dashed();
        }
    }
}
