package org.telltale.db.submission;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.telltale.db.session.RefusedFile;
import org.telltale.db.session.StoredSession;
import org.telltale.explainer.ChallengeAnswer;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.Media.PictureSize;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.verdict.Verdict;

/** Turns a session into an entry. Immutable. */
final class ExportedAnswer {
    private final BiFunction<Analysis, Map<String, String>, @Nullable ChallengeAnswer> answers;

    ExportedAnswer(BiFunction<Analysis, Map<String, String>, @Nullable ChallengeAnswer> answers) {
        this.answers = answers;
    }

    /** Why the session has no answer to export; null where it has one. */
    static @Nullable Reason obstacle(StoredSession session) {
        Analysis analysis = session.analysis();
        String file = analysis.media().name();
        if (analysis.verdict() == null) {
            return Reason.of("submission.unfinished", file, session.summary().id());
        }
        if (analysis.findings().stream().anyMatch(finding -> finding.llr() != null)) {
            return null;
        }
        // Nothing was scored: fine where no detector applies, a failure where one broke off.
        return analysis.runs().stream()
                .map(DetectorRun::outcome)
                .filter(Outcome.Failed.class::isInstance)
                .map(Outcome.Failed.class::cast)
                .findFirst()
                .map(failed ->
                        Reason.of(
                                "submission.failed",
                                file,
                                session.summary().id(),
                                failed.error().text(Locale.getDefault())))
                .orElse(null);
    }

    /**
     * The entry of a session that has an answer; its text is the analyst's where there is one. Its
     * boxes are the detectors': what an analyst drew or rejected stays in the session, since a
     * challenge is about what the program found.
     */
    SubmissionEntry of(StoredSession session, Verdict verdict) {
        Media media = session.analysis().media();
        ChallengeAnswer answer =
                Objects.requireNonNull(
                        answers.apply(session.analysis(), session.work().attributes()),
                        "a verdict without an answer");
        StoredSession.AuthoredExplanation corrected = session.work().text(Style.CHALLENGE);
        Explanation text = corrected == null ? answer.explanation() : corrected.explanation();
        return new SubmissionEntry(
                media.name(),
                media.sha256(),
                verdict.label(),
                answer.label(),
                verdict.llr(),
                verdict.probability(),
                media.picture(),
                SubmissionEntry.Space.PIXELS,
                answer.boxes(),
                answer.boxesAreFallback(),
                text.text());
    }

    /** The entry of a session that has none: the label asked for, nothing that was not measured. */
    static SubmissionEntry missing(Media media, Label missingAs) {
        PictureSize picture = media.picture();
        List<Box> frame =
                missingAs == Label.FAKE && picture != null
                        ? List.of(new Box(0, 0, picture.width(), picture.height()))
                        : List.of();
        return new SubmissionEntry(
                media.name(),
                media.sha256(),
                Label.INCONCLUSIVE,
                missingAs,
                null,
                null,
                picture,
                SubmissionEntry.Space.PIXELS,
                frame,
                !frame.isEmpty(),
                "");
    }

    /** The entry of a file that could not be read: the label asked for and nothing else. */
    static SubmissionEntry missing(RefusedFile file, Label missingAs) {
        return new SubmissionEntry(
                file.name(),
                null,
                Label.INCONCLUSIVE,
                missingAs,
                null,
                null,
                null,
                SubmissionEntry.Space.PIXELS,
                List.of(),
                false,
                "");
    }
}
