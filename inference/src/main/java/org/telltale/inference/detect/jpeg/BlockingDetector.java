package org.telltale.inference.detect.jpeg;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
 * Blocking artefacts: where the small brightness steps at the edges of the 8×8 compression blocks
 * lie, and which parts have them elsewhere or not at all (Li, Yuan and Yu, "Passive detection of
 * doctored JPEG image via block artifact grid extraction", Signal Processing 89, 2009). Each cell
 * of 32 pixels names the position of its strongest steps.
 *
 * <p>The raw score is −log10 of the number of false alarms of the surest part, 0 where none counts,
 * at most 300. Works on low and middle qualities, where blocks show: it abstains where no position
 * is preferred. Unlike the grid of zeros it survives slight filtering and brightness changes. A
 * regular texture of eight pixels' period can imitate a displaced grid; blind to parts pasted on
 * the same grid.
 */
public final class BlockingDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "jpeg-blocking",
                    "1",
                    "Blocking artefacts",
                    Set.of(MediaKind.IMAGE),
                    Profile.STANDARD,
                    33);

    private static final int LEAST_SIDE = 256;
    private static final double HIGHEST_SCORE = 300;

    private final Calibrations calibrations;

    /** A detector that states likelihood ratios where the calibrations have one for it. */
    public BlockingDetector(Calibrations calibrations) {
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
            return new Outcome.NotApplicable(Reason.of("blocking.too-small", LEAST_SIDE));
        }
        BlockingField field =
                BlockingField.measure(
                        image.luma(examination.cancellation()), examination.cancellation());
        examination.progress(0.7);
        BlockingSearch search = new BlockingSearch(field, examination.cancellation());
        Provenance provenance =
                examination.provenance(INFO).withSetting("cell", BlockingField.SIDE + " px");
        if (!search.significant()) {
            ScoredEvidence evidence =
                    new ScoredEvidence(INFO, calibrations, examination, provenance);
            evidence.whole(0);
            return evidence.abstain(Reason.of("blocking.no-blocks"));
        }
        ScoredEvidence evidence =
                new ScoredEvidence(
                        INFO,
                        calibrations,
                        examination,
                        provenance.withSetting("main-grid", search.main().toString()));
        fill(evidence, examination, field, search);
        return evidence.outcome();
    }

    private static void fill(
            ScoredEvidence evidence,
            Examination examination,
            BlockingField field,
            BlockingSearch search) {
        List<MissingGrid> parts = parts(search, ofFile(examination));
        evidence.whole(parts.isEmpty() ? 0 : score(parts.getFirst()));
        EvidenceMap map = map(examination, field, search.main());
        evidence.map(map);
        for (MissingGrid part : parts) {
            evidence.region(
                    part.mask(),
                    map.sha256(),
                    score(part),
                    "jpeg-blocking-mismatch",
                    part.log10Nfa(),
                    "log10 NFA");
        }
    }

    /** Both kinds, surest first; of those that overlap, the surest. */
    private static List<MissingGrid> parts(BlockingSearch search, @Nullable GridOrigin ofFile) {
        List<MissingGrid> all = new ArrayList<>(search.displaced(ofFile));
        // The file's own last compression lays its blocks over all parts alike.
        if (!search.main().equals(ofFile)) {
            all.addAll(search.absent());
        }
        all.sort(Comparator.comparingDouble(MissingGrid::log10Nfa));
        List<MissingGrid> kept = new ArrayList<>();
        BitSet taken = new BitSet();
        for (MissingGrid part : all) {
            if (!part.mask().cells().intersects(taken)) {
                taken.or(part.mask().cells());
                kept.add(part);
            }
        }
        return kept;
    }

    private static @Nullable GridOrigin ofFile(Examination examination) {
        var picture = examination.media().picture();
        return examination.metadata().jpeg() == null || picture == null
                ? null
                : GridOrigin.ofFile(
                        examination.metadata().orientation(), picture.width(), picture.height());
    }

    private static EvidenceMap map(Examination examination, BlockingField field, GridOrigin main) {
        double[] mismatch = new double[field.across() * field.down()];
        for (int cell = 0; cell < mismatch.length; cell++) {
            mismatch[cell] = field.mismatch(cell, main);
        }
        return GreyMap.of(
                examination.worker(),
                "jpeg-blocking",
                mismatch,
                field.across(),
                BlockingSearch.transform(),
                0,
                1,
                "how far the steps on the main grid fall short of the strongest");
    }

    private static double score(MissingGrid part) {
        return Math.min(HIGHEST_SCORE, -part.log10Nfa());
    }
}
