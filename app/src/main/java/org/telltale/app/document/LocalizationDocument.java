package org.telltale.app.document;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ResourceBundle;
import org.telltale.db.submission.masks.LocalizationReport;
import org.telltale.db.submission.masks.LocalizationReport.Baseline;
import org.telltale.db.submission.masks.LocalizationReport.Row;
import org.telltale.db.submission.masks.LocalizationReport.Verdicts;
import org.telltale.db.submission.masks.Scope;
import org.telltale.inference.metrics.Interval;
import org.telltale.inference.metrics.LocalizationFigures;
import org.telltale.inference.metrics.PictureScore;
import org.telltale.inference.metrics.Share;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A localization benchmark as JSON. A figure that is not defined is absent; every figure has its n
 * and, where there is one, its 95 % interval. Immutable, thread-safe.
 */
public final class LocalizationDocument {
    private final ResourceBundle sentences;

    /** Documents whose sentences are in the given language. */
    public LocalizationDocument(Locale language) {
        this.sentences = ResourceBundle.getBundle("org.telltale.app.document.document", language);
    }

    /** The document, on one line. */
    public String write(LocalizationReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", "masks");
        root.put("pictures", report.pictures());
        root.put("skipped", report.skipped());
        root.put("missing", report.missing());
        root.put("errors", report.errors());
        ObjectNode conventions = root.putObject("conventions");
        for (String figure :
                new String[] {
                    "answers", "auc", "hit_rate", "pixel_f1", "pixel_f1_oracle", "intervals"
                }) {
            conventions.put(figure, sentences.getString("convention." + figure));
        }
        ArrayNode detectors = root.putArray("detectors");
        report.rows().forEach(row -> add(detectors.addObject(), row));
        ArrayNode verdicts = root.putArray("verdicts");
        report.verdicts().forEach(row -> add(verdicts.addObject(), row));
        ArrayNode baselines = root.putArray("baselines");
        report.baselines().forEach(row -> add(baselines.addObject(), row));
        return JsonMapper.shared().writeValueAsString(root);
    }

    private static void add(ObjectNode node, Row row) {
        node.put("detector", row.detector());
        scope(node, row.scope());
        LocalizationFigures figures = row.figures();
        node.put("real", figures.real());
        node.put("fake", figures.fake());
        ObjectNode answers = node.putObject("answers");
        for (PictureScore.Answer answer : PictureScore.Answer.values()) {
            answers.put(answer.name().toLowerCase(Locale.ROOT), figures.answered(answer));
        }
        auc(node, "auc", figures.auc(), figures.aucInterval(), figures.real() + figures.fake());
        localization(node, figures);
        figure(node, "pixel_f1_oracle", figures.oracleF1(), figures.oracleN());
        share(node, "real_with_region", figures.realWithRegion());
    }

    private static void localization(ObjectNode node, LocalizationFigures figures) {
        share(node, "hit_rate", figures.hits());
        figure(node, "pixel_f1", figures.f1(), figures.hits().n());
        figure(node, "pixel_mcc", figures.mcc(), figures.hits().n());
    }

    private static void add(ObjectNode node, Verdicts row) {
        scope(node, row.scope());
        share(node, "fake_called_fake", row.fakeCalledFake());
        share(node, "real_called_fake", row.realCalledFake());
        share(node, "inconclusive", row.inconclusive());
        share(node, "real_with_region", row.realWithRegion());
        auc(node, "auc_probability", row.auc(), row.aucInterval(), row.inconclusive().n());
    }

    private static void add(ObjectNode node, Baseline row) {
        scope(node, row.scope());
        localization(node.putObject("full_frame"), row.fullFrame());
        localization(node.putObject("centre_box"), row.centre());
        long n = row.fullFrame().real() + row.fullFrame().fake();
        auc(node, "auc_file_size", row.fileSizeAuc(), row.fileSizeInterval(), n);
    }

    private static void scope(ObjectNode node, Scope scope) {
        switch (scope.level()) {
            case ALL -> node.put("scope", "all");
            case GROUP -> node.put("scope", "group").put("name", scope.name());
            case KIND -> node.put("scope", "kind").put("name", scope.name());
        }
    }

    private static void figure(ObjectNode node, String name, OptionalDouble value, long n) {
        value.ifPresent(v -> node.putObject(name).put("value", Numbers.rounded(v)).put("n", n));
    }

    private static void auc(
            ObjectNode node,
            String name,
            OptionalDouble value,
            Optional<Interval> interval,
            long n) {
        value.ifPresent(v -> {
            ObjectNode one = node.putObject(name).put("value", Numbers.rounded(v)).put("n", n);
            interval.ifPresent(i -> interval(one, i));
        });
    }

    private static void share(ObjectNode node, String name, Share share) {
        share.rate()
                .ifPresent(rate -> {
                    ObjectNode one = node.putObject(name);
                    one.put("value", Numbers.rounded(rate));
                    one.put("count", share.count()).put("n", share.n());
                    share.interval().ifPresent(i -> interval(one, i));
                });
    }

    private static void interval(ObjectNode node, Interval interval) {
        node.put("low", Numbers.rounded(interval.low()));
        node.put("high", Numbers.rounded(interval.high()));
    }
}
