package org.telltale.db.submission.masks;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.metrics.PictureScore;

/**
 * What one detector said of one picture. Immutable.
 *
 * @param detector id
 * @param answer how it answered
 * @param score raw, of the whole picture or else of its strongest place, also of an abstention;
 *     null where it gave none
 * @param regions that it showed
 * @param heat its first map that is no region's mask; null without one
 */
public record DetectorAnswer(
        String detector,
        PictureScore.Answer answer,
        @Nullable Double score,
        List<AnswerRegion> regions,
        @Nullable EvidenceMap heat) {
    /** What the names of masks of regions end with. */
    static final String REGION_MASK = "-region";

    public DetectorAnswer {
        Objects.requireNonNull(detector);
        Objects.requireNonNull(answer);
        regions = List.copyOf(regions);
    }

    /** How an outcome counts: by the document's word for it and the code of its reason. */
    static PictureScore.Answer answer(String status, @Nullable String reasonCode) {
        return switch (status) {
            case "completed" -> PictureScore.Answer.COMPLETED;
            case "not_applicable" -> PictureScore.Answer.NOT_APPLICABLE;
            case "inconclusive" ->
                    reasonCode != null && reasonCode.startsWith("calibration.")
                            ? PictureScore.Answer.OUTSIDE
                            : PictureScore.Answer.ABSTAINED;
            default -> PictureScore.Answer.FAILED;
        };
    }
}
