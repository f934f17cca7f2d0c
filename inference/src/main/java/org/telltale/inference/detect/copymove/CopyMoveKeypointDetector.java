package org.telltale.inference.detect.copymove;

import java.util.List;
import java.util.Set;
import org.telltale.inference.detect.ScoredEvidence;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.worker.KeypointRequest;
import org.telltale.inference.worker.Keypoints;

/**
 * Copy–move by keypoints: two textured places of the picture that are one and the same, also
 * turned, resized or mirrored (after Amerini, Ballan, Caldelli, Del Bimbo and Serra, "A SIFT-based
 * forensic method for copy–move attack detection and transformation recovery", IEEE Transactions on
 * Information Forensics and Security 6, 2011).
 *
 * <p>Keypoints that look alike propose moves; each is laid over the picture, bettered, and kept
 * only where the fine detail agrees as closely as a copy does and two things that were built alike
 * do not ({@link VerifiedMove}). The raw score is −log10 of the number of false alarms of the
 * surest move ({@link MoveSignificance}), 0 to 300; 0 where none was found. Both places are
 * reported; which one is the copy cannot be told.
 */
public final class CopyMoveKeypointDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "copy-move-keypoints",
                    "1",
                    "Copy–move, keypoints",
                    Set.of(MediaKind.IMAGE),
                    Profile.STANDARD,
                    50);

    /** Of the working picture; finding keypoints takes its time by the pixel. */
    static final long MOST_PIXELS = 700_000;

    static final int LEAST_SIDE = 64;
    static final KeypointRequest REQUEST = new KeypointRequest(6000, 0.008);

    /** Compared with one another. */
    static final int MOST_KEYPOINTS = 3500;

    private final Calibrations calibrations;

    /** A detector that states likelihood ratios where the calibrations have one for it. */
    public CopyMoveKeypointDetector(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        SourceImage image = examination.image();
        WorkingLuma luma =
                WorkingLuma.of(
                        image.luma(examination.cancellation()),
                        MOST_PIXELS,
                        examination.cancellation());
        if (Math.min(luma.plane().width(), luma.plane().height()) < LEAST_SIDE) {
            return new Outcome.NotApplicable(Reason.of("copy-move.too-small"));
        }
        Keypoints keypoints =
                examination
                        .worker()
                        .findKeypoints(
                                REQUEST, luma.bytes(), luma.plane().width(), luma.plane().height());
        examination.progress(0.5);
        List<KeypointPair> pairs =
                KeypointMatcher.pairs(
                        KeypointSpread.of(keypoints, MOST_KEYPOINTS), examination.cancellation());
        examination.progress(0.7);
        List<VerifiedMove> moves = moves(examination, luma, pairs);
        ScoredEvidence evidence = new MoveEvidence(INFO, calibrations, examination, luma).of(moves);
        return evidence.outcome();
    }

    private static List<VerifiedMove> moves(
            Examination examination, WorkingLuma luma, List<KeypointPair> pairs) {
        CellGrid grid = CellGrid.of(luma.plane().width(), luma.plane().height());
        List<SupposedMove> supposed = KeypointMoves.of(pairs, grid, examination.cancellation());
        if (supposed.isEmpty()) {
            return List.of();
        }
        MoveFinder finder =
                new MoveFinder(new MoveVerifier(luma.plane(), examination.cancellation()));
        return finder.find(supposed, share -> examination.progress(0.7 + 0.3 * share));
    }
}
