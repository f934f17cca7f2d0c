package org.telltale.inference.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.engine.ReferenceRange;
import org.telltale.inference.reason.Reason;

/**
 * Gathers the cues of a picture as a whole and sets each beside what real photographs show under
 * the same condition. Inside its range, or where there is none, a cue speaks for neither side: that
 * a picture as a whole looks like a photograph says nothing of its parts. Nor does one outside a
 * 95th percentile, where one photograph in twenty lies. Used by one thread.
 */
public final class PictureCues {
    /** Percentile outside which a cue speaks for manipulation. */
    private static final int TELLING = 99;

    private final Examination examination;
    private final Provenance provenance;
    private final ReferenceRanges ranges;
    private final List<Cue> cues = new ArrayList<>();

    /** Starts with none; the digest of the ranges is added to the provenance. */
    public PictureCues(Examination examination, Provenance provenance, ReferenceRanges ranges) {
        this.examination = examination;
        this.provenance = provenance.withSetting("reference_sha256", ranges.sha256());
        this.ranges = ranges;
    }

    /** Adds one measurement. */
    public void add(String name, double value, String unit) {
        Condition condition = Condition.ofPicture(examination);
        ReferenceRange range = ranges.find(name, null, condition);
        cues.add(
                new Cue(
                        examination.nextId(Examination.IdKind.CUE),
                        name,
                        value,
                        unit,
                        range,
                        support(value, range),
                        null,
                        null,
                        null,
                        null,
                        provenance));
    }

    /**
     * The answer: what was measured, and an abstention where no range covers any of it.
     *
     * @param uncovered reason of that abstention
     */
    public Outcome outcome(List<EvidenceMap> maps, Reason uncovered) {
        Evidence evidence = new Evidence(List.of(), List.of(), cues, List.of(), maps);
        boolean covered = cues.stream().anyMatch(cue -> cue.reference() != null);
        return covered
                ? new Outcome.Completed(evidence)
                : new Outcome.Inconclusive(uncovered, evidence);
    }

    private static Cue.Support support(double value, @Nullable ReferenceRange range) {
        if (range == null || range.percentile() < TELLING) {
            return Cue.Support.NEITHER;
        }
        boolean outside = value < range.low() || value > range.high();
        return outside ? Cue.Support.FAKE : Cue.Support.NEITHER;
    }
}
