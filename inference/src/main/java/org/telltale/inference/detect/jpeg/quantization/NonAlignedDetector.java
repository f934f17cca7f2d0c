package org.telltale.inference.detect.jpeg.quantization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.telltale.inference.detect.ScoredEvidence;
import org.telltale.inference.detect.jpeg.GridOrigin;
import org.telltale.inference.detect.jpeg.JpegBlocks;
import org.telltale.inference.detect.jpeg.LumaTable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibrations;

/**
 * JPEG compression on shifted blocks: parts of a JPEG file that were compressed before on blocks
 * that lie elsewhere than the file's (Bianchi and Piva, "Detection of nonaligned double JPEG
 * compression based on integer periodicity maps", IEEE TIFS 7, 2012, and "Image forgery
 * localization via block-grained analysis of JPEG artifacts", the same volume). On each of the 63
 * other grids, DC and the first AC coefficients are tested for being periodic; on the few most
 * periodic grids, every block is asked whether it fits the periods found.
 *
 * <p>Conditions: a JPEG file, grey or YCbCr, 8 bits, whose steps are smaller than the earlier ones
 * by 2 or more. Above about 3 megapixels the search looks at every so many rows of blocks, which is
 * recorded; places are measured at full density. A trace all over the picture is its history
 * (cropped and saved again) and no finding. The raw score is −log10 of the number of false alarms
 * of the surest region, 0 where none counts, at most 300.
 */
public final class NonAlignedDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "jpeg-nonaligned",
                    "1",
                    "JPEG compression on shifted blocks",
                    Set.of(MediaKind.IMAGE),
                    Profile.THOROUGH,
                    34);

    /** Least shorter side, pixels. */
    static final int LEAST_SIDE = 64;

    private static final double HIGHEST_SCORE = 300;

    private final Calibrations calibrations;

    /** A detector that states likelihood ratios where the calibrations have one for it. */
    public NonAlignedDetector(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        JpegStructure jpeg = examination.metadata().jpeg();
        LumaTable table = jpeg == null ? null : LumaTable.of(jpeg);
        if (table == null) {
            return new Outcome.NotApplicable(Reason.of("jpeg.no-luma-table"));
        }
        SourceImage image = examination.image();
        if (Math.min(image.width(), image.height()) < LEAST_SIDE) {
            return new Outcome.NotApplicable(Reason.of("jpeg.too-small", LEAST_SIDE));
        }
        Cancellation cancellation = examination.cancellation();
        JpegBlocks blocks =
                JpegBlocks.of(image.luma(cancellation), examination.metadata().orientation());
        List<ShiftedQuantization> fields = new ShiftSearch(blocks, table, cancellation).find();
        examination.progress(0.9);
        List<ShiftedRegion> regions = new ArrayList<>();
        for (ShiftedQuantization field : fields) {
            regions.addAll(regions(field, cancellation));
        }
        ScoredEvidence evidence =
                new ScoredEvidence(
                        INFO, calibrations, examination, provenance(examination, blocks, fields));
        fill(evidence, examination, apart(regions, examination));
        return evidence.outcome();
    }

    private static List<ShiftedRegion> regions(
            ShiftedQuantization field, Cancellation cancellation) {
        double choices =
                Math.log10(ShiftSearch.SHIFTS)
                        + field.periods().size() * Math.log10(PeriodTable.STEPS);
        List<DifferentRegion> found =
                new DifferentRegionSearch(
                                field.blocks(),
                                field.ratios(),
                                field.expected(),
                                field.informative(),
                                choices)
                        .find(cancellation);
        return field.isLocal(found)
                ? found.stream().map(region -> new ShiftedRegion(field, region)).toList()
                : List.of();
    }

    /** Surest first; of regions that overlap, the surest. */
    private static List<ShiftedRegion> apart(List<ShiftedRegion> regions, Examination examination) {
        List<ShiftedRegion> kept = new ArrayList<>();
        regions.stream()
                .sorted(Comparator.comparingDouble(r -> r.region().log10Nfa()))
                .forEach(candidate -> {
                    Box box = candidate.region().mask().box(examination.media());
                    if (kept.stream()
                            .map(r -> r.region().mask().box(examination.media()))
                            .noneMatch(other -> other.intersection(box) > 0)) {
                        kept.add(candidate);
                    }
                });
        return kept;
    }

    private static Provenance provenance(
            Examination examination, JpegBlocks blocks, List<ShiftedQuantization> fields) {
        Provenance provenance =
                examination
                        .provenance(INFO)
                        .withSetting("frequencies", Integer.toString(ShiftSearch.FREQUENCIES))
                        .withSetting("row-stride", Integer.toString(ShiftScan.stride(blocks)))
                        .withSetting("least-contrast", Double.toString(ShiftSearch.LEAST_CONTRAST));
        for (int i = 0; i < fields.size(); i++) {
            provenance =
                    provenance.withSetting(
                            "grid-" + (i + 1), fields.get(i).blocks().origin().toString());
        }
        return provenance;
    }

    private static void fill(
            ScoredEvidence evidence, Examination examination, List<ShiftedRegion> regions) {
        evidence.whole(regions.isEmpty() ? 0 : score(regions.getFirst()));
        if (regions.isEmpty()) {
            return;
        }
        ShiftedQuantization field = regions.getFirst().field();
        EvidenceMap map = RatioMap.of(INFO.id(), field.blocks(), field.ratios(), examination);
        evidence.map(map);
        for (ShiftedRegion region : regions) {
            evidence.region(
                    region.region().mask(),
                    region.origin().equals(field.blocks().origin()) ? map.sha256() : null,
                    score(region),
                    "jpeg-shifted-quantization",
                    region.region().log10Nfa(),
                    "log10 NFA");
        }
    }

    private static double score(ShiftedRegion region) {
        return Math.min(HIGHEST_SCORE, -region.region().log10Nfa());
    }

    private record ShiftedRegion(ShiftedQuantization field, DifferentRegion region) {
        GridOrigin origin() {
            return field.blocks().origin();
        }
    }
}
