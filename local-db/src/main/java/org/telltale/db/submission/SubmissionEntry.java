package org.telltale.db.submission;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media.PictureSize;
import org.telltale.inference.verdict.Label;

/**
 * What a submission says of one media. Immutable.
 *
 * @param file name of the media without its folder; without its extension where the format drops it
 * @param sha256 digest of the media; null where the format does not keep it
 * @param label FAKE, REAL or INCONCLUSIVE
 * @param forcedLabel FAKE or REAL: the answer that counts; boxes and text explain this one
 * @param llr log10 likelihood ratio; null where there is none
 * @param probability of FAKE at prior 0.5, 0 to 1; null where there is none
 * @param picture size of the picture, upright; null where not known
 * @param space of the boxes
 * @param boxes where it is fake; empty where it is not, or is not localized
 * @param boxesAreFallback whether the boxes stand in for a localization that was not measured
 * @param text that explains the forced label; may be empty
 */
public record SubmissionEntry(
        String file,
        @Nullable String sha256,
        Label label,
        Label forcedLabel,
        @Nullable Double llr,
        @Nullable Double probability,
        @Nullable PictureSize picture,
        Space space,
        List<Box> boxes,
        boolean boxesAreFallback,
        String text) {
    public SubmissionEntry {
        Objects.requireNonNull(file);
        Objects.requireNonNull(label);
        Objects.requireNonNull(space);
        Objects.requireNonNull(text);
        boxes = List.copyOf(boxes);
        if (forcedLabel == Label.INCONCLUSIVE) {
            throw new IllegalArgumentException("a forced answer is FAKE or REAL");
        }
        if (llr != null && !Double.isFinite(llr)) {
            throw new IllegalArgumentException("an LLR is not a number: " + file);
        }
        if (probability != null && !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability + ": " + file);
        }
    }

    /** The name up to its last dot; the whole name where there is none or nothing before it. */
    public static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 1 ? fileName : fileName.substring(0, dot);
    }

    /** What the coordinates of boxes count. */
    public enum Space {
        /** Source pixels after orientation, {@code x2} and {@code y2} exclusive. */
        PIXELS,
        /** The 1–1000 of DDL-X as written in its files. */
        DDLX
    }
}
