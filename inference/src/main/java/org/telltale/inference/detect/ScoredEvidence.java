package org.telltale.inference.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Examination.IdKind;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.media.Box;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibration;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.verdict.Strength;

/**
 * Gathers what a measured detector of pictures found: one score for the whole picture, calibrated
 * where the conditions allow, and the regions behind it. Used once, by one thread.
 */
public final class ScoredEvidence {
    private final Examination examination;
    private final Provenance provenance;
    private final @Nullable Calibration calibration;
    private final @Nullable Reason outside;
    private final boolean measuring;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Cue> cues = new ArrayList<>();
    private final List<EvidenceMap> maps = new ArrayList<>();

    /**
     * Starts with nothing found.
     *
     * @param provenance of everything that will be added
     */
    public ScoredEvidence(
            DetectorInfo detector,
            Calibrations calibrations,
            Examination examination,
            Provenance provenance) {
        this.examination = examination;
        this.provenance = provenance;
        Calibration found = calibrations.of(detector);
        this.outside =
                found == null
                        ? Reason.of("calibration.none")
                        : found.outsideConditions(examination.media(), examination.metadata());
        this.calibration = found;
        this.measuring = calibrations.measuring();
    }

    /** Adds the picture's score. */
    public void whole(double rawScore) {
        findings.add(finding(IdKind.WHOLE, new Place.Whole(), rawScore, llr(rawScore)));
    }

    /**
     * Adds a region and its cue. Where there is a calibration and its ratio for such a score is
     * below 2, for which the ENFSI scale has no word of support, the region is left out: showing it
     * would point at something that real pictures have nearly as often. So is every region of a
     * detector without a calibration, unless one is being made.
     *
     * @param map digest of the map that shows it; null where there is none
     */
    public void region(
            Box box, @Nullable String map, double rawScore, String cue, double value, String unit) {
        if (shown(rawScore)) {
            add(new Place.Region(box, null, map, Set.of()), rawScore, cue, value, unit);
        }
    }

    /** The same for a region of which more than the box is known; its mask becomes a map too. */
    public void region(
            CellMask mask,
            @Nullable String map,
            double rawScore,
            String cue,
            double value,
            String unit) {
        if (shown(rawScore)) {
            EvidenceMap drawn = mask.map(examination.worker(), provenance.detector() + "-region");
            maps.add(drawn);
            Box box = mask.box(examination.media());
            add(
                    new Place.Region(box, null, map, Set.of(), drawn.sha256()),
                    rawScore,
                    cue,
                    value,
                    unit);
        }
    }

    private boolean shown(double rawScore) {
        Double llr = llr(rawScore);
        return llr == null ? measuring : llr >= 0 && Strength.of(llr) != Strength.NONE;
    }

    private void add(Place.Region place, double rawScore, String cue, double value, String unit) {
        Double llr = llr(rawScore);
        Finding finding = finding(IdKind.REGION, place, rawScore, llr);
        findings.add(finding);
        Cue.Support support = llr == null ? Cue.Support.NEITHER : Cue.Support.FAKE;
        addCue(cue, value, unit, support, place.box(), finding.id());
    }

    /** Adds a cue of the whole picture that speaks for neither side. */
    public void cue(String name, double value, String unit) {
        addCue(name, value, unit, Cue.Support.NEITHER, null, null);
    }

    /** Adds a map. */
    public void map(EvidenceMap map) {
        maps.add(map);
    }

    /** The answer of a detector that measured within its conditions, as far as it is calibrated. */
    public Outcome outcome() {
        return outside == null ? new Outcome.Completed(evidence()) : abstain(outside);
    }

    /**
     * The answer of a detector that abstains. The picture's score keeps its ratio, which then only
     * forces an answer where one must be given: an abstention never decides. Regions are kept only
     * when a calibration is being made: outside its conditions nobody knows how often a real
     * picture has such a region.
     */
    public Outcome abstain(Reason reason) {
        List<Finding> kept =
                findings.stream()
                        .filter(f -> measuring || f.place() instanceof Place.Whole)
                        .toList();
        return new Outcome.Inconclusive(
                reason, new Evidence(List.of(), kept, neutral(), List.of(), maps));
    }

    private List<Cue> neutral() {
        return cues.stream()
                .filter(c -> measuring || c.finding() == null)
                .map(c ->
                        new Cue(
                                c.id(),
                                c.name(),
                                c.value(),
                                c.unit(),
                                c.reference(),
                                Cue.Support.NEITHER,
                                c.face(),
                                c.region(),
                                c.box(),
                                c.finding(),
                                c.provenance()))
                .toList();
    }

    private Evidence evidence() {
        return new Evidence(List.of(), findings, cues, List.of(), maps);
    }

    private @Nullable Double llr(double rawScore) {
        return calibration == null ? null : (Double) calibration.llr(rawScore);
    }

    private Finding finding(IdKind kind, Place place, double rawScore, @Nullable Double llr) {
        String id = calibration == null || llr == null ? null : calibration.id();
        return new Finding(examination.nextId(kind), place, rawScore, llr, id, provenance);
    }

    private void addCue(
            String name,
            double value,
            String unit,
            Cue.Support support,
            @Nullable Box box,
            @Nullable String finding) {
        cues.add(
                new Cue(
                        examination.nextId(IdKind.CUE),
                        name,
                        value,
                        unit,
                        null,
                        support,
                        null,
                        null,
                        box,
                        finding,
                        provenance));
    }
}
