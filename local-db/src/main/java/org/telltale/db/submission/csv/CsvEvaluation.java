package org.telltale.db.submission.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.telltale.db.submission.EntrySink;
import org.telltale.db.submission.EvaluateOptions;
import org.telltale.db.submission.EvaluationReport;
import org.telltale.db.submission.Figure;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.SubmissionEntry;
import org.telltale.explainer.rubric.ExplainedText;
import org.telltale.inference.metrics.Confusion;
import org.telltale.inference.metrics.EqualErrorRate;
import org.telltale.inference.metrics.ScoredLabels;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;

/**
 * Scores a table while it is read. Decisions count over the whole truth, a missing row as wrong;
 * rankings (AUC, AP, EER) over the rows that have a probability.
 */
final class CsvEvaluation implements EntrySink {
    private final Map<String, Boolean> truth;
    private final EvaluateOptions options;
    private final Set<String> seen = new HashSet<>();
    private final List<Boolean> fakes = new ArrayList<>();
    private final List<Double> scores = new ArrayList<>();
    private Confusion forced = Confusion.NONE;
    private Confusion decided = Confusion.NONE;
    private double rubricSum;
    private long rubricN;
    private long extra;
    private long repeated;

    CsvEvaluation(Map<String, Boolean> truth, EvaluateOptions options) {
        this.truth = truth;
        this.options = options;
    }

    @Override
    public void entry(SubmissionEntry entry) {
        Boolean fake = truth.get(entry.file());
        if (fake == null) {
            extra++;
            return;
        }
        if (!seen.add(entry.file())) {
            repeated++;
            return;
        }
        forced = forced.plus(fake, entry.forcedLabel() == Label.FAKE);
        if (entry.label() != Label.INCONCLUSIVE) {
            decided = decided.plus(fake, entry.label() == Label.FAKE);
        }
        if (entry.probability() != null) {
            fakes.add(fake);
            scores.add(entry.probability());
        }
        judge(entry, fake);
    }

    private void judge(SubmissionEntry entry, boolean fake) {
        if (options.rubric() == null) {
            return;
        }
        ExplainedText text =
                new ExplainedText(
                        entry.text(),
                        entry.forcedLabel(),
                        fake ? Label.FAKE : Label.REAL,
                        entry.boxes(),
                        null,
                        null,
                        Map.of());
        Double weighted = options.rubric().apply(text).weighted();
        if (weighted != null) {
            rubricSum += weighted;
            rubricN++;
        }
    }

    /** Counts what is missing and says all figures. To be called once, when all was read. */
    EvaluationReport report(String format, IssueLog issues) {
        if (repeated > 0) {
            issues.error("csv", null, Reason.of("submission.csv-file-twice", repeated + ""));
        }
        long missing = 0;
        for (Map.Entry<String, Boolean> sample : truth.entrySet()) {
            if (!seen.contains(sample.getKey())) {
                missing++;
                forced = forced.plus(sample.getValue(), !sample.getValue());
            }
        }
        return new EvaluationReport(
                format, truth.size(), missing, extra, figures(), issues.errors(), issues.issues());
    }

    private List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        long n = forced.n();
        figures.add(figure("acc", forced.accuracy(), n));
        figures.add(figure("balanced_acc", forced.balancedAccuracy(), n));
        figures.add(figure("precision", OptionalDouble.of(forced.precision()), n));
        figures.add(figure("recall", OptionalDouble.of(forced.recall()), n));
        figures.add(figure("f1", OptionalDouble.of(forced.f1()), n));
        figures.add(figure("acc_decided", decided.accuracy(), decided.n()));
        ScoredLabels ranked = ranked();
        figures.add(figure("auc", ranked.auc(), ranked.n()));
        figures.add(figure("average_precision", ranked.averagePrecision(), ranked.n()));
        OptionalDouble eer =
                ranked.equalErrorRate().stream().mapToDouble(EqualErrorRate::rate).findFirst();
        figures.add(figure("eer", eer, ranked.n()));
        if (options.rubric() != null) {
            OptionalDouble mean =
                    rubricN == 0 ? OptionalDouble.empty() : OptionalDouble.of(rubricSum / rubricN);
            figures.add(
                    new Figure(
                            "rubric_check",
                            mean.isPresent() ? mean.getAsDouble() : null,
                            rubricN,
                            Reason.of("submission.figure-rubric-by-check")));
        }
        return figures;
    }

    private ScoredLabels ranked() {
        boolean[] positive = new boolean[fakes.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = fakes.get(i);
        }
        return new ScoredLabels(
                positive, scores.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Figure figure(String name, OptionalDouble value, long n) {
        return new Figure(
                name,
                value.isPresent() ? value.getAsDouble() : null,
                n,
                Reason.of("submission.figure-csv-" + name.replace('_', '-')));
    }
}
