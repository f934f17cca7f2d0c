package org.telltale.db.submission.masks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metrics.PictureScore;
import org.telltale.inference.metrics.PixelMask;
import org.telltale.inference.metrics.RegionMatch;
import org.telltale.inference.verdict.Label;

/**
 * The figures of one picture, small enough to keep for a large set. Immutable.
 *
 * @param truth what is known of it
 * @param bytes of its file
 * @param label of the verdict; null without one
 * @param probability forced; 0 without one
 * @param scores by detector
 * @param fullFrame the full frame against the true mask; null without one
 * @param centre the centred box against the true mask; null without one
 */
record MeasuredPicture(
        TruthPicture truth,
        long bytes,
        @Nullable Label label,
        double probability,
        Map<String, PictureScore> scores,
        @Nullable RegionMatch fullFrame,
        @Nullable RegionMatch centre) {
    MeasuredPicture {
        scores = Map.copyOf(scores);
    }

    static RegionMatch fullFrame(PixelMask truth) {
        int width = truth.width();
        int height = truth.height();
        return RegionMatch.of(
                truth, List.of(PixelMask.rectangle(width, height, 0, 0, width, height)));
    }

    static RegionMatch centre(PixelMask truth) {
        int width = truth.width();
        int height = truth.height();
        PixelMask box =
                PixelMask.rectangle(
                        width,
                        height,
                        width / 4,
                        height / 4,
                        width - width / 4,
                        height - height / 4);
        return RegionMatch.of(truth, List.of(box));
    }

    /** This detector's score; as failed where it has none. */
    PictureScore score(String detector) {
        PictureScore score = scores.get(detector);
        return score != null ? score : failed(truth.fake(), fullFrame);
    }

    private static PictureScore failed(boolean fake, @Nullable RegionMatch ofMask) {
        // A picture with a mask and without an answer is not localized; the mask itself is gone.
        RegionMatch nothing =
                ofMask == null
                        ? null
                        : new RegionMatch(
                                0,
                                new org.telltale.inference.metrics.MaskOverlap(
                                        ofMask.union().truth(), 0, 0, ofMask.union().area()));
        return new PictureScore(fake, PictureScore.Answer.FAILED, null, 0, nothing, null);
    }

    boolean anyRegion() {
        return scores.values().stream().anyMatch(score -> score.regions() > 0);
    }
}
