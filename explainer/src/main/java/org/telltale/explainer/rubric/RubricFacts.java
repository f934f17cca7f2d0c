package org.telltale.explainer.rubric;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.ChallengeAnswer;
import org.telltale.explainer.Explanation;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.verdict.Label;

/** Brings together what a rubric check needs to know, in source pixels. */
public final class RubricFacts {
    private static final String FACE_FINDER = "faces";

    private RubricFacts() {}

    /** Our own answer to a challenge, where neither truth nor attributes are known. */
    public static ExplainedText of(Analysis analysis, ChallengeAnswer answer) {
        return of(analysis, answer, null, Map.of());
    }

    /**
     * Our own answer to a challenge, with the facial regions of the face that it speaks about.
     *
     * @param truth FAKE or REAL; null where unknown
     * @param attributes confirmed by the analyst
     */
    public static ExplainedText of(
            Analysis analysis,
            ChallengeAnswer answer,
            @Nullable Label truth,
            Map<String, String> attributes) {
        Face face = spokenAbout(analysis, answer.explanation());
        return new ExplainedText(
                answer.explanation().text(),
                answer.label(),
                truth,
                answer.boxes(),
                face == null ? noRegions(analysis) : face.regions(),
                face == null ? null : face.box(),
                attributes);
    }

    /**
     * A text about an analysed picture, from anywhere.
     *
     * @param text the explanation
     * @param prediction FAKE or REAL: what it explains
     * @param truth FAKE or REAL; null where unknown
     * @param boxes predicted, in source pixels; empty for none, null where not known
     * @param attributes confirmed
     */
    public static ExplainedText of(
            Analysis analysis,
            String text,
            Label prediction,
            @Nullable Label truth,
            @Nullable List<Box> boxes,
            Map<String, String> attributes) {
        Face face = boxes == null ? largest(analysis) : nearest(analysis, boxes);
        return new ExplainedText(
                text,
                prediction,
                truth,
                boxes,
                face == null ? noRegions(analysis) : face.regions(),
                face == null ? null : face.box(),
                attributes);
    }

    private static @Nullable Face spokenAbout(Analysis analysis, Explanation explanation) {
        return explanation.statements().stream()
                .flatMap(statement -> statement.faces().stream())
                .flatMap(id -> analysis.faces().stream().filter(face -> face.id().equals(id)))
                .findFirst()
                .orElse(largest(analysis));
    }

    private static @Nullable Face nearest(Analysis analysis, List<Box> boxes) {
        Face best = largest(analysis);
        long most = 0;
        for (Face face : analysis.faces()) {
            long shared = boxes.stream().mapToLong(box -> box.intersection(face.box())).sum();
            if (shared > most) {
                most = shared;
                best = face;
            }
        }
        return best;
    }

    private static @Nullable Face largest(Analysis analysis) {
        return analysis.faces().stream()
                .max(Comparator.comparingLong(face -> face.box().area()))
                .orElse(null);
    }

    /** Empty where a face was looked for and none is there; null where nobody looked. */
    private static @Nullable Map<FacialRegion, Box> noRegions(Analysis analysis) {
        // The finder completes with faces, and does not apply where it saw none or no picture.
        boolean looked =
                analysis.runs().stream()
                        .filter(run -> run.detector().id().equals(FACE_FINDER))
                        .map(DetectorRun::outcome)
                        .anyMatch(outcome ->
                                outcome instanceof Outcome.Completed
                                        || outcome instanceof Outcome.NotApplicable);
        return looked ? Map.of() : null;
    }
}
