package org.telltale.db.submission.ddlx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.telltale.db.submission.SubmissionFixture.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.db.submission.EvaluateOptions;
import org.telltale.db.submission.EvaluationReport;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.SubmissionEntry;
import org.telltale.db.submission.SubmissionException;
import org.telltale.db.submission.WriteOptions;
import org.telltale.explainer.rubric.RubricResult;
import org.telltale.explainer.rubric.StandardGrade;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media.PictureSize;
import org.telltale.inference.verdict.Label;

class DdlxFormatTest {
    private final DdlxFormat format = new DdlxFormat();

    @TempDir Path folder;

    @Test
    void coordinatesFollowTheOfficialRule() {
        PictureSize picture = new PictureSize(800, 600);
        assertThat(DdlxCoordinates.toDdlx(new Box(200, 100, 600, 500), picture))
                .isEqualTo(new Box(250, 167, 749, 832));
        assertThat(DdlxCoordinates.toDdlx(new Box(0, 0, 800, 600), picture))
                .isEqualTo(new Box(1, 1, 999, 998));
        // Halves go to the even side: 1/2000 → 0.5 → 0 → 1; 3/2000 → 1.5 → 2; 5/2000 → 2.5 → 2.
        PictureSize wide = new PictureSize(2000, 2000);
        assertThat(DdlxCoordinates.toDdlx(new Box(3, 5, 8, 20), wide))
                .isEqualTo(new Box(2, 2, 4, 10));
    }

    @Test
    void whatBecameDegenerateIsWidenedInside() {
        PictureSize huge = new PictureSize(20_000, 20_000);
        assertThat(DdlxCoordinates.toDdlx(new Box(0, 100, 1, 101), huge))
                .isEqualTo(new Box(1, 5, 2, 6));
        assertThat(DdlxCoordinates.toDdlx(new Box(19_999, 19_999, 20_000, 20_000), huge))
                .isEqualTo(new Box(999, 999, 1000, 1000));
    }

