package org.telltale.db.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Outline;

/**
 * A place in the picture that an analyst marked. Immutable.
 *
 * @param id unique in its session and never given again: {@code a} and a number up to eight digits
 * @param outline in source pixels
 * @param label what the analyst says of it
 * @param text what the analyst wrote to it; empty for nothing
 * @param corrects the detector's finding that it stands for; null where it is the analyst's alone
 */
public record AnalystRegion(
        String id, Outline outline, Label label, String text, @Nullable Corrects corrects) {
    /** Characters that an annotation may have. */
    public static final int LONGEST_TEXT = 2000;

    public AnalystRegion {
        Objects.requireNonNull(id);
        Objects.requireNonNull(outline);
        Objects.requireNonNull(label);
        Objects.requireNonNull(text);
    }

    /** The same elsewhere. */
    public AnalystRegion at(Outline elsewhere) {
        return new AnalystRegion(id, elsewhere, label, text, corrects);
    }

    /** The same with another annotation. */
    public AnalystRegion saying(Label otherLabel, String otherText) {
        return new AnalystRegion(id, outline, otherLabel, otherText, corrects);
    }

    /** What a region says. */
    public enum Label {
        /** Was manipulated there. */
        MANIPULATED,
        /** Was not, as far as the analyst can tell. */
        AUTHENTIC,
        /** Is worth a note. */
        NOTE
    }

    /**
     * A detector's finding.
     *
     * @param run whose it is, since every run numbers its findings anew
     * @param finding its id there
     */
    public record Corrects(String run, String finding) {
        public Corrects {
            Objects.requireNonNull(run);
            Objects.requireNonNull(finding);
        }
    }
}
