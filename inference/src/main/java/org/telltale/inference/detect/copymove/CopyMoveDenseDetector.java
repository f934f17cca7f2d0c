package org.telltale.inference.detect.copymove;

import java.util.List;
import java.util.Set;
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

/**
 * Copy–move by a dense field of matches: two places of the picture that are one and the same,
 * without the help of corners, so also soft ones (after Cozzolino, Poggi and Verdoliva, "Efficient
 * dense-field copy–move forgery detection", IEEE Transactions on Information Forensics and Security
 * 10, 2015).
 *
 * <p>Every pixel gets the pixel elsewhere whose surroundings look most alike, turned or mirrored;
 * where these matches follow one another steadily they propose a move, which is verified as in
 * {@link CopyMoveKeypointDetector}, with the same raw score. Where compression has wiped out all
 * detail no copy can be told from another smooth place, and none is reported.
 */
public final class CopyMoveDenseDetector implements Detector {
    /** Identity; the version rises whenever the score of a picture may change. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    "copy-move-dense",
                    "1",
                    "Copy–move, dense",
                    Set.of(MediaKind.IMAGE),
                    Profile.THOROUGH,
                    51);

    /** Of the working picture. */
    static final long MOST_PIXELS = 500_000;

    private final Calibrations calibrations;

    /** A detector that states likelihood ratios where the calibrations have one for it. */
    public CopyMoveDenseDetector(Calibrations calibrations) {
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
        if (Math.min(luma.plane().width(), luma.plane().height())
                < CopyMoveKeypointDetector.LEAST_SIDE) {
            return new Outcome.NotApplicable(Reason.of("copy-move.too-small"));
        }
        PatchFeatures features = PatchFeatures.of(luma.plane(), examination.cancellation());
        examination.progress(0.2);
        int[] matches =
                PatchMatch.match(
                        features,
                        examination.cancellation(),
                        share -> examination.progress(0.2 + 0.6 * share));
        MoveVerifier verifier = new MoveVerifier(luma.plane(), examination.cancellation());
        List<SupposedMove> supposed =
                DenseMoves.of(
                        matches,
                        features,
                        verifier.grid(),
                        verifier.telling(),
                        examination.cancellation());
        List<VerifiedMove> moves =
                new MoveFinder(verifier)
                        .find(supposed, share -> examination.progress(0.8 + 0.2 * share));
        return new MoveEvidence(INFO, calibrations, examination, luma).of(moves).outcome();
    }
}