    @Test
    void everyBoxIsValidAndSmallPicturesComeBackExactly() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            PictureSize picture =
                    new PictureSize(1 + random.nextInt(5000), 1 + random.nextInt(500));
            Box box = randomBox(random, picture);
            Box ddlx = DdlxCoordinates.toDdlx(box, picture);
            assertThat(ddlx.x1()).isBetween(1, 999);
            assertThat(ddlx.x2()).isBetween(ddlx.x1() + 1, 1000);
            Box back = DdlxCoordinates.toPixels(ddlx, picture);
            assertThat(back.x2()).isLessThanOrEqualTo(picture.width());
            assertThat(back.y2()).isLessThanOrEqualTo(picture.height());
            if (box.height() > 1) {
                assertThat(back.y1()).isEqualTo(box.y1());
                assertThat(back.y2()).isEqualTo(box.y2());
            }
        }
    }

    @Test
    void aBoxOfALargePictureSurvivesImportAndExport() {
        Random random = new Random(6);
        PictureSize picture = new PictureSize(6000, 4000);
        PictureSize grid = new PictureSize(999, 999);
        for (int i = 0; i < 5000; i++) {
            Box b = randomBox(random, grid);
            Box ddlx = new Box(b.x1() + 1, b.y1() + 1, b.x2() + 1, b.y2() + 1);
            Box pixels = DdlxCoordinates.toPixels(ddlx, picture);
            assertThat(DdlxCoordinates.toDdlx(pixels, picture)).isEqualTo(ddlx);
        }
    }

    @Test
    void writesExactlyTheFormat() throws Exception {
        Path zip = folder.resolve("new/out.zip");
        format.write(
                zip,
                List.of(
                        entry("a.b.jpg", Label.FAKE, new Box(200, 100, 600, 500)),
                        entry("real.png", Label.REAL)),
                WriteOptions.STANDARD);
        assertThat(text(zip, "json/a.b.json"))
                .isEqualTo(
                        "{\"Bounding boxes\": [[250, 167, 749, 832]], \"Visible forgery traces\":"
                                + " \"Because of this.\", \"Classification result\": \"fake\"}\n");
        assertThat(text(zip, "json/real.json"))
                .isEqualTo(
                        "{\"Bounding boxes\": [], \"Visible forgery traces\":"
                                + " \"Because of this.\", \"Classification result\": \"real\"}\n");
        assertThat(format.validate(zip, null).issues()).isEmpty();
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).containsExactly(zip);
        }
    }

    @Test
    void theSameEntriesGiveTheSameBytes() throws Exception {
        List<SubmissionEntry> entries = List.of(entry("a.jpg", Label.FAKE, new Box(1, 2, 30, 40)));
        Path one = folder.resolve("one.zip");
        Path two = folder.resolve("two.zip");
        format.write(one, entries, WriteOptions.STANDARD);
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            format.write(two, entries, WriteOptions.STANDARD);
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(one).hasSameBinaryContentAs(two);
    }

    @Test
    void noBoxesInAllThreeWays() throws Exception {
        Path zip = folder.resolve("s.zip");
        for (WriteOptions.NoBoxes way : WriteOptions.NoBoxes.values()) {
            format.write(zip, List.of(entry("a.jpg", Label.REAL)), new WriteOptions(way, true));
            String expected =
                    switch (way) {
                        case EMPTY_LIST -> "[]";
                        case NONE -> "\"None\"";
                        case NULL -> "null";
                    };
            assertThat(text(zip, "json/a.json")).startsWith("{\"Bounding boxes\": " + expected);
            assertThat(read(zip)).singleElement().satisfies(e -> assertThat(e.boxes()).isEmpty());
        }
    }

    @Test
    void anyTextComesBack() throws Exception {
        String text = "Quotes \" and \\, a tab\t, a line\nbreak, umlauts äöü, 𝄞 and \u0001.";
        SubmissionEntry entry = withText(entry("a.jpg", Label.REAL), text);
        Path zip = folder.resolve("s.zip");
        format.write(zip, List.of(entry), WriteOptions.STANDARD);
        assertThat(read(zip)).singleElement().satisfies(e -> assertThat(e.text()).isEqualTo(text));
    }

    @Test
    void whatCannotBeSaidIsRefusedAndLeavesTheOldFile() throws Exception {
        Path zip = Files.writeString(folder.resolve("s.zip"), "old");
        refused(zip, "submission.same-key", entry("a.jpg", Label.REAL), entry("a.png", Label.REAL));
        refused(zip, "submission.real-with-boxes", entry("a.jpg", Label.REAL, new Box(1, 1, 2, 2)));
        refused(zip, "submission.ddlx-name", entry("a:b.jpg", Label.REAL));
        assertThat(zip).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(zip);
        }
    }

    private void refused(Path zip, String code, SubmissionEntry... entries) {
        assertThatThrownBy(() ->
                        format.write(
                                zip,
                                List.of(entries),
                                new WriteOptions(WriteOptions.NoBoxes.EMPTY_LIST, true)))
                .isInstanceOfSatisfying(
                        SubmissionException.class,
                        e -> assertThat(e.reasons().getFirst().code()).isEqualTo(code));
    }

    @Test
    void scoresAgainstAZipAndAgainstAJsonFile() throws Exception {
        Path predictions = folder.resolve("p.zip");
        Path truth = folder.resolve("t.zip");
        format.write(
                predictions,
                List.of(
                        entry("exact.jpg", Label.FAKE, new Box(80, 60, 400, 300)),
                        entry("half.jpg", Label.FAKE, new Box(80, 60, 240, 300)),
                        entry("calm.jpg", Label.REAL),
                        entry("wrong.jpg", Label.FAKE, new Box(80, 60, 400, 300)),
                        entry("unknown.jpg", Label.REAL)),
                WriteOptions.STANDARD);
        format.write(
                truth,
                List.of(
                        entry("exact.jpg", Label.FAKE, new Box(80, 60, 400, 300)),
                        entry("half.jpg", Label.FAKE, new Box(80, 60, 400, 300)),
                        entry("gone.jpg", Label.FAKE, new Box(80, 60, 400, 300)),
                        entry("calm.jpg", Label.REAL),
                        entry("wrong.jpg", Label.REAL)),
                WriteOptions.STANDARD);
        EvaluationReport report = format.evaluate(truth, predictions, EvaluateOptions.STANDARD);
        assertThat(report.samples()).isEqualTo(5);
        assertThat(report.missing()).isEqualTo(1);
        assertThat(report.extra()).isEqualTo(1);
        assertThat(report.figure("acc").value()).isEqualTo(0.6);
        double half = 199.0 / 399;
        assertThat(report.figure("iou_fake").value()).isCloseTo((1 + half + 0) / 3, within(1e-12));
        assertThat(report.figure("iou_fake").n()).isEqualTo(3);
        assertThat(report.figure("bertscore").value()).isNull();
        assertThat(report.figure("rubric_check").value()).isNull();
        assertThat(report.figure("phase2_known").value())
                .isCloseTo((0.7 + 0.2 + 0.5 * half + 0 + 0.2 + 0) / 5, within(1e-12));
        assertThat(report.figure("phase2_missing_weight").value())
                .isCloseTo((0.3 + 0.8 + 0.8) / 5, within(1e-12));
        assertThat(report.figure("phase2_complete").value()).isEqualTo(2.0);

        Path json = folder.resolve("truth.json");
        Files.writeString(
                json,
                """
                [{"image": "x/exact.jpg", "Classification result": "fake",
                  "Bounding boxes": [[100, 100, 499, 498]]},
                 {"image": "calm.png", "classification_result": "real", "bounding_boxes": []}]
                """);
        EvaluationReport second =
                format.evaluate(json, predictions, new EvaluateOptions(text -> rubric()));
        assertThat(second.samples()).isEqualTo(2);
        assertThat(second.figure("acc").value()).isEqualTo(1.0);
        assertThat(second.figure("iou_fake").value()).isEqualTo(1.0);
        assertThat(second.figure("rubric_check").value()).isEqualTo(0.75);
        assertThat(second.figure("phase2_known").value())
                .isCloseTo((0.7 + 0.15 + 0.2 + 0.45) / 2, within(1e-12));
    }

    @Test
    void aFaultyTruthIsRefused() throws Exception {
        Path predictions = folder.resolve("p.zip");
        format.write(predictions, List.of(entry("a.jpg", Label.REAL)), WriteOptions.STANDARD);
        Map<String, String> truths = new LinkedHashMap<>();
        truths.put("{}", "submission.truth-empty");
        truths.put("[{\"Classification result\": \"fake\"}]", "submission.truth-faulty");
        truths.put("{\"a\": {\"Bounding boxes\": []}}", "submission.truth-faulty");
        truths.put("{\"a\": 1}", "submission.truth-faulty");
        truths.put("{\"a\": ", "submission.truth-faulty");
        truths.put("a,fake", "submission.truth-faulty");
        for (Map.Entry<String, String> one : truths.entrySet()) {
            Path truth = Files.writeString(folder.resolve("truth.json"), one.getKey());
            assertThatThrownBy(() -> format.evaluate(truth, predictions, EvaluateOptions.STANDARD))
                    .isInstanceOfSatisfying(
                            SubmissionException.class,
                            e ->
                                    assertThat(e.reasons().getFirst().code())
                                            .isEqualTo(one.getValue()));
        }
    }

    private List<SubmissionEntry> read(Path zip) throws IOException {
        List<SubmissionEntry> entries = new ArrayList<>();
        format.read(zip, entries::add, new IssueLog());
        return entries;
    }

    private static String text(Path zip, String name) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return new String(
                    file.getInputStream(file.getEntry(name)).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    private static Box randomBox(Random random, PictureSize picture) {
        int x1 = random.nextInt(picture.width());
        int y1 = random.nextInt(picture.height());
        return new Box(
                x1,
                y1,
                x1 + 1 + random.nextInt(picture.width() - x1),
                y1 + 1 + random.nextInt(picture.height() - y1));
    }

    static SubmissionEntry withText(SubmissionEntry e, String text) {
        return new SubmissionEntry(
                e.file(),
                e.sha256(),
                e.label(),
                e.forcedLabel(),
                e.llr(),
                e.probability(),
                e.picture(),
                e.space(),
                e.boxes(),
                e.boxesAreFallback(),
                text);
    }

    private static RubricResult rubric() {
        List<StandardGrade> grades = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            grades.add(new StandardGrade(i, 1, "fixture"));
        }
        return new RubricResult(grades, 0.75);
    }
}
