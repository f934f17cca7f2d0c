package org.telltale.inference.detect.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.face.ApproximateRegions;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FrontalFrame;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.reference.Condition;
import org.telltale.inference.reference.ReferenceRanges;

/**
 * Compares noise, sharpness, colour, slope of the power spectrum (van der Schaaf and van Hateren
 * 1996) and strength of the 8×8 compression grid of each facial region with the mirrored region and
 * with the rest of the face, and noise, sharpness and colour along the face's outline with what
 * lies just inside and outside it, beside what real faces show under the same condition. Regions
 * and outline are proportions of the face box, so it reads no geometry and no symmetry off them; it
 * gives no likelihood ratio: its cues and regions explain, they do not decide.
 */
public final class FaceConsistencyDetector implements Detector {
    /** Id of this detector and name of its reference ranges. */
    public static final String ID = "face-consistency";

    /** Raised with everything that moves a measured value: the ranges are measured anew then. */
    public static final String VERSION = "2";

    /** Least width of a face box, pixels; below it regions are a handful of pixels. */
    public static final int LEAST_FACE = 64;

    private static final int MOST_FACES = 8;

    private static final DetectorInfo INFO =
            new DetectorInfo(
                    ID, VERSION, "Face consistency", Set.of(MediaKind.IMAGE), Profile.STANDARD, 20);

    private final ReferenceRanges ranges;

    /** A detector that judges by the given ranges. */
    public FaceConsistencyDetector(ReferenceRanges ranges) {
        this.ranges = ranges;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        List<Face> found = examination.faces();
        if (found.isEmpty()) {
            return new Outcome.NotApplicable(Reason.of("face-consistency.no-face"));
        }
        ApproximateRegions proportions = ApproximateRegions.builtIn();
        Box bounds = examination.image().bounds();
        List<Face> faces =
                found.stream()
                        .map(face -> FrontalFrame.proportional(face, proportions, bounds))
                        .toList();
        int widest = faces.stream().mapToInt(f -> f.box().width()).max().orElse(0);
        if (widest < LEAST_FACE) {
            return new Outcome.Inconclusive(
                    Reason.of("face-consistency.too-small", widest, LEAST_FACE), Evidence.NONE);
        }
        FaceMeter meter = new FaceMeter(examination.image(), examination.cancellation());
        List<Face> measured =
                faces.stream()
                        .filter(f -> f.box().width() >= LEAST_FACE)
                        .limit(MOST_FACES)
                        .toList();
        FaceEvidence evidence = new FaceEvidence(examination, provenance(examination));
        boolean covered = false;
        for (int i = 0; i < measured.size(); i++) {
            Face face = measured.get(i);
            FaceMeter.Measured measures = meter.compare(face);
            List<JudgedCue> cues = judge(measures, Condition.of(examination, face.box().width()));
            covered |= cues.stream().anyMatch(cue -> cue.reference() != null);
            evidence.add(face, cues, FaceMeter.reduction(face.box().width()), measures.grid());
            examination.progress((i + 1.0) / measured.size());
        }
        if (!covered) {
            Reason reason =
                    Reason.of(
                            "face-consistency.uncovered",
                            Condition.of(examination, widest).words(examination));
            return new Outcome.Inconclusive(reason, evidence.evidence());
        }
        return new Outcome.Completed(evidence.evidence());
    }

    private List<JudgedCue> judge(FaceMeter.Measured measures, Condition condition) {
        List<JudgedCue> judged = new ArrayList<>();
        for (Compared compared : measures.compared()) {
            judged.add(
                    new JudgedCue(
                            compared,
                            ranges.find(compared.cue().cueName(), compared.region(), condition)));
        }
        return judged;
    }

    private Provenance provenance(Examination examination) {
        return examination
                .provenance(INFO)
                .withSetting("reference_sha256", ranges.sha256())
                .withSetting(
                        "spectrum_band",
                        SpectrumMeter.LEAST_CYCLES
                                + " to "
                                + SpectrumMeter.MOST_CYCLES
                                + " cycles a face width")
                .withSetting("most_faces", String.valueOf(MOST_FACES))
                .withSetting("least_face", String.valueOf(LEAST_FACE));
    }
}
