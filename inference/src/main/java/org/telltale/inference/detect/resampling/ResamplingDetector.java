package org.telltale.inference.detect.resampling;

import java.util.List;
import java.util.Set;
import org.telltale.inference.detect.GreyMap;
import org.telltale.inference.detect.ScoredEvidence;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.image.Plane;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibrations;

/**
 * Resampling: parts that were scaled or turned before they were pasted, by the periodic correlation
 * of neighbouring pixels that interpolation leaves (Popescu and Farid, "Exposing digital forgeries
 * by detecting traces of resampling", IEEE TSP 53, 2005; with the fixed predictor of Kirchner, ACM
 * MM&amp;Sec 2008; JPEG's own peaks are left out after Kirchner and Gloe, "On resampling detection
 * in re-compressed images", WIFS 2009).
 *
 * <p>The raw score is −log10 of the number of false alarms of the surest place, 0 to 300; 0 where
 * none is significant. The null model is noise: each bin of a window's spectrum is distributed
 * exponentially about the mean of its neighbours. A peak that much of the picture has is told as
 * its history and is no finding, and so is one that the rest has but faintly; a place whose own
 * texture repeats is passed over. JPEG below a quality of about 95 wipes the trace out.
 */
public final class ResamplingDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "resampling", "2", "Resampling", Set.of(MediaKind.IMAGE), Profile.STANDARD, 60);

    private static final int FINE_SIDE = 128;
    private static final int FINE_STEP = 32;

    /** From so many pixels on windows are larger and further apart. */
    private static final long COARSE_PIXELS = 4_000_000;

    private static final int COARSE_SIDE = 256;
    private static final int COARSE_STEP = 128;

    /** Windows across and down that a picture needs, so that there is a rest to compare with. */
    private static final int LEAST_WINDOWS = 3;

    private static final double HIGHEST_SCORE = 300;
    private static final double HIGHEST_RATIO = 100;

    private final Calibrations calibrations;

    /** A detector that states likelihood ratios where the calibrations have one for it. */
    public ResamplingDetector(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        SourceImage image = examination.image();
        boolean coarse = image.bounds().area() >= COARSE_PIXELS;
        int side = coarse ? COARSE_SIDE : FINE_SIDE;
        int step = coarse ? COARSE_STEP : FINE_STEP;
        int least = LEAST_WINDOWS * side;
        if (Math.min(image.width(), image.height()) < least) {
            return new Outcome.NotApplicable(Reason.of("resampling.too-small", least));
        }
        Cancellation cancellation = examination.cancellation();
        Plane luma = image.luma(cancellation);
        Plane predicted = PredictionMap.of(luma, cancellation);
        PeakField field = PeakField.measure(predicted, side, step, cancellation);
        ResampledSearch search = new ResampledSearch(field, predicted, luma, cancellation);
        Provenance provenance =
                examination
                        .provenance(INFO)
                        .withSetting("window", side + " px")
                        .withSetting("step", step + " px");
        ScoredEvidence evidence = new ScoredEvidence(INFO, calibrations, examination, provenance);
        List<ResampledPlace> places = search.find();
        search.common()
                .ifPresent(peak ->
                        evidence.cue("resampling-period-whole", 1 / peak.frequency(side), "px"));
        fill(evidence, examination, field, places);
        return evidence.outcome();
    }

    private static void fill(
            ScoredEvidence evidence,
            Examination examination,
            PeakField field,
            List<ResampledPlace> places) {
        evidence.whole(places.isEmpty() ? 0 : score(places.getFirst()));
        EvidenceMap map = map(examination, field);
        evidence.map(map);
        for (ResampledPlace place : places) {
            evidence.region(
                    place.mask(),
                    map.sha256(),
                    score(place),
                    "resampling-period",
                    place.period(),
                    "px");
        }
    }

    /** Each window is drawn on the step at its middle. */
    private static EvidenceMap map(Examination examination, PeakField field) {
        double[] highest =
                field.peaks().stream()
                        .mapToDouble(w -> w.isEmpty() ? 0 : w.getFirst().ratio())
                        .toArray();
        double offset = (field.side() - field.step()) / 2.0;
        return GreyMap.of(
                examination.worker(),
                "resampling",
                highest,
                field.across(),
                new EvidenceMap.Transform(field.step(), field.step(), offset, offset),
                0,
                HIGHEST_RATIO,
                "highest peak of the spectrum over those around it");
    }

    private static double score(ResampledPlace place) {
        return Math.clamp(-place.log10Nfa(), 0, HIGHEST_SCORE);
    }
}
