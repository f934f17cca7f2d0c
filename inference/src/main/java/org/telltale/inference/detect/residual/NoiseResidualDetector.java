package org.telltale.inference.detect.residual;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.telltale.inference.detect.CellBox;
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
 * Noise residual: the part of the picture whose neighbouring residuals go together least as those
 * of the rest do, learned from this picture alone. The features are Splicebuster's (Cozzolino,
 * Poggi and Verdoliva, "Splicebuster: a new blind image splicing detector", WIFS 2015):
 * co-occurrences of four quantised third-order residuals, their square roots, reduced to the main
 * directions. Two things differ, since they told splices from untouched photographs better:
 * residuals are quantised against their mean size in the neighbourhood, so that the scene's
 * contrast counts less, and in place of a mixture model all boxes of 2 to 17 % of the picture are
 * tried for the one that a linear rule tells best from the rest.
 *
 * <p>The raw score is that best squared canonical correlation, 0 to 1, adjusted for the number of
 * directions and windows. It is no probability: what differs may also be a part out of focus, a
 * sky, a texture. A region is shown from a share on that untouched photographs hardly reach.
 * Pictures larger than 2.5 megapixels are measured in larger cells, not reduced.
 */
public final class NoiseResidualDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "noise-residual",
                    "1",
                    "Noise residual",
                    Set.of(MediaKind.IMAGE),
                    Profile.THOROUGH,
                    41);

    private static final int FINE_SIDE = 16;
    private static final long FINE_PIXELS = 2_500_000;
    private static final long MIDDLE_PIXELS = 20_000_000;

    /** Windows across and down that a picture needs. */
    private static final int LEAST_WINDOWS = 12;

    /** Share of the windows that must be usable. */
    private static final double LEAST_USABLE = 0.3;

    /** Share of a region's outline that must be explained before it is shown. */
    static final double SHOWN = 0.88;

    private final Calibrations calibrations;

    /** A detector that states likelihood ratios where the calibrations have one for it. */
    public NoiseResidualDetector(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        SourceImage image = examination.image();
        int side = side(image.bounds().area());
        int least = (LEAST_WINDOWS + WindowFeatures.CELLS) * side + ResidualField.REACH;
        if (Math.min(image.width(), image.height()) < least) {
            return new Outcome.NotApplicable(Reason.of("residual.too-small", least));
        }
        ResidualField field =
                ResidualField.measure(
                        image.luma(examination.cancellation()), side, examination.cancellation());
        WindowFeatures features = WindowFeatures.of(field);
        Provenance provenance =
                examination
                        .provenance(INFO)
                        .withSetting("cell", side + " px")
                        .withSetting("window", side * WindowFeatures.CELLS + " px")
                        .withSetting("axes", String.valueOf(features.axes().length));
        ScoredEvidence evidence = new ScoredEvidence(INFO, calibrations, examination, provenance);
        int windows = features.across() * features.down();
        RegionScan scan = new RegionScan(features, examination.cancellation());
        RegionScan.Found found =
                features.usable().cardinality() < LEAST_USABLE * windows
                                || features.axes().length == 0
                        ? null
                        : scan.best();
        if (found == null) {
            evidence.whole(0);
            return evidence.abstain(Reason.of("residual.too-flat"));
        }
        fill(evidence, examination, features, side, scan, found);
        return evidence.outcome();
    }

    /** Larger pictures have larger cells, so that the windows stay about as many. */
    private static int side(long pixels) {
        if (pixels <= FINE_PIXELS) {
            return FINE_SIDE;
        }
        return pixels <= MIDDLE_PIXELS ? 2 * FINE_SIDE : 4 * FINE_SIDE;
    }

    private static void fill(
            ScoredEvidence evidence,
            Examination examination,
            WindowFeatures features,
            int side,
            RegionScan scan,
            RegionScan.Found found) {
        evidence.whole(found.share());
        // A window's value is drawn on the cell at its middle.
        double offset = side * (WindowFeatures.CELLS - 1) / 2.0;
        EvidenceMap.Transform transform = new EvidenceMap.Transform(side, side, offset, offset);
        double[] likeness = scan.likeness(found.box());
        EvidenceMap map =
                GreyMap.of(
                        examination.worker(),
                        "noise-residual",
                        likeness,
                        features.across(),
                        transform,
                        0,
                        1,
                        "0 as the rest, 1 as the part that departs most");
        evidence.map(map);
        if (found.share() >= SHOWN) {
            evidence.region(
                    mask(features, likeness, found.box(), transform),
                    map.sha256(),
                    found.share(),
                    "noise-residual-mismatch",
                    found.share(),
                    "share of variance");
        }
    }

    /** The windows in and near the box that are more like it than like the rest. */
    private static CellMask mask(
            WindowFeatures features,
            double[] likeness,
            CellBox box,
            EvidenceMap.Transform transform) {
        BitSet inside = new BitSet();
        int reach = WindowFeatures.CELLS / 2;
        for (int row = Math.max(0, box.top() - reach);
                row < Math.min(features.down(), box.bottom() + reach);
                row++) {
            for (int column = Math.max(0, box.left() - reach);
                    column < Math.min(features.across(), box.right() + reach);
                    column++) {
                int window = row * features.across() + column;
                if (likeness[window] > 0.5) {
                    inside.set(window);
                }
            }
        }
        List<CellMask> places =
                CellMask.components(inside, features.across(), features.down(), transform, 1);
        return places.getFirst();
    }
}
