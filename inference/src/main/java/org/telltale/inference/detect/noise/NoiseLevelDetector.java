package org.telltale.inference.detect.noise;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.telltale.inference.detect.GreyMap;
import org.telltale.inference.detect.Median;
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
 * Noise level: which smooth parts of the picture are noisier or cleaner than its own smooth parts
 * of like brightness and texture (after Mahdian and Saic, "Using noise inconsistencies for blind
 * image forensics", Image and Vision Computing 27, 2009).
 *
 * <p>The raw score is −log10 of the number of false alarms of the surest region, −8 to 30; below 0
 * chance explains it, and no region is shown. It abstains where compression has wiped out the
 * finest detail, and says nothing of textured, dark-clipped or blown-out parts. A camera's own
 * local noise reduction and depth of field leave the same trace as an edit.
 */
public final class NoiseLevelDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "noise-level",
                    "1",
                    "Noise level",
                    Set.of(MediaKind.IMAGE),
                    Profile.STANDARD,
                    40);

    private static final int FINE_SIDE = 16;
    private static final int COARSE_SIDE = 32;

    /** From so many pixels on, blocks of 32 are still plenty. */
    private static final long COARSE_PIXELS = 600_000;

    private static final int LEAST_BLOCKS = 100;

    /** More blocks than this without measurable noise: the file keeps too little of it. */
    private static final double MOST_WIPED = 0.25;

    /** Also the score where no part departs at all. */
    private static final double LOWEST_SCORE = -8;

    private static final double HIGHEST_SCORE = 30;

    private final Calibrations calibrations;

    /** A detector that states likelihood ratios where the calibrations have one for it. */
    public NoiseLevelDetector(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        SourceImage image = examination.image();
        int side = image.bounds().area() < COARSE_PIXELS ? FINE_SIDE : COARSE_SIDE;
        if (image.bounds().area() / ((long) side * side) < LEAST_BLOCKS
                || Math.min(image.width(), image.height()) < 2 * side) {
            return new Outcome.NotApplicable(Reason.of("noise.too-small"));
        }
        NoiseField field =
                NoiseField.measure(
                        image.luma(examination.cancellation()), side, examination.cancellation());
        examination.progress(0.7);
        NoiseModel model = NoiseModel.fit(field, examination.cancellation());
        boolean enough = model.blocks().length >= LEAST_BLOCKS;
        NoiseRegionSearch search = new NoiseRegionSearch(field, model, examination.cancellation());
        List<NoiseRegion> regions = enough ? search.find() : List.of();
        ScoredEvidence evidence =
                new ScoredEvidence(
                        INFO, calibrations, examination, provenance(examination, side, search));
        if (!enough) {
            return evidence.abstain(Reason.of("noise.too-few-blocks", model.blocks().length));
        }
        fill(evidence, examination, field, model, regions);
        return wiped(field, model) > MOST_WIPED
                ? evidence.abstain(Reason.of("noise.wiped"))
                : evidence.outcome();
    }

    private static Provenance provenance(
            Examination examination, int side, NoiseRegionSearch search) {
        Provenance provenance = examination.provenance(INFO).withSetting("block", side + " px");
        return search.untested() == 0
                ? provenance
                : provenance
                        .withSetting("places-tested", NoiseRegionSearch.MOST_TESTED + " largest")
                        .withSetting("places-untested", String.valueOf(search.untested()));
    }

    private static void fill(
            ScoredEvidence evidence,
            Examination examination,
            NoiseField field,
            NoiseModel model,
            List<NoiseRegion> regions) {
        evidence.whole(regions.isEmpty() ? LOWEST_SCORE : score(regions.getFirst()));
        double[] sigmas =
                Arrays.stream(model.blocks()).mapToDouble(b -> field.sigma()[b]).toArray();
        evidence.cue("noise-level", Median.of(sigmas), "grey levels");
        EvidenceMap map = map(examination, field, model);
        evidence.map(map);
        for (NoiseRegion region : regions.stream().filter(r -> r.log10Nfa() < 0).toList()) {
            evidence.region(
                    region.box(),
                    map.sha256(),
                    score(region),
                    "noise-level-mismatch",
                    region.ratio(),
                    "ratio");
        }
    }

    private static EvidenceMap map(Examination examination, NoiseField field, NoiseModel model) {
        double[] octaves = new double[field.blocks()];
        for (int i = 0; i < model.blocks().length; i++) {
            octaves[model.blocks()[i]] = Math.abs(model.residual()[i]) / Math.log(2);
        }
        return GreyMap.of(
                examination.worker(),
                "noise-level",
                octaves,
                field.across(),
                new EvidenceMap.Transform(field.side(), field.side(), 0, 0),
                0,
                2,
                "|log2| of measured over predicted noise");
    }

    private static double wiped(NoiseField field, NoiseModel model) {
        long none =
                Arrays.stream(model.blocks())
                        .filter(b -> field.sigma()[b] <= NoiseModel.FLOOR)
                        .count();
        return (double) none / model.blocks().length;
    }

    private static double score(NoiseRegion region) {
        return Math.clamp(-region.log10Nfa(), LOWEST_SCORE, HIGHEST_SCORE);
    }
}
