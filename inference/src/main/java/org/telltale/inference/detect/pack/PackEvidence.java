package org.telltale.inference.detect.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Examination.IdKind;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.face.Face;
import org.telltale.inference.pack.PackCalibration;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.run.ScoreReader;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.runtime.Refusal;
import org.telltale.inference.verdict.Strength;

/**
 * Gathers what a pack scored: for each face, or for the picture, a finding with the raw score and a
 * cue with the model's own number. Used once, by one thread.
 */
final class PackEvidence {
    private final Examination examination;
    private final PackManifest manifest;
    private final DetectorInfo detector;
    private final StoredPack.Installed pack;
    private final @Nullable PackCalibration calibration;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Cue> cues = new ArrayList<>();

    /**
     * Starts with nothing.
     *
     * @param within whether the picture lies within the pack's conditions
     */
    PackEvidence(
            Examination examination,
            DetectorInfo detector,
            StoredPack.Installed pack,
            boolean within) {
        this.examination = examination;
        this.manifest = pack.manifest();
        this.calibration = within && !manifest.historical() ? covering(examination) : null;
        this.detector = detector;
        this.pack = pack;
    }

    private Provenance provenance(RanOn ran) {
        Provenance provenance =
                examination
                        .provenance(detector)
                        .withPack(pack.digest())
                        .withAccelerator(ran.accelerator().id())
                        .withSetting("pack", pack.id() + " " + pack.version());
        for (Refusal refusal : ran.refusals()) {
            provenance =
                    provenance.withSetting(
                            "refused " + refusal.accelerator().id(), refusal.reason().code());
        }
        return provenance;
    }

    private @Nullable PackCalibration covering(Examination examination) {
        PackCalibration stated = manifest.calibration();
        return stated != null
                        && new PackLimits(stated.conditions())
                                        .outside(examination.media(), examination.metadata())
                                == null
                ? stated
                : null;
    }

    /**
     * Adds a score.
     *
     * @param face that it is about; null for the whole picture
     * @param ran what gave this score
     */
    void add(@Nullable Face face, ScoreReader.Score score, RanOn ran) {
        Provenance provenance = provenance(ran);
        Double llr = llr(face, score.raw());
        Place place =
                face == null
                        ? new Place.Whole()
                        : new Place.Region(face.box(), face.id(), null, Set.of());
        Finding finding =
                new Finding(
                        examination.nextId(face == null ? IdKind.WHOLE : IdKind.REGION),
                        place,
                        score.raw(),
                        llr,
                        llr == null ? null : manifest.id() + "/" + manifest.version(),
                        provenance);
        findings.add(finding);
        cues.add(
                new Cue(
                        examination.nextId(IdKind.CUE),
                        cue(),
                        score.value(),
                        "for \"" + score.name() + "\"",
                        null,
                        support(llr),
                        face == null ? null : face.id(),
                        null,
                        face == null ? null : face.box(),
                        finding.id(),
                        provenance));
    }

    private @Nullable Double llr(@Nullable Face face, double raw) {
        if (calibration == null
                || (face != null && !new PackLimits(calibration.conditions()).holds(face.box()))) {
            return null;
        }
        return Math.clamp(
                calibration.intercept() + calibration.slope() * raw,
                calibration.lowest(),
                calibration.highest());
    }

    private static Cue.Support support(@Nullable Double llr) {
        if (llr == null || Strength.of(llr) == Strength.NONE) {
            return Cue.Support.NEITHER;
        }
        return llr > 0 ? Cue.Support.FAKE : Cue.Support.REAL;
    }

    /** The explainer has words for each. */
    private String cue() {
        return switch (manifest.task()) {
            case FACE_FORGERY -> "face-forgery-score";
            case FACE_PRESENTATION -> "face-presentation-score";
            case SYNTHETIC_IMAGE -> "synthetic-image-score";
            default -> "image-forgery-score";
        };
    }

    Evidence evidence() {
        return Evidence.of(findings, cues);
    }
}
