package org.telltale.inference.detect.neighbours;

import java.util.List;
import java.util.Set;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.reference.PictureCues;
import org.telltale.inference.reference.ReferenceRanges;

/**
 * How neighbouring pixels relate over a whole picture: whether the four phases of a lattice of 2×2
 * pixels differ, and how alike the fine detail of adjacent pixels is (after Tan, Zhao, Wei, Gu, Liu
 * and Wei, "Rethinking the up-sampling operations in CNN-based generative network for generalizable
 * deepfake detection", CVPR 2024, which trains a network on such relations; here two of them are
 * measured).
 *
 * <p>It gives cues beside what real photographs show, no region and no likelihood ratio. Nearest
 * and linear up-sampling by 2 make the phases differ, in a generator as in any other program;
 * demosaicing and 8×8 blocks make them differ in photographs; resizing and blur raise the
 * correlation; sharpening lowers it. Conditions: at least {@value #LEAST_WINDOWS} windows of
 * 256×256 pixels with detail.
 */
public final class PixelNeighboursDetector implements Detector {
    /** Id of this detector and name of its reference ranges. */
    public static final String ID = "pixel-neighbours";

    /** Raised with everything that moves a measured value: the ranges are measured anew then. */
    public static final String VERSION = "1";

    /** Fewer windows than this say little of the whole picture. */
    public static final int LEAST_WINDOWS = 8;

    /** Facts about this detector. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    ID,
                    VERSION,
                    "Neighbouring pixels",
                    Set.of(MediaKind.IMAGE),
                    Profile.STANDARD,
                    62);

    private final ReferenceRanges ranges;

    /** A detector that sets its cues beside the given ranges. */
    public PixelNeighboursDetector(ReferenceRanges ranges) {
        this.ranges = ranges;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        NeighbourStatistics measured =
                NeighbourStatistics.of(
                        examination.image().luma(examination.cancellation()),
                        examination.cancellation());
        if (measured.windows() < LEAST_WINDOWS) {
            return new Outcome.NotApplicable(
                    Reason.of("neighbours.too-little", measured.windows(), LEAST_WINDOWS));
        }
        PictureCues cues = new PictureCues(examination, provenance(examination, measured), ranges);
        cues.add("neighbour-phase-ratio", measured.phaseRatio(), "ratio");
        cues.add("neighbour-correlation", measured.correlation(), "correlation");
        return cues.outcome(List.of(), Reason.of("neighbours.uncovered"));
    }

    private static Provenance provenance(Examination examination, NeighbourStatistics measured) {
        return examination
                .provenance(INFO)
                .withSetting("windows", String.valueOf(measured.windows()))
                .withSetting("most_windows", String.valueOf(NeighbourStatistics.MOST_WINDOWS))
                .withSetting("window", NeighbourStatistics.SIDE + " px")
                .withSetting("residual", "pixel less mean of 4 neighbours")
                .withSetting("least_detail", NeighbourStatistics.LEAST_DETAIL + " grey levels²");
    }
}
