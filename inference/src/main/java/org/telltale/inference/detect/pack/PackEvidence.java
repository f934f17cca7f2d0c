package org.telltale.inference.detect.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Examination.IdKind;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.face.Face;
import org.telltale.inference.media.Box;
import org.telltale.inference.pack.PackCalibration;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.run.ScoreReader;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.RanOn;
import org.telltale.inference.verdict.Strength;

/**
 * Gathers what a pack scored: for each face, or for the picture and regions of it, a finding with
 * the raw score and a cue with the model's own number. Used once, by one thread.
 */
final class PackEvidence {
    private final Examination examination;
    private final PackManifest manifest;
    private final DetectorInfo detector;
    private final StoredPack.Installed pack;
    private final @Nullable PackCalibration calibration;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Cue> cues = new ArrayList<>();
    private final List<EvidenceMap> maps = new ArrayList<>();
    private final Map<String, String> settings = new TreeMap<>();

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

    /** Notes a setting that shaped what is added from now on. */
    void note(String setting, String value) {
        settings.put(setting, value);
    }

    private Provenance provenance(List<RanOn> ran) {
        Provenance provenance = PackProvenance.of(examination, detector, pack, ran);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            provenance = provenance.withSetting(setting.getKey(), setting.getValue());
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
     * @param ran what gave this score, or what it was pooled from
     */
    void add(@Nullable Face face, ScoreReader.Score score, List<RanOn> ran) {
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

    /** Adds a map. */
    void map(EvidenceMap map) {
        maps.add(map);
    }

    /** Whether what was added first has a ratio with words of support for manipulation. */
    boolean supportsManipulation() {
        return support(findings.getFirst().llr()) == Cue.Support.FAKE;
    }

    /**
     * Adds a region of the picture whose score was added first: it carries that score and its
     * ratio, since the calibration is of the picture's score, and says where it comes from.
     *
     * @param map digest of the map that shows it
     * @param highest the model's own number, highest in the region
     * @param output the model's name for the map
     */
    void region(CellMask mask, String map, double highest, String output, List<RanOn> ran) {
        Finding picture = findings.getFirst();
        Provenance provenance = provenance(ran);
        EvidenceMap drawn = mask.map(examination.worker(), detector.id() + "-region");
        maps.add(drawn);
        Box box = mask.box(examination.media());
        Finding finding =
                new Finding(
                        examination.nextId(IdKind.REGION),
                        new Place.Region(box, null, map, Set.of(), drawn.sha256()),
                        picture.rawScore(),
                        picture.llr(),
                        picture.calibration(),
                        provenance);
        findings.add(finding);
        cues.add(
                new Cue(
                        examination.nextId(IdKind.CUE),
                        "image-localization-score",
                        highest,
                        "for \"" + output + "\"",
                        null,
                        support(picture.llr()),
                        null,
                        null,
                        box,
                        finding.id(),
                        provenance));
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
        return new Evidence(List.of(), findings, cues, List.of(), maps);
    }
}
