package org.telltale.inference.detect.lens;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.telltale.inference.detect.GreyMap;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;

/**
 * Vignetting: how much a picture darkens towards its corners, and where the centre of that lies.
 * Fitted to the gradients of the logarithm of light by a sparse loss, after Zheng, Yu, Kang, Lin
 * and Kambhamettu, "Single-image vignetting correction using radial gradient symmetry" (CVPR 2008);
 * the centre is a parameter, as in Lyu, "Estimating vignetting function from a single image for
 * image authentication" (ACM Multimedia and Security 2010).
 *
 * <p>It gives two cues that speak for neither side, a map, no score and no region. A slow change of
 * light in the scene, as from a sky to the ground, adds to a lens's fall-off exactly what moving
 * its centre does, so the centre is that of the darkening, whatever made it; and a crop moves a
 * lens's centre without any forgery. Parts are not judged, since shading in the scene hides the
 * fall-off of a lens: {@code FallOffFigures} among the tests shows how little a block tells.
 *
 * <p>It abstains where too much is dark or clipped, where the scene's own detail makes the fit too
 * unsure, where the corners are not surely darker than the centre, and where the centre lies
 * farther from the middle than the corners, as no lens's does. Conditions: a photograph with smooth
 * parts all over, at least {@value #LEAST_SIDE} pixels high and wide.
 */
public final class VignettingDetector implements Detector {
    /** Identity; the version rises whenever a measured value may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "vignetting",
                    "2",
                    "Vignetting of the lens",
                    Set.of(MediaKind.IMAGE),
                    Profile.THOROUGH,
                    64);

    private static final int LEAST_SIDE = 256;
    private static final double LEAST_USABLE = 0.5;

    /** Least fall-off half a diagonal away from the centre, share of the light, and in errors. */
    private static final double LEAST_FALL_OFF = 0.05;

    private static final double LEAST_SURENESS = 4;

    /** An error of the fall-off above this is the scene's detail, logarithm of light. */
    private static final double MOST_ERROR = 0.05;

    /** Farthest that the centre may lie from the middle, half diagonals. */
    private static final double MOST_DECENTRING = 1;

    /** The centre is given up to this error, half diagonals. */
    private static final double MOST_CENTRE_ERROR = 0.2;

    /** Half diagonals to per cent of the diagonal. */
    private static final double PER_CENT = 50;

    /** The map's range either way; the scene's own shading fills it in most photographs. */
    private static final double RANGE = 50;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        SourceImage image = examination.image();
        if (Math.min(image.width(), image.height()) < LEAST_SIDE) {
            return new Outcome.NotApplicable(Reason.of("vignetting.too-small", LEAST_SIDE));
        }
        Cancellation cancellation = examination.cancellation();
        WorkingLight light = WorkingLight.of(image.luma(cancellation), cancellation);
        if (light.usable() < LEAST_USABLE) {
            long percent = Math.round(100 * light.usable());
            return abstain(Reason.of("vignetting.too-dark-or-clipped", percent));
        }
        examination.progress(0.5);
        LightGradients gradients =
                LightGradients.of(light, new RadialModel.Frame(image.width(), image.height()));
        FallOff fallOff = FallOff.fit(gradients, light, cancellation);
        if (fallOff.atCorner() < LEAST_FALL_OFF || fallOff.sureness() < LEAST_SURENESS) {
            boolean unsure =
                    fallOff.cornerError() > MOST_ERROR
                            && Math.abs(fallOff.sureness()) < LEAST_SURENESS;
            return abstain(Reason.of(unsure ? "vignetting.too-much-detail" : "vignetting.none"));
        }
        if (fallOff.decentring() > MOST_DECENTRING) {
            return abstain(Reason.of("vignetting.to-one-side"));
        }
        return new Outcome.Completed(
                new Evidence(
                        List.of(),
                        List.of(),
                        cues(examination, light, fallOff),
                        List.of(),
                        List.of(map(examination, gradients, light, fallOff))));
    }

    private static Outcome abstain(Reason reason) {
        return new Outcome.Inconclusive(reason, Evidence.NONE);
    }

    private static List<Cue> cues(Examination examination, WorkingLight light, FallOff fallOff) {
        Provenance provenance = provenance(examination, light);
        List<Cue> cues = new ArrayList<>();
        double percent = 100 * fallOff.atCorner();
        cues.add(cue(examination, provenance, "vignetting-fall-off", percent, "%"));
        if (fallOff.centreError() <= MOST_CENTRE_ERROR) {
            cues.add(
                    cue(
                            examination,
                            provenance,
                            "vignetting-centre-offset",
                            PER_CENT * fallOff.decentring(),
                            "% of the diagonal"));
        }
        return cues;
    }

    private static Cue cue(
            Examination examination,
            Provenance provenance,
            String name,
            double value,
            String unit) {
        return new Cue(
                examination.nextId(Examination.IdKind.CUE),
                name,
                value,
                unit,
                null,
                Cue.Support.NEITHER,
                null,
                null,
                null,
                null,
                provenance);
    }

    private static Provenance provenance(Examination examination, WorkingLight light) {
        String parts = FallOffErrors.PARTS + "x" + FallOffErrors.PARTS;
        return examination
                .provenance(INFO)
                .withSetting("working_scale", "1/" + light.side())
                .withSetting("working_size", light.across() + "x" + light.down())
                .withSetting("tone_curve", "sRGB")
                .withSetting("luma", WorkingLight.DARKEST + " to " + WorkingLight.BRIGHTEST)
                .withSetting("most_outside", String.valueOf(WorkingLight.MOST_OUTSIDE))
                .withSetting("least_usable", String.valueOf(LEAST_USABLE))
                .withSetting("loss_power", String.valueOf(FallOff.POWER))
                .withSetting("loss_softness", String.valueOf(FallOff.SOFTNESS))
                .withSetting("errors", "jackknife, " + parts + " parts")
                .withSetting("least_fall_off", String.valueOf(LEAST_FALL_OFF))
                .withSetting("least_sureness", String.valueOf(LEAST_SURENESS))
                .withSetting("most_decentring", MOST_DECENTRING + " half diagonals")
                .withSetting("most_centre_error", MOST_CENTRE_ERROR + " half diagonals")
                .withSetting("map_block", FallOffMap.CELLS * light.side() + " px");
    }

    private static EvidenceMap map(
            Examination examination,
            LightGradients gradients,
            WorkingLight light,
            FallOff fallOff) {
        double block = FallOffMap.CELLS * light.side();
        return GreyMap.of(
                examination.worker(),
                "vignetting",
                FallOffMap.of(gradients, light, fallOff),
                FallOffMap.across(light),
                new EvidenceMap.Transform(block, block, 0, 0),
                -RANGE,
                RANGE,
                "% a tenth of the diagonal; 0 also where it could not be measured");
    }
}
