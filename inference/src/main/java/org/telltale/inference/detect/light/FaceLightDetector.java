package org.telltale.inference.detect.light;

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
import org.telltale.inference.face.ApproximateRegions;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FrontalFrame;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.reference.ReferenceRanges;

/**
 * Measures whether the light on a face agrees with that on its surroundings and on the other faces,
 * by the colour of the illuminant (Grey-Edge, van de Weijer, Gevers and Gijsenij 2007; compared
 * between faces as in Carvalho, Riess, Angelopoulou, Pedrini and Rocha 2013), and whether both eyes
 * reflect it alike (Hu, Li and Lyu 2021).
 *
 * <p>It gives cues beside what real faces show, where that was measured; no region and no
 * likelihood ratio. Nobody's studio lights all faces alike: a lamp beside a window gives two real
 * faces two colours of light. Conditions: faces from {@value #LEAST_FACE} pixels in a picture with
 * colour; two faces to be compared with each other; eyes of {@value EyeHighlights#LEAST_EYE} pixels
 * with one clear reflection each.
 */
public final class FaceLightDetector implements Detector {
    /** Id of this detector and name of its reference ranges. */
    public static final String ID = "face-light";

    /** Raised with everything that moves a measured value: the ranges are measured anew then. */
    public static final String VERSION = "1";

    /** Least width of a face box, pixels. */
    public static final int LEAST_FACE = 64;

    private static final int MOST_FACES = 8;

    /** Facts about this detector. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    ID, VERSION, "Light on faces", Set.of(MediaKind.IMAGE), Profile.STANDARD, 21);

    private final ReferenceRanges ranges;

    /** A detector that judges by the given ranges. */
    public FaceLightDetector(ReferenceRanges ranges) {
        this.ranges = ranges;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        List<Face> all = examination.faces();
        if (all.isEmpty()) {
            return new Outcome.NotApplicable(Reason.of("face-light.no-face"));
        }
        ApproximateRegions proportions = ApproximateRegions.builtIn();
        Box bounds = examination.image().bounds();
        List<Face> faces =
                all.stream()
                        .map(face -> FrontalFrame.proportional(face, proportions, bounds))
                        .toList();
        List<Face> measured =
                faces.stream()
                        .filter(face -> face.box().width() >= LEAST_FACE)
                        .limit(MOST_FACES)
                        .toList();
        if (measured.isEmpty()) {
            int widest = faces.stream().mapToInt(f -> f.box().width()).max().orElse(0);
            return new Outcome.Inconclusive(
                    Reason.of("face-light.too-small", widest, LEAST_FACE), Evidence.NONE);
        }
        LightEvidence evidence = new LightEvidence(examination, provenance(examination), ranges);
        boolean colour = measureColour(examination, faces, measured, evidence);
        measureHighlights(examination, measured, evidence);
        Evidence found = evidence.evidence();
        if (found.cues().isEmpty()) {
            String code = colour ? "face-light.no-light" : "face-light.grey";
            return new Outcome.Inconclusive(Reason.of(code), found);
        }
        return evidence.isCovered()
                ? new Outcome.Completed(found)
                : new Outcome.Inconclusive(Reason.of("face-light.uncovered"), found);
    }

    /** Whether any face has colour. */
    private static boolean measureColour(
            Examination examination, List<Face> all, List<Face> measured, LightEvidence evidence)
            throws MediaException {
        FaceIlluminants meter =
                new FaceIlluminants(examination.image(), examination.cancellation());
        List<Lit> lit = new ArrayList<>();
        boolean colour = false;
        for (int i = 0; i < measured.size(); i++) {
            Face face = measured.get(i);
            FaceIlluminants.Estimates estimates = meter.estimate(face, all);
            colour |= !estimates.grey();
            Illuminant skin = estimates.skin();
            if (skin != null) {
                lit.add(new Lit(face, skin));
                Illuminant surroundings = estimates.surroundings();
                if (surroundings != null) {
                    double angle = skin.angle(surroundings);
                    evidence.add(
                            face,
                            LightCue.SURROUNDINGS,
                            angle,
                            face.box(),
                            FaceIlluminants.reduction(face));
                }
            }
            examination.progress((i + 0.5) / measured.size());
        }
        compareFaces(lit, evidence);
        return colour;
    }

    /** Each face with the mean of the others; of two, which differ alike, the smaller one. */
    private static void compareFaces(List<Lit> lit, LightEvidence evidence) {
        if (lit.size() < 2) {
            return;
        }
        for (Lit one : lit.size() == 2 ? lit.subList(1, 2) : lit) {
            Illuminant others = null;
            for (Lit other : lit) {
                if (!other.equals(one)) {
                    others = others == null ? other.light() : others.plus(other.light());
                }
            }
            if (others != null) {
                double angle = one.light().angle(others);
                Face face = one.face();
                int reduction = FaceIlluminants.reduction(face);
                evidence.add(face, LightCue.OTHER_FACES, angle, face.box(), reduction);
            }
        }
    }

    private static void measureHighlights(
            Examination examination, List<Face> measured, LightEvidence evidence)
            throws MediaException {
        EyeHighlights meter = new EyeHighlights(examination.image(), examination.cancellation());
        for (Face face : measured) {
            EyeHighlights.@Nullable Pair pair = meter.find(face);
            if (pair != null) {
                Box eyes = pair.eyes();
                double offset = pair.left().offset(pair.right());
                double overlap = pair.left().overlap(pair.right());
                evidence.add(face, LightCue.HIGHLIGHT_OFFSET, offset, eyes, pair.reduction());
                evidence.add(face, LightCue.HIGHLIGHT_OVERLAP, overlap, eyes, pair.reduction());
            }
        }
    }

    private Provenance provenance(Examination examination) {
        return examination
                .provenance(INFO)
                .withSetting("reference_sha256", ranges.sha256())
                .withSetting("estimator", "grey-edge, order 1, norm 1")
                .withSetting("most_faces", String.valueOf(MOST_FACES))
                .withSetting("least_face", String.valueOf(LEAST_FACE))
                .withSetting("least_eye", String.valueOf(EyeHighlights.LEAST_EYE));
    }

    /** A face and the light on it. */
    private record Lit(Face face, Illuminant light) {}
}
