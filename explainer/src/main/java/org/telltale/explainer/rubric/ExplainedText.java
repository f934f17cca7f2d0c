package org.telltale.explainer.rubric;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.verdict.Label;

/**
 * A text and the facts that it is judged against. Immutable.
 *
 * @param text any explanation, ours or another system's
 * @param prediction FAKE or REAL: the label that the text explains
 * @param truth FAKE or REAL; null where unknown
 * @param boxes predicted boxes; empty means none was predicted, null means not known. In the same
 *     space as {@code regions}; without regions in the challenge's 1 to 1000
 * @param regions box of each facial region; null where nobody looked for a face, empty (and no
 *     {@code face}) where one was looked for and none is there: the standards about faces then do
 *     not apply
 * @param face box of the face, in the same space; null where none is known
 * @param attributes confirmed facts about the subject, e.g. {@code glasses=yes}, {@code
 *     age-group=elderly}, {@code gender=man}, {@code facial-hair=beard}, {@code hair=gray}; names
 *     and values in English, synonyms allowed; empty where none is confirmed
 */
public record ExplainedText(
        String text,
        Label prediction,
        @Nullable Label truth,
        @Nullable List<Box> boxes,
        @Nullable Map<FacialRegion, Box> regions,
        @Nullable Box face,
        Map<String, String> attributes) {
    public ExplainedText {
        Objects.requireNonNull(text);
        if (prediction == Label.INCONCLUSIVE || truth == Label.INCONCLUSIVE) {
            throw new IllegalArgumentException("a rubric judges FAKE or REAL");
        }
        boxes = boxes == null ? null : List.copyOf(boxes);
        regions = regions == null ? null : Map.copyOf(regions);
        attributes = Map.copyOf(attributes);
    }
}
