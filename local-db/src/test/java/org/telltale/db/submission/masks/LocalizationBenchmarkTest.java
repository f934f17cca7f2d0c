package org.telltale.db.submission.masks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.SubmissionException;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.EvidenceMap.Transform;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.metrics.LocalizationFigures;
import org.telltale.inference.metrics.PictureScore.Answer;
import org.telltale.inference.metrics.PixelMask;
import org.telltale.inference.metrics.Share;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.worker.InProcessWorker;

/** Pictures of 40×20 with the left half of the upper half altered: 20×10 of 800 pixels. */
class LocalizationBenchmarkTest {
    private static final double EXACT = 1e-12;

    @TempDir Path folder;

    private final InProcessWorker worker = new InProcessWorker();
    private final IssueLog issues = new IssueLog();
    private final TruthFiles files =
            new TruthFiles(new MediaReader(worker, new MetadataReader()), worker, false);

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void masksAndBoxesAreComparedWithTheTruth() throws Exception {
        CheckedPicture fake = fake("fake", mask(40, 20, 255));
        CheckedPicture real = real("real");
        LocalizationBenchmark benchmark = new LocalizationBenchmark(files, worker, issues);
        // A map of 4×2 cells of 10 pixels: its first two cells are the truth.
        EvidenceMap exact = map("a-region", 4, 2, 10, 255, 255, 0, 0, 0, 0, 0, 0);
        EvidenceMap heat = map("a-map", 4, 2, 10, 200, 90, 100, 0, 0, 0, 0, 0);
        benchmark.add(
                fake,
                new PictureAnswer(
                        Label.FAKE,
                        0.9,
                        List.of(
                                new DetectorAnswer(
                                        "masked",
                                        Answer.COMPLETED,
                                        3.0,
                                        List.of(new AnswerRegion(new Box(0, 0, 40, 20), exact)),
                                        heat),
                                new DetectorAnswer(
                                        "boxed",
                                        Answer.OUTSIDE,
                                        1.0,
                                        List.of(new AnswerRegion(new Box(0, 0, 40, 20), null)),
                                        null),
                                new DetectorAnswer(
                                        "silent", Answer.COMPLETED, null, List.of(), null))));
        benchmark.add(
                real,
                new PictureAnswer(
                        Label.INCONCLUSIVE,
                        0.5,
                        List.of(
                                new DetectorAnswer(
                                        "masked", Answer.COMPLETED, 0.0, List.of(), null),
                                new DetectorAnswer(
                                        "boxed",
                                        Answer.COMPLETED,
                                        2.0,
                                        List.of(new AnswerRegion(new Box(1, 1, 2, 2), null)),
                                        null))));
        LocalizationReport report = benchmark.report(0);

        LocalizationFigures masked = all(report, "masked");
        assertThat(masked.hits()).isEqualTo(new Share(1, 1));
        assertThat(masked.f1()).hasValueCloseTo(1.0, within(EXACT));
        assertThat(masked.mcc()).hasValueCloseTo(1.0, within(EXACT));
        assertThat(masked.auc()).hasValue(1);
        // Best at ≥ 90: 200 hits among 300 predicted.
        assertThat(masked.oracleF1()).hasValueCloseTo(400.0 / 500, within(EXACT));
        LocalizationFigures boxed = all(report, "boxed");
        assertThat(boxed.hits()).isEqualTo(new Share(0, 1));
        assertThat(boxed.f1()).hasValueCloseTo(0.4, within(EXACT));
        assertThat(boxed.auc()).hasValue(0);
        assertThat(boxed.answered(Answer.OUTSIDE)).isEqualTo(1);
        assertThat(boxed.realWithRegion()).isEqualTo(new Share(1, 1));
        assertThat(report.rows())
                .extracting(LocalizationReport.Row::detector)
                .doesNotContain("silent");
        LocalizationReport.Verdicts verdicts = report.verdicts().getFirst();
        assertThat(verdicts.fakeCalledFake()).isEqualTo(new Share(1, 1));
        assertThat(verdicts.realCalledFake()).isEqualTo(new Share(0, 1));
        assertThat(verdicts.inconclusive()).isEqualTo(new Share(1, 2));
        assertThat(verdicts.realWithRegion()).isEqualTo(new Share(1, 1));
        LocalizationReport.Baseline baseline = report.baselines().getFirst();
        assertThat(baseline.fullFrame().f1()).hasValueCloseTo(0.4, within(EXACT));
        // The centre box has 20×10 pixels, 10×5 of them altered.
        assertThat(baseline.centre().f1()).hasValueCloseTo(0.25, within(EXACT));
    }

    @Test
    void aPictureWithoutAnAnswerIsNotFound() throws Exception {
        LocalizationBenchmark benchmark = new LocalizationBenchmark(files, worker, issues);
        benchmark.add(
                real("real"),
                new PictureAnswer(
                        null,
                        null,
                        List.of(
                                new DetectorAnswer(
                                        "some", Answer.ABSTAINED, 1.0, List.of(), null))));
        benchmark.add(fake("fake", mask(40, 20, 255)), null);
        LocalizationReport report = benchmark.report(7);
        assertThat(report.missing()).isEqualTo(1);
        assertThat(report.skipped()).isEqualTo(7);
        LocalizationFigures some = all(report, "some");
        assertThat(some.answered(Answer.FAILED)).isEqualTo(1);
        assertThat(some.hits()).isEqualTo(new Share(0, 1));
        assertThat(some.f1()).hasValue(0);
        assertThat(some.auc()).hasValue(0);
    }

