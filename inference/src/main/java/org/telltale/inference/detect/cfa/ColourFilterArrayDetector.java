package org.telltale.inference.detect.cfa;

import java.util.List;
import java.util.Set;
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
 * Colour filter array: where the chessboard trace that a camera leaves in green when it
 * interpolates what its sensor did not measure is missing or of the other phase (Ferrara, Bianchi,
 * De Rosa and Piva, "Image forgery localization via fine-grained analysis of CFA artifacts", IEEE
 * TIFS 7, 2012; after Popescu and Farid, "Exposing digital forgeries in color filter array
 * interpolated images", IEEE TSP 53, 2005).
 *
 * <p>The raw score is −log10 of the number of false alarms of the surest place, 0 to 300; 0 where
 * none is significant. It abstains where the whole picture shows no clear trace: a picture that was
 * reduced, turned by other than quarter turns, denoised or strongly compressed has none, and
 * neither has a scan or a rendering. Works on the pixels as they are shown; turning by quarters
 * keeps the chessboard, and its phase is estimated. A pasted part with a trace of its own has the
 * same phase half of the time and is then not seen. A strong blur of the lens, or a camera's own
 * local smoothing, may hide the trace as an edit does.
 */
public final class ColourFilterArrayDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "colour-filter-array",
                    "1",
                    "Colour filter array",
                    Set.of(MediaKind.IMAGE),
                    Profile.STANDARD,
                    42);

    private static final int LEAST_CELLS = 400;

    /** Share of votes from which on the trace counts as clear. */
    private static final double CLEAR = 0.72;

    /** A majority that chance would give one picture in a thousand or more is no trace. */
    private static final double CLEAR_LOG10_NFA = -3;

    private static final double HIGHEST_SCORE = 300;

    private final Calibrations calibrations;

    /** A detector that states likelihood ratios where the calibrations have one for it. */
    public ColourFilterArrayDetector(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        SourceImage image = examination.image();
        int side = GreenTrace.SIDE;
        if ((long) (image.width() / side) * (image.height() / side) < LEAST_CELLS) {
            return new Outcome.NotApplicable(Reason.of("cfa.too-small"));
        }
        GreenTrace field = GreenTrace.measure(image.pixels(), examination.cancellation());
        TraceModel model = TraceModel.fit(field);
        Provenance provenance =
                examination
                        .provenance(INFO)
                        .withSetting("cell", side + " px")
                        .withSetting("window", TraceSearch.WINDOW + " cells");
        ScoredEvidence evidence = new ScoredEvidence(INFO, calibrations, examination, provenance);
        evidence.cue("cfa-trace", model.agreement(), "share of votes");
        if (!clear(model)) {
            evidence.whole(0);
            return evidence.abstain(Reason.of("cfa.no-trace"));
        }
        TraceSearch search = new TraceSearch(field, model, examination.cancellation());
        fill(evidence, examination, field, search);
        return evidence.outcome();
    }

    private static boolean clear(TraceModel model) {
        return model.agreement() >= CLEAR
                && model.log10Nfa() <= CLEAR_LOG10_NFA
                && model.judged().cardinality() >= LEAST_CELLS;
    }

    private static void fill(
            ScoredEvidence evidence,
            Examination examination,
            GreenTrace field,
            TraceSearch search) {
        double[] smooth = search.smoothed();
        List<TracePlace> places =
                search.find(smooth).stream()
                        .filter(p -> p.log10Nfa() < TraceSearch.LOG10_ALLOWED)
                        .toList();
        evidence.whole(places.isEmpty() ? 0 : score(places.getFirst()));
        EvidenceMap map = map(examination, field, smooth);
        evidence.map(map);
        for (TracePlace place : places) {
            evidence.region(
                    place.mask(),
                    map.sha256(),
                    score(place),
                    place.otherPhase() ? "cfa-other-phase" : "cfa-trace-missing",
                    place.log10Nfa(),
                    "log10 false alarms");
        }
    }

    private static EvidenceMap map(Examination examination, GreenTrace field, double[] smooth) {
        double[] lack = new double[smooth.length];
        for (int cell = 0; cell < lack.length; cell++) {
            lack[cell] = Double.isNaN(smooth[cell]) ? 0 : 1 - smooth[cell];
        }
        return GreyMap.of(
                examination.worker(),
                "colour-filter-array",
                lack,
                field.across(),
                new EvidenceMap.Transform(GreenTrace.SIDE, GreenTrace.SIDE, 0, 0),
                0,
                2,
                "share of the expected trace that is missing; 2 is the other phase");
    }

    private static double score(TracePlace place) {
        return Math.clamp(-place.log10Nfa(), 0, HIGHEST_SCORE);
    }
}
