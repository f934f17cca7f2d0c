package org.telltale.inference.detect.jpeg;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
import org.telltale.inference.image.Plane;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibrations;

/**
 * JPEG ghosts: parts that an earlier compression at a lower quality left its mark on, where the
 * rest has none, or the reverse (Farid, "Exposing digital forgeries from JPEG ghosts", IEEE
 * Transactions on Information Forensics and Security 4, 2009). The picture is saved again, in the
 * coefficients, at qualities from 30 to 96; a place changes least at the quality that it was saved
 * at before. What change to expect without a ghost is measured in the same place half a block away,
 * where an earlier compression on this grid leaves nothing.
 *
 * <p>The raw score is −log10 of the number of false alarms of the surest place, −10 to 300; below 0
 * chance explains it. Looks on the file's own grid alone, or on the one from the top-left corner
 * where the file is no JPEG: blind to what was compressed on another grid, to flat and clipped
 * parts, and to a history at a quality near or above that of the last save. An evenly ghosted
 * picture was merely saved twice and is no finding.
 */
public final class GhostDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "jpeg-ghost", "1", "JPEG ghost", Set.of(MediaKind.IMAGE), Profile.STANDARD, 32);

    private static final int LOWEST_QUALITY = 30;
    private static final int HIGHEST_QUALITY = 96;
    private static final int STEP = 2;

    /** A ghost shows where it lies at least so far below the last quality. */
    private static final int LEAST_GAP = 6;

    /** Fewer qualities than this below the last one: no ghost survives. */
    private static final int LEAST_QUALITIES = 5;

    /** Quality of the error level map. */
    private static final int ERROR_LEVEL_QUALITY = 90;

    private static final double MOST_ERROR_LEVEL = 10;

    /** From so many pixels on, cells of 32 pixels are small enough. */
    private static final long COARSE_PIXELS = 4_000_000;

    private static final int LEAST_SIDE = 128;

    /** Log10 of the number of false alarms below which a region is shown. */
    private static final double REGION_NFA = -1;

    private static final double LOWEST_SCORE = -10;
    private static final double HIGHEST_SCORE = 300;

    private final Calibrations calibrations;

    /** A detector that states likelihood ratios where the calibrations have one for it. */
    public GhostDetector(Calibrations calibrations) {
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
            return new Outcome.NotApplicable(Reason.of("ghost.too-small", LEAST_SIDE));
        }
        Plane luma = image.luma(examination.cancellation());
        Orientation orientation = examination.metadata().orientation();
        JpegStructure jpeg = examination.metadata().jpeg();
        GridOrigin origin =
                jpeg == null
                        ? new GridOrigin(0, 0)
                        : GridOrigin.ofFile(orientation, image.width(), image.height());
        int[] qualities = qualities(jpeg);
        int blocks = image.bounds().area() < COARSE_PIXELS ? 2 : 4;
        Provenance provenance =
                examination
                        .provenance(INFO)
                        .withSetting("grid", origin.toString())
                        .withSetting("cell", 8 * blocks + " px")
                        .withSetting("error-level-quality", String.valueOf(ERROR_LEVEL_QUALITY));
        EvidenceMap errorLevel = errorLevel(examination, luma, origin, orientation.swapsAxes());
        examination.progress(0.2);
        if (qualities.length < LEAST_QUALITIES) {
            ScoredEvidence evidence =
                    new ScoredEvidence(INFO, calibrations, examination, provenance);
            evidence.whole(LOWEST_SCORE);
            evidence.map(errorLevel);
            return evidence.abstain(Reason.of("ghost.quality-too-low", LOWEST_QUALITY + LEAST_GAP));
        }
        GhostField field =
                GhostField.measure(
                        luma,
                        origin,
                        orientation.swapsAxes(),
                        qualities,
                        GhostTables.ofFile(jpeg, orientation),
                        blocks,
                        examination.cancellation());
        examination.progress(0.8);
        ScoredEvidence evidence =
                new ScoredEvidence(
                        INFO,
                        calibrations,
                        examination,
                        provenance.withSetting(
                                "qualities",
                                "%d to %d by %d"
                                        .formatted(
                                                qualities[0],
                                                qualities[qualities.length - 1],
                                                STEP)));
        return answer(evidence, examination, field, origin, errorLevel);
    }

    private static Outcome answer(
            ScoredEvidence evidence,
            Examination examination,
            GhostField field,
            GridOrigin origin,
            EvidenceMap errorLevel) {
        List<GhostRegion> regions = new GhostSearch(field, examination.cancellation()).find();
        evidence.whole(regions.isEmpty() ? LOWEST_SCORE : score(regions.getFirst()));
        EvidenceMap.Transform transform =
                new EvidenceMap.Transform(field.side(), field.side(), origin.x(), origin.y());
        int shown = GhostMap.quality(field, regions);
        EvidenceMap map = GhostMap.of(field, shown, transform, examination);
        evidence.map(map);
        evidence.map(errorLevel);
        evidence.cue("jpeg-ghost-quality", field.qualities()[shown], "IJG quality");
        for (GhostRegion region : regions) {
            if (region.log10Nfa() < REGION_NFA) {
                evidence.region(
                        mask(field, region.cells(), transform),
                        map.sha256(),
                        score(region),
                        "jpeg-ghost-mismatch",
                        region.log10Nfa(),
                        "log10 NFA");
            }
        }
        boolean measured = Arrays.stream(field.medians()).anyMatch(m -> !Double.isNaN(m));
        return measured
                ? evidence.outcome()
                : evidence.abstain(Reason.of("ghost.too-flat", GhostField.LEAST_MEASURED));
    }

    private static CellMask mask(GhostField field, BitSet cells, EvidenceMap.Transform transform) {
        return new CellMask(field.across(), field.down(), transform, cells);
    }

    /** Those that a ghost can have under the last compression. */
    private static int[] qualities(@Nullable JpegStructure jpeg) {
        Integer last = jpeg == null ? null : jpeg.estimatedQuality();
        int highest = last == null ? HIGHEST_QUALITY : Math.min(HIGHEST_QUALITY, last - LEAST_GAP);
        return IntStream.iterate(LOWEST_QUALITY, q -> q <= highest, q -> q + STEP).toArray();
    }

    private static EvidenceMap errorLevel(
            Examination examination, Plane luma, GridOrigin origin, boolean swapped) {
        RequantizationErrors errors =
                RequantizationErrors.measure(
                        luma,
                        origin.x(),
                        origin.y(),
                        List.of(GhostTables.standard(ERROR_LEVEL_QUALITY, swapped)),
                        null,
                        1,
                        true,
                        examination.cancellation());
        double[] levels = new double[errors.squares()[0].length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Math.sqrt(PixelRounding.of(errors.squares()[0][i]));
        }
        return GreyMap.of(
                examination.worker(),
                "error-level",
                levels,
                errors.across(),
                new EvidenceMap.Transform(8, 8, origin.x(), origin.y()),
                0,
                MOST_ERROR_LEVEL,
                String.format(
                        Locale.ROOT,
                        "grey levels that a block changes when saved again at quality %d",
                        ERROR_LEVEL_QUALITY));
    }

    private static double score(GhostRegion region) {
        return Math.clamp(-region.log10Nfa(), LOWEST_SCORE, HIGHEST_SCORE);
    }
}
