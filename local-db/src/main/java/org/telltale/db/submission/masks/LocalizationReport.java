package org.telltale.db.submission.masks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.telltale.db.submission.Issue;
import org.telltale.inference.metrics.Interval;
import org.telltale.inference.metrics.LocalizationFigures;
import org.telltale.inference.metrics.Share;

/**
 * What the benchmark gave. Immutable.
 *
 * @param pictures in the truth
 * @param skipped items of the truth that are no pictures
 * @param missing pictures without any answer; each detector's answer counts as failed there
 * @param rows one for each detector and scope; detectors that gave neither a score nor a region on
 *     any picture are left out
 * @param verdicts one for each scope
 * @param baselines what needs no detector, one for each scope
 * @param errors met, kept or not
 * @param issues met, as kept
 */
public record LocalizationReport(
        long pictures,
        long skipped,
        long missing,
        List<Row> rows,
        List<Verdicts> verdicts,
        List<Baseline> baselines,
        long errors,
        List<Issue> issues) {
    public LocalizationReport {
        rows = List.copyOf(rows);
        verdicts = List.copyOf(verdicts);
        baselines = List.copyOf(baselines);
        issues = List.copyOf(issues);
    }

    /**
     * One detector on the pictures of one scope. Immutable.
     *
     * @param detector id
     */
    public record Row(String detector, Scope scope, LocalizationFigures figures) {}

    /**
     * What the program as a whole said of the pictures of one scope. Immutable.
     *
     * @param fakeCalledFake altered pictures with the verdict FAKE
     * @param realCalledFake real pictures with the verdict FAKE
     * @param inconclusive pictures with the verdict INCONCLUSIVE
     * @param realWithRegion real pictures in which any detector showed a region
     * @param auc of the forced probability; pictures without one count as 0
     * @param aucInterval its bootstrap interval
     */
    public record Verdicts(
            Scope scope,
            Share fakeCalledFake,
            Share realCalledFake,
            Share inconclusive,
            Share realWithRegion,
            OptionalDouble auc,
            Optional<Interval> aucInterval) {}

    /**
     * What could be had without looking at the picture. Immutable.
     *
     * @param fullFrame the whole picture called altered, in every picture
     * @param centre a box of half the width and height in the middle, in every picture
     * @param fileSizeAuc AUC of the file's bytes; below 0.5 the fakes are the smaller files
     */
    public record Baseline(
            Scope scope,
            LocalizationFigures fullFrame,
            LocalizationFigures centre,
            OptionalDouble fileSizeAuc,
            Optional<Interval> fileSizeInterval) {}
}
