package org.telltale.inference.detect.jpeg.quantization;

import java.util.List;
import java.util.Set;
import org.telltale.inference.detect.ScoredEvidence;
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
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibrations;

/**
 * JPEG double quantization: parts of a JPEG file that lack the earlier compression which the rest
 * went through on the same grid (Lin, He, Tang and Tang, "Fast, automatic and fine-grained tampered
 * JPEG image detection via DCT coefficient analysis", Pattern Recognition 42, 2009; Bianchi, De
 * Rosa and Piva, "Improved DCT coefficient analysis for forgery localization in JPEG images",
 * ICASSP 2011; Bianchi and Piva, "Image forgery localization via block-grained analysis of JPEG
 * artifacts", IEEE TIFS 7, 2012). Quantizing twice leaves some integers empty and others crowded;
 * the earlier step of each frequency is estimated from that, and each block is asked whether its
 * integers fit.
 *
 * <p>Conditions: a JPEG file, grey or YCbCr, 8 bits, saved last at a higher quality than before
 * (steps above about 1.3 times the last ones), with texture. A whole picture that was compressed
 * twice is its history and no finding. Blind to parts compressed like the rest, and to everything
 * where the last compression was the stronger one or lay on another grid. The raw score is −log10
 * of the number of false alarms of the surest region, 0 where none counts, at most 300; how it is
 * counted is told at {@link DifferentRegionSearch}.
 */
public final class DoubleQuantizationDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "jpeg-double-quantization",
                    "1",
                    "JPEG double quantization",
                    Set.of(MediaKind.IMAGE),
                    Profile.STANDARD,
                    31);

    /** Least shorter side, pixels. */
    static final int LEAST_SIDE = 64;

    /** Least share of blocks that are neither flat nor clipped. */
    static final double LEAST_USABLE = 0.05;

    private static final double HIGHEST_SCORE = 300;

    private final Calibrations calibrations;

    /** A detector that states likelihood ratios where the calibrations have one for it. */
    public DoubleQuantizationDetector(Calibrations calibrations) {
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
        boolean[] usable = UsableBlocks.of(image, blocks, cancellation);
        EarlierQuantization earlier = EarlierQuantization.of(blocks, table, usable, cancellation);
        examination.progress(0.8);
        ScoredEvidence evidence =
                new ScoredEvidence(
                        INFO, calibrations, examination, provenance(examination, earlier));
        fill(evidence, examination, blocks, earlier);
        return share(usable) < LEAST_USABLE
                ? evidence.abstain(Reason.of("jpeg.few-usable-blocks"))
                : evidence.outcome();
    }

    private static double share(boolean[] usable) {
        int count = 0;
        for (boolean block : usable) {
            count += block ? 1 : 0;
        }
        return (double) count / usable.length;
    }

    private static Provenance provenance(Examination examination, EarlierQuantization earlier) {
        return examination
                .provenance(INFO)
                .withSetting("frequencies", Integer.toString(EarlierQuantization.FREQUENCIES))
                .withSetting("earlier-steps", earlier.named())
                .withSetting("least-purity", Double.toString(DifferentRegionSearch.LEAST_PURITY))
                .withSetting(
                        "dependent-coefficients",
                        Integer.toString(DifferentRegionSearch.DEPENDENT));
    }

    private static void fill(
            ScoredEvidence evidence,
            Examination examination,
            JpegBlocks blocks,
            EarlierQuantization earlier) {
        if (earlier.steps().isEmpty()) {
            evidence.whole(0);
            return;
        }
        List<DifferentRegion> regions =
                new DifferentRegionSearch(
                                blocks,
                                earlier.ratios(),
                                earlier.expected(),
                                earlier.informative(),
                                0)
                        .find(examination.cancellation());
        evidence.whole(regions.isEmpty() ? 0 : score(regions.getFirst()));
        EvidenceMap map = RatioMap.of(INFO.id(), blocks, earlier.ratios(), examination);
        evidence.map(map);
        for (DifferentRegion region : regions) {
            evidence.region(
                    region.mask(),
                    map.sha256(),
                    score(region),
                    "jpeg-quantized-once",
                    region.log10Nfa(),
                    "log10 NFA");
        }
    }

    private static double score(DifferentRegion region) {
        return Math.min(HIGHEST_SCORE, -region.log10Nfa());
    }
}
