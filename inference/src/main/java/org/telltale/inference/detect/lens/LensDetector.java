package org.telltale.inference.detect.lens;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.detect.GreyMap;
import org.telltale.inference.detect.ScoredEvidence;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibrations;

/**
 * Lateral chromatic aberration: a lens shows red and blue a little larger or smaller than green
 * about its axis, and a pasted part brings the shifts of another place or lens (Johnson and Farid,
 * "Exposing digital forgeries through chromatic aberration", ACM Multimedia and Security 2006).
 * Each cell's shift is measured by least squares on its edges, the picture's model is fitted
 * robustly, and rectangles of cells that contradict it are tested against the rest of the picture.
 *
 * <p>The raw score is −log10 of the number of false alarms of the surest rectangle, 0 where none
 * stands out, at most {@value #HIGHEST}; the null model is {@link ContradictionSearch}'s. It
 * abstains where too few cells have edges, where the aberration is too small to be told from its
 * error, as after correction in the camera, and where the lens's axis lies far from the picture's
 * middle, as after cropping. Noise and shifts beyond about a pixel make it underestimate, by a
 * fifth or more. Conditions: a colour picture in its camera's resolution, or little reduced.
 */
public final class LensDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "lens",
                    "1",
                    "Chromatic aberration of the lens",
                    Set.of(MediaKind.IMAGE),
                    Profile.THOROUGH,
                    63);

    private static final double HIGHEST = 300;
    private static final int LEAST_CELLS = 60;
    private static final int LEAST_SIDE = 480;

    /** Least shift at the corner, pixels, and in units of its error. */
    private static final double LEAST_CORNER = 0.3;

    private static final double LEAST_SURENESS = 8;

    /** Farthest that the axis may lie from the middle, half diagonals. */
    private static final double MOST_DECENTRING = 0.5;

    /** A place is shown from this number of false alarms down, base-10 logarithm. */
    private static final double REGION_LOG10_NFA = -8;

    /** A cell is off from this disagreement on, pixels, and times what is typical. */
    private static final double OFF = 0.35;

    private static final double OFF_TYPICAL = 3;

    private final Calibrations calibrations;

    /** A detector that states likelihood ratios where the calibrations have one for it. */
    public LensDetector(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        SourceImage image = examination.image();
        if (Math.min(image.width(), image.height()) < LEAST_SIDE) {
            return new Outcome.NotApplicable(Reason.of("lens.too-small", LEAST_SIDE));
        }
        ShiftField field = ShiftField.measure(image.pixels(), examination.cancellation());
        examination.progress(0.8);
        LensModel model = LensModel.of(field, new RadialModel.Frame(image.width(), image.height()));
        double limit = Math.max(OFF, OFF_TYPICAL * model.typical());
        ScoredEvidence evidence =
                new ScoredEvidence(
                        INFO, calibrations, examination, provenance(examination, field, limit));
        if (model.cells() < LEAST_CELLS) {
            evidence.whole(0);
            return evidence.abstain(Reason.of("lens.too-few-edges", model.cells()));
        }
        evidence.cue("aberration-red", model.red().corner(), "px");
        evidence.cue("aberration-blue", model.blue().corner(), "px");
        RadialModel stronger = model.stronger();
        double corner = Math.abs(stronger.corner());
        if (corner < Math.max(LEAST_CORNER, LEAST_SURENESS * stronger.error())) {
            evidence.whole(0);
            return evidence.abstain(Reason.of("lens.too-small-aberration"));
        }
        evidence.cue("lens-axis-offset", stronger.decentring(), "half diagonals");
        return judge(examination, field, model, limit, evidence);
    }

    private static Outcome judge(
            Examination examination,
            ShiftField field,
            LensModel model,
            double limit,
            ScoredEvidence evidence) {
        EvidenceMap map = map(examination, field, model);
        evidence.map(map);
        if (model.stronger().decentring() > MOST_DECENTRING) {
            evidence.whole(0);
            return evidence.abstain(Reason.of("lens.off-centre"));
        }
        ContradictionSearch search =
                new ContradictionSearch(field.across(), field.down(), model, limit);
        List<Contradiction> found = search.find(REGION_LOG10_NFA, examination.cancellation());
        evidence.whole(found.isEmpty() ? 0 : score(found.getFirst()));
        for (Contradiction place : found) {
            evidence.region(
                    mask(field, place),
                    map.sha256(),
                    score(place),
                    "chromatic-aberration-mismatch",
                    place.pixels(),
                    "px");
        }
        return evidence.outcome();
    }

    private static double score(Contradiction place) {
        return Math.min(-place.log10Nfa(), HIGHEST);
    }

    private static Provenance provenance(Examination examination, ShiftField field, double limit) {
        return examination
                .provenance(INFO)
                .withSetting("cell", field.side() + " px")
                .withSetting("most_error", LensModel.MOST_ERROR + " px")
                .withSetting("off_from", Math.round(1000 * limit) / 1000.0 + " px")
                .withSetting("region_log10_nfa", String.valueOf(REGION_LOG10_NFA));
    }

    private static EvidenceMap.Transform transform(ShiftField field) {
        return new EvidenceMap.Transform(
                field.side(), field.side(), ShiftField.margin(), ShiftField.margin());
    }

    private static CellMask mask(ShiftField field, Contradiction place) {
        BitSet cells = new BitSet();
        for (int y = place.top(); y < place.bottom(); y++) {
            cells.set(y * field.across() + place.left(), y * field.across() + place.right());
        }
        return new CellMask(field.across(), field.down(), transform(field), cells);
    }

    private static EvidenceMap map(Examination examination, ShiftField field, LensModel model) {
        double[] values =
                Arrays.stream(model.disagreement()).map(d -> Double.isNaN(d) ? 0 : d).toArray();
        return GreyMap.of(
                examination.worker(),
                "chromatic-aberration",
                values,
                field.across(),
                transform(field),
                0,
                2,
                "px of disagreement");
    }
}
