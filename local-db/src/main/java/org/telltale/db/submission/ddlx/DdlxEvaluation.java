package org.telltale.db.submission.ddlx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.EntrySink;
import org.telltale.db.submission.EvaluateOptions;
import org.telltale.db.submission.EvaluationReport;
import org.telltale.db.submission.Figure;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.SubmissionEntry;
import org.telltale.explainer.rubric.ExplainedText;
import org.telltale.inference.media.Box;
import org.telltale.inference.metrics.BoxOverlap;
import org.telltale.inference.metrics.Confusion;
import org.telltale.inference.metrics.DdlxScore;
import org.telltale.inference.metrics.GridBox;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;

/**
 * Scores predictions while they are read. Each sample of the truth counts: one without a usable
 * prediction is wrong, with IoU 0 and no text. BERTScore is not computed, so the phase-2 score is
 * given as far as its terms are known.
 */
final class DdlxEvaluation implements EntrySink {
    private final Map<String, DdlxDocument> truth;
    private final EvaluateOptions options;
    private final Set<String> seen = new HashSet<>();
    private Confusion confusion = Confusion.NONE;
    private long extra;
    private final Mean iou = new Mean();
    private final Mean rubric = new Mean();
    private final Mean known = new Mean();
    private final Mean missingWeight = new Mean();
    private long complete;

    DdlxEvaluation(Map<String, DdlxDocument> truth, EvaluateOptions options) {
        this.truth = truth;
        this.options = options;
    }

    @Override
    public void entry(SubmissionEntry predicted) {
        DdlxDocument expected = truth.get(predicted.file());
        if (expected == null) {
            extra++;
            return;
        }
        seen.add(predicted.file());
        boolean fake = expected.label() == Label.FAKE;
        boolean calledFake = predicted.forcedLabel() == Label.FAKE;
        confusion = confusion.plus(fake, calledFake);
        Double judged = judge(predicted, expected);
        if (judged != null) {
            rubric.add(judged);
        }
        if (fake) {
            double overlap = BoxOverlap.of(grid(expected.boxes()), grid(predicted.boxes())).iou();
            iou.add(overlap);
            score(DdlxScore.ofFake(calledFake, overlap, null, judged));
        } else {
            score(DdlxScore.ofReal(!calledFake, null, judged));
        }
    }

    private @Nullable Double judge(SubmissionEntry predicted, DdlxDocument expected) {
        if (options.rubric() == null) {
            return null;
        }
        ExplainedText text =
                new ExplainedText(
                        predicted.text(),
                        predicted.forcedLabel(),
                        expected.label(),
                        predicted.boxes(),
                        null,
                        null,
                        Map.of());
        return options.rubric().apply(text).weighted();
    }

    private void score(DdlxScore score) {
        known.add(score.known());
        missingWeight.add(score.missingWeight());
        complete += score.complete() ? 1 : 0;
    }

    /** Counts what is missing and says all figures. To be called once, when all was read. */
    EvaluationReport report(String format, IssueLog issues) {
        long missing = 0;
        for (Map.Entry<String, DdlxDocument> sample : truth.entrySet()) {
            if (!seen.contains(sample.getKey())) {
                missing++;
                absent(sample.getValue().label() == Label.FAKE);
            }
        }
        return new EvaluationReport(
                format, truth.size(), missing, extra, figures(), issues.errors(), issues.issues());
    }

    /** A missing answer is a wrong answer, whose IoU and every other term is 0. */
    private void absent(boolean fake) {
        confusion = confusion.plus(fake, !fake);
        known.add(0);
        missingWeight.add(0);
        complete++;
        if (fake) {
            iou.add(0);
        }
    }

    private List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        long fakes = confusion.tp() + confusion.fn();
        figures.add(figure("acc", confusion.accuracy(), confusion.n(), "submission.figure-acc"));
        figures.add(figure("iou_fake", iou.value(), iou.n(), "submission.figure-iou-fake"));
        figures.add(figure("bertscore", OptionalDouble.empty(), 0, "submission.figure-bertscore"));
        String how = options.rubric() == null ? "not-asked" : "by-check";
        figures.add(
                figure(
                        "rubric_check",
                        rubric.value(),
                        rubric.n(),
                        "submission.figure-rubric-" + how));
        figures.add(
                figure("phase2_known", known.value(), known.n(), "submission.figure-phase2-known"));
        figures.add(
                figure(
                        "phase2_missing_weight",
                        missingWeight.value(),
                        missingWeight.n(),
                        "submission.figure-phase2-missing"));
        figures.add(count("phase2_complete", complete, confusion.n()));
        figures.add(count("fake_called_fake", confusion.tp(), fakes));
        figures.add(count("real_called_real", confusion.tn(), confusion.n() - fakes));
        return figures;
    }

    private static Figure figure(String name, OptionalDouble value, long n, String convention) {
        return new Figure(
                name, value.isPresent() ? value.getAsDouble() : null, n, Reason.of(convention));
    }

    private static Figure count(String name, long value, long n) {
        return new Figure(
                name, (double) value, n, Reason.of("submission.figure-" + name.replace('_', '-')));
    }

    private static List<GridBox> grid(List<Box> boxes) {
        return boxes.stream().map(b -> new GridBox(b.x1(), b.y1(), b.x2(), b.y2())).toList();
    }

    /** A running mean. */
    private static final class Mean {
        private double sum;
        private long n;

        void add(double value) {
            sum += value;
            n++;
        }

        long n() {
            return n;
        }

        OptionalDouble value() {
            return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / n);
        }
    }
}
