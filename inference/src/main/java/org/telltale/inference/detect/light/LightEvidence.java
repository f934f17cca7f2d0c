package org.telltale.inference.detect.light;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.engine.ReferenceRange;
import org.telltale.inference.face.Face;
import org.telltale.inference.media.Box;
import org.telltale.inference.reference.Condition;
import org.telltale.inference.reference.ReferenceRanges;

/** Gathers the cues of one analysis and sets each beside its range. Used by one thread. */
final class LightEvidence {
    private final Examination examination;
    private final Provenance common;
    private final ReferenceRanges ranges;
    private final List<Cue> cues = new ArrayList<>();

    LightEvidence(Examination examination, Provenance common, ReferenceRanges ranges) {
        this.examination = examination;
        this.common = common;
        this.ranges = ranges;
    }

    /**
     * Adds one measurement on a face.
     *
     * @param reduction source pixels a pixel measured, at least 1
     */
    void add(Face face, LightCue cue, double value, Box where, int reduction) {
        Condition condition = Condition.of(examination, face.box().width());
        ReferenceRange range = ranges.find(cue.cueName(), null, condition);
        cues.add(
                new Cue(
                        examination.nextId(Examination.IdKind.CUE),
                        cue.cueName(),
                        value,
                        cue.unit(),
                        range,
                        support(value, range),
                        face.id(),
                        null,
                        where,
                        null,
                        common.withSetting("working_scale", "1/" + reduction)));
    }

    /** Whether a range covers any of them. */
    boolean isCovered() {
        return cues.stream().anyMatch(cue -> cue.reference() != null);
    }

    /** Everything added so far. */
    Evidence evidence() {
        return Evidence.of(List.of(), cues);
    }

    /**
     * FAKE outside the range, NEITHER inside: it is so wide on real pictures that a value inside
     * says nothing.
     */
    private static Cue.Support support(double value, @Nullable ReferenceRange range) {
        boolean inside = range == null || (value >= range.low() && value <= range.high());
        return inside ? Cue.Support.NEITHER : Cue.Support.FAKE;
    }
}
