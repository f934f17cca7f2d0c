package org.telltale.inference.detect.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.face.Face;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.reference.ReferenceRanges;

/**
 * Compares noise, sharpness and colour of each facial region with the mirrored region and with the
 * rest of the face, beside what real faces show under the same condition. It reads no geometry off
 * the regions and gives no likelihood ratio: its cues and regions explain, they do not decide.
 */
public final class FaceConsistencyDetector implements Detector {
    /** Id of this detector and name of its reference ranges. */
    public static final String ID = "face-consistency";

    /** Raised with everything that moves a measured value: the ranges are measured anew then. */
    public static final String VERSION = "1";

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
        List<Face> faces = examination.faces();
        if (faces.isEmpty()) {
            return new Outcome.NotApplicable(Reason.of("face-consistency.no-face"));
        }
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
            List<JudgedCue> cues = judge(meter, face, jpegQuality(examination));
            covered |= cues.stream().anyMatch(cue -> cue.reference() != null);
            evidence.add(face, cues, FaceMeter.reduction(face.box().width()));
            examination.progress((i + 1.0) / measured.size());
        }
        if (!covered) {
            Reason reason = Reason.of("face-consistency.uncovered", condition(widest, examination));
            return new Outcome.Inconclusive(reason, evidence.evidence());
        }
        return new Outcome.Completed(evidence.evidence());
    }

    private List<JudgedCue> judge(FaceMeter meter, Face face, @Nullable Integer jpegQuality) {
        List<JudgedCue> judged = new ArrayList<>();
        for (RegionComparison.Compared compared : meter.compare(face)) {
            judged.add(
                    new JudgedCue(
                            compared,
                            ranges.find(
                                    compared.cue().cueName(),
                                    compared.region(),
                                    face.box().width(),
                                    jpegQuality)));
        }
        return judged;
    }

    /**
     * Null for a file that is no JPEG; 0, which no range covers, where its tables are not known.
     */
    private static @Nullable Integer jpegQuality(Examination examination) {
        JpegStructure jpeg = examination.metadata().jpeg();
        if (jpeg == null) {
            return null;
        }
        Integer quality = jpeg.estimatedQuality();
        return quality == null ? Integer.valueOf(0) : quality;
    }

    private static String condition(int widest, Examination examination) {
        Integer quality = jpegQuality(examination);
        String format = quality == null ? examination.media().format() : "JPEG " + quality;
        return widest + " px, " + format;
    }

    private Provenance provenance(Examination examination) {
        return examination
                .provenance(INFO)
                .withSetting("reference_sha256", ranges.sha256())
                .withSetting("most_faces", String.valueOf(MOST_FACES))
                .withSetting("least_face", String.valueOf(LEAST_FACE));
    }
}