    @Test
    void greyLevelsBelow128AreUntouched() throws Exception {
        assertThat(files.mask(fake("a", mask(40, 20, 128)))).isNotNull();
        CheckedPicture dark = fake("b", mask(40, 20, 127));
        assertThatThrownBy(() -> files.mask(dark))
                .isInstanceOf(SubmissionException.class)
                .hasMessageContaining("--invert-masks");
        TruthFiles inverted =
                new TruthFiles(new MediaReader(worker, new MetadataReader()), worker, true);
        PixelMask dark255 = Objects.requireNonNull(inverted.mask(fake("c", mask(40, 20, 255))));
        assertThat(dark255.count()).isEqualTo(600);
    }

    @Test
    void aMaskOfAnotherSizeIsNamed() throws Exception {
        assertThatThrownBy(() -> fake("odd", mask(41, 20, 255)))
                .isInstanceOf(SubmissionException.class)
                .hasMessageContaining("odd_gt.png")
                .hasMessageContaining("41×20")
                .hasMessageContaining("40×20");
        assertThatThrownBy(() ->
                        check(
                                new TruthPicture(
                                        "x",
                                        folder.resolve("x.jpg"),
                                        null,
                                        false,
                                        "g",
                                        "real",
                                        null)))
                .isInstanceOf(SubmissionException.class)
                .hasMessageContaining("x.jpg");
    }

    @Test
    void whatAnAnalysisFolderHoldsIsHostileUntilShownOtherwise() throws Exception {
        String digest = "a".repeat(64);
        Path own = folder.resolve(digest);
        Files.createDirectories(own.resolve("maps"));
        EvidenceMap good = map("d-region", 4, 2, 10, 255, 255, 0, 0, 0, 0, 0, 0);
        Files.write(own.resolve("maps").resolve(good.sha256() + ".png"), good.png().bytes());
        Files.writeString(
                own.resolve("maps.json"),
                "{\"schema\": \"telltale.maps/1\", \"maps\": ["
                        + index(good.sha256(), "10")
                        + ","
                        + index("../../etc", "10")
                        + ","
                        + index("b".repeat(64), "-1")
                        + "]}");
        Files.writeString(
                own.resolve("analysis.json"),
                """
                {"schema": "telltale.analysis/1", "verdict": {"label": "fake", "probability": 1e999},
                 "outcomes": [{"id": "d1", "detector": "d", "status": "inconclusive",
                               "reason_code": "calibration.none", "raw_score": 2.5}],
                 "regions": [{"outcome": "d1", "box": [0, 0, 10, 10], "mask": "%s"},
                             {"outcome": "d1", "box": [5, 0, 5, 10]},
                             {"outcome": "d1", "box": [0, 0, 1, 1], "mask": "%s"}]}
                """
                        .formatted(good.sha256(), "c".repeat(64)));
        PictureAnswer answer =
                Objects.requireNonNull(new AnswerFolder(folder, issues).answer(digest));
        assertThat(answer.label()).isEqualTo(Label.FAKE);
        assertThat(answer.probability()).isNull();
        DetectorAnswer detector = answer.detectors().getFirst();
        assertThat(detector.answer()).isEqualTo(Answer.OUTSIDE);
        assertThat(detector.score()).isEqualTo(2.5);
        assertThat(detector.regions()).hasSize(2);
        assertThat(detector.regions().getFirst().mask()).isNotNull();
        assertThat(detector.regions().getLast().mask()).isNull();
        assertThat(issues.errors()).isEqualTo(4);
        assertThat(new AnswerFolder(folder, issues).answer("d".repeat(64))).isNull();

        Files.write(own.resolve("maps").resolve(good.sha256() + ".png"), new byte[] {1, 2, 3});
        PictureAnswer damaged =
                Objects.requireNonNull(new AnswerFolder(folder, new IssueLog()).answer(digest));
        assertThat(damaged.detectors().getFirst().regions().getFirst().mask()).isNull();
        Files.writeString(own.resolve("analysis.json"), "{\"schema\":");
        assertThat(new AnswerFolder(folder, new IssueLog()).answer(digest)).isNull();
    }

    private static String index(String sha256, String scale) {
        return """
        {"sha256": "%s", "name": "d-region", "detector": "d",
         "transform": {"scale_x": %s, "scale_y": 10, "offset_x": 0, "offset_y": 0}}
        """
                .formatted(sha256, scale);
    }

    private static LocalizationFigures all(LocalizationReport report, String detector) {
        return report.rows().stream()
                .filter(row -> row.scope().equals(Scope.ALL) && row.detector().equals(detector))
                .findFirst()
                .orElseThrow()
                .figures();
    }

    private CheckedPicture fake(String name, BufferedImage mask) throws Exception {
        Path file = write(name + ".png", new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB));
        Path masked = write(name + "_gt.png", mask);
        return check(new TruthPicture(name, file, masked, true, "g", "splice", null));
    }

    private CheckedPicture real(String name) throws Exception {
        Path file = write(name + ".png", new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB));
        return check(new TruthPicture(name, file, null, false, "g", "real", null));
    }

    private CheckedPicture check(TruthPicture picture) throws SubmissionException {
        return files.check(new MaskTruth(List.of(picture), 0), issues).getFirst();
    }

    private static BufferedImage mask(int width, int height, int grey) {
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 20; x++) {
                mask.getRaster().setSample(x, y, 0, grey);
            }
        }
        return mask;
    }

    private Path write(String name, BufferedImage image) throws IOException {
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private EvidenceMap map(String name, int across, int down, double cell, int... levels) {
        byte[] grey = new byte[levels.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) levels[i];
        }
        byte[] png = worker.encodeGreyPng(grey, across, down);
        return new EvidenceMap(
                Sha256.of(png),
                name,
                new Blob(png),
                across,
                down,
                new Transform(cell, cell, 0, 0),
                0,
                1,
                "x");
    }
}
