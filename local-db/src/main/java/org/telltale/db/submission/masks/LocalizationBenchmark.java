package org.telltale.db.submission.masks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.SubmissionException;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metrics.PictureScore;
import org.telltale.inference.metrics.PixelMask;
import org.telltale.inference.metrics.RegionMatch;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.NativeWorker;

/**
 * Compares what detectors showed with the true masks, one picture after the other; keeps figures
 * only, no pixels. For one thread.
 */
public final class LocalizationBenchmark {
    private final TruthFiles files;
    private final NativeWorker worker;
    private final IssueLog issues;
    private final List<MeasuredPicture> measured = new ArrayList<>();
    private final Set<String> speaking = new LinkedHashSet<>();
    private long missing;

    /** A benchmark without pictures. */
    public LocalizationBenchmark(TruthFiles files, NativeWorker worker, IssueLog issues) {
        this.files = files;
        this.worker = worker;
        this.issues = issues;
    }

    /**
     * Adds a picture.
     *
     * @param answer what was said of it; null where nothing was, which counts as not found
     */
    public void add(CheckedPicture picture, @Nullable PictureAnswer answer) {
        TruthPicture truth = picture.truth();
        if (answer == null) {
            missing++;
        }
        PixelMask mask = mask(picture);
        Map<String, PictureScore> scores = new LinkedHashMap<>();
        for (DetectorAnswer one : answer == null ? List.<DetectorAnswer>of() : answer.detectors()) {
            scores.put(one.detector(), score(picture, one, mask));
            if (one.score() != null || !one.regions().isEmpty()) {
                speaking.add(one.detector());
            }
        }
        Double probability = answer == null ? null : answer.probability();
        measured.add(
                new MeasuredPicture(
                        truth,
                        picture.bytes(),
                        answer == null ? null : answer.label(),
                        probability == null ? 0 : probability,
                        scores,
                        mask == null ? null : MeasuredPicture.fullFrame(mask),
                        mask == null ? null : MeasuredPicture.centre(mask)));
    }

    private @Nullable PixelMask mask(CheckedPicture picture) {
        TruthPicture truth = picture.truth();
        try {
            return files.mask(picture);
        } catch (MediaException e) {
            issues.error(truth.name(), null, e.reason());
        } catch (SubmissionException e) {
            e.reasons().forEach(reason -> issues.error(truth.name(), null, reason));
        }
        return null;
    }

    private PictureScore score(
            CheckedPicture picture, DetectorAnswer answer, @Nullable PixelMask mask) {
        boolean fake = picture.truth().fake();
        int regions = answer.regions().size();
        if (mask == null) {
            return new PictureScore(fake, answer.answer(), answer.score(), regions, null, null);
        }
        List<PixelMask> places =
                answer.regions().stream().map(region -> place(picture, answer, region)).toList();
        return new PictureScore(
                fake,
                answer.answer(),
                answer.score(),
                regions,
                RegionMatch.of(mask, places),
                oracle(picture, answer, mask));
    }

    private PixelMask place(CheckedPicture picture, DetectorAnswer answer, AnswerRegion region) {
        EvidenceMap drawn = region.mask();
        if (drawn != null) {
            MapLevels levels = levels(picture, answer, drawn);
            if (levels != null) {
                return levels.mask(picture.width(), picture.height());
            }
        }
        return PixelMask.rectangle(
                picture.width(),
                picture.height(),
                region.box().x1(),
                region.box().y1(),
                region.box().x2(),
                region.box().y2());
    }

    private @Nullable Double oracle(CheckedPicture picture, DetectorAnswer answer, PixelMask mask) {
        EvidenceMap heat = answer.heat();
        MapLevels levels = heat == null ? null : levels(picture, answer, heat);
        return levels == null ? null : (Double) levels.oracleF1(mask);
    }

    private @Nullable MapLevels levels(
            CheckedPicture picture, DetectorAnswer answer, EvidenceMap map) {
        try {
            return MapLevels.of(map, worker);
        } catch (MediaException e) {
            issues.error(
                    picture.truth().name(),
                    null,
                    Reason.of("submission.masks-map", map.sha256(), answer.detector()));
            return null;
        }
    }

    /**
     * Sums up.
     *
     * @param skipped items of the truth that are no pictures
     */
    public LocalizationReport report(long skipped) {
        return new LocalizationTables(measured, List.copyOf(speaking))
                .report(skipped, missing, issues);
    }
}
