package org.telltale.db.submission.csv;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.db.submission.EvaluateOptions;
import org.telltale.db.submission.EvaluationReport;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.SubmissionEntry;
import org.telltale.db.submission.SubmissionException;
import org.telltale.db.submission.SubmissionFixture;
import org.telltale.db.submission.ValidationReport;
import org.telltale.db.submission.WriteOptions;
import org.telltale.inference.media.Box;
import org.telltale.inference.verdict.Label;

class CsvFormatTest {
    private static final String HEADER =
            "file,sha256,width,height,label,forced_label,llr,probability,boxes,boxes_fallback,text\n";
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "plain",
                    "comma, quote \" and\r\nline\nbreak",
                    "=SUM(A1)",
                    "+1",
                    "-1",
                    "@x",
                    "\ttab",
                    "\rreturn",
                    "'",
                    "'apostrophe",
                    "'=SUM(A1)",
                    "''-",
                    " blank ",
                    "äöü 𝄞",
                    "\"");

    private final CsvFormat format = new CsvFormat();

    @TempDir Path folder;

    @Test
    void everythingComesBackIdentically() throws Exception {
        List<SubmissionEntry> entries = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            Label label = List.of(Label.FAKE, Label.REAL, Label.INCONCLUSIVE).get(i % 3);
            Box[] boxes =
                    label == Label.REAL
                            ? new Box[0]
                            : new Box[] {new Box(0, 0, 1, 1), new Box(5, 6, 800, 600)};
            entries.add(named(entry(i + ".jpg", label, boxes), i + TEXTS.get(i), TEXTS.get(i)));
            entries.add(named(entry("x", label, boxes), TEXTS.get(i) + "x" + i, TEXTS.get(i)));
        }
        entries.add(
                new SubmissionEntry(
                        "bare.wav",
                        null,
                        Label.INCONCLUSIVE,
                        Label.REAL,
                        null,
                        null,
                        null,
                        SubmissionEntry.Space.PIXELS,
                        List.of(),
                        false,
                        ""));
        Path table = folder.resolve("t.csv");
        format.write(table, entries, WriteOptions.STANDARD);
        List<SubmissionEntry> back = new ArrayList<>();
        IssueLog issues = new IssueLog();
        format.read(table, back::add, issues);
        assertThat(issues.issues()).isEmpty();
        assertThat(back).containsExactlyElementsOf(entries);
    }

    @Test
    void whatLooksLikeAFormulaIsGuardedButNumbersAreNot() throws Exception {
        Path table = folder.resolve("t.csv");
        SubmissionEntry entry = named(entry("a.jpg", Label.REAL), "=a.jpg", "-1+2");
        format.write(table, List.of(entry), WriteOptions.STANDARD);
        assertThat(Files.readString(table))
                .isEqualTo(
                        HEADER.replace("\n", "\r\n")
                                + "'=a.jpg,%s,800,600,real,real,-0.25,0.36,,false,'-1+2\r\n"
                                        .formatted("a".repeat(64)));
    }

    @TestFactory
    Stream<DynamicTest> malformed() {
        Map<String, List<String>> cases = new LinkedHashMap<>();
        rows(cases);
        tables(cases);
        assertThat(cases.size()).isGreaterThanOrEqualTo(30);
        return cases.entrySet().stream()
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.getValue().getLast() + " in: " + one.getKey().strip(),
                                () ->
                                        assertThat(issues(one.getKey()))
                                                .containsExactlyElementsOf(one.getValue())));
    }

    private static void rows(Map<String, List<String>> cases) {
        wrong(cases, ",,,,fake,fake,,,,,", "csv-no-file");
        wrong(cases, "a,xyz,,,fake,fake,,,,,", "csv-digest");
        wrong(cases, "a,%s,,,fake,fake,,,,,".formatted("A".repeat(64)), "csv-digest");
        wrong(cases, "a,,800,,fake,fake,,,,,", "csv-size");
        wrong(cases, "a,,0,600,fake,fake,,,,,", "csv-size");
        wrong(cases, "a,,1e3,600,fake,fake,,,,,", "csv-size");
        wrong(cases, "a,,9999999999,600,fake,fake,,,,,", "csv-size");
        wrong(cases, "a,,,,fake,,,,,,", "csv-label");
        wrong(cases, "a,,,,fake,inconclusive,,,,,", "csv-label");
        wrong(cases, "a,,,,fake,FAKE,,,,,", "csv-label");
        wrong(cases, "a,,,,forged,fake,,,,,", "csv-label");
        wrong(cases, "a,,,,fake,fake,NaN,,,,", "csv-number");
        wrong(cases, "a,,,,fake,fake,Infinity,,,,", "csv-number");
        wrong(cases, "a,,,,fake,fake,1e999,,,,", "csv-number");
        wrong(cases, "a,,,,fake,fake,0x1p3,,,,", "csv-number");
        wrong(cases, "a,,,,fake,fake,\"1,5\",,,,", "csv-number");
        wrong(cases, "a,,,,fake,fake,,1.01,,,", "csv-probability");
        wrong(cases, "a,,,,fake,fake,,-0.1,,,", "csv-probability");
        wrong(cases, "a,,,,fake,fake,,half,,,", "csv-number");
        wrong(cases, "a,,,,fake,fake,,,1 2 3,,", "csv-box");
        wrong(cases, "a,,,,fake,fake,,,1 2 3 4;,,", "csv-box");
        wrong(cases, "a,,,,fake,fake,,,-1 2 3 4,,", "csv-box");
        wrong(cases, "a,,,,fake,fake,,,1.0 2 3 4,,", "csv-box");
        wrong(cases, "a,,,,fake,fake,,,5 2 5 4,,", "csv-box-empty");
        wrong(cases, "a,,,,fake,fake,,,5 4 9 4,,", "csv-box-empty");
        wrong(cases, "a,,8,8,fake,fake,,,0 0 9 8,,", "csv-box-outside");
        wrong(cases, "a,,,,fake,fake,,,,yes,", "csv-boolean");
        wrong(cases, "a,,,,fake,fake", "csv-cells");
        wrong(cases, "a,,,,fake,fake,,,,,,,", "csv-cells");
        wrong(cases, "a\"b,,,,fake,fake,,,,,", "csv-stray-quote");
        wrong(cases, "\"a\"b,,,,fake,fake,,,,,", "csv-after-quote");
        wrong(cases, "\"a,,,,fake,fake,,,,,", "csv-open-quote");
        cases.put(
                HEADER + "a,,,,real,real,,,1 2 3 4,,",
                List.of("WARNING t.csv:2 csv-real-with-boxes"));
        cases.put(
                HEADER + "a,,,,real,real,,,,,\n\"b\nc\",,,,real,real,,,,,\na,,,,real,real,,,,,",
                List.of("ERROR t.csv:5 csv-row-twice"));
    }

    private static void wrong(Map<String, List<String>> cases, String row, String code) {
        cases.put(HEADER + row, List.of("ERROR t.csv:2 " + code));
    }

    private static void tables(Map<String, List<String>> cases) {
        cases.put("", List.of("ERROR t.csv:1 csv-empty"));
        cases.put(HEADER, List.of("ERROR t.csv empty"));
        cases.put(
                "file,label\na,fake",
                List.of(
                        "WARNING t.csv:1 csv-column-absent",
                        "WARNING t.csv:1 csv-column-absent",
                        "WARNING t.csv:1 csv-column-absent",
                        "ERROR t.csv:1 csv-column-missing",
                        "WARNING t.csv:1 csv-column-absent",
                        "WARNING t.csv:1 csv-column-absent",
                        "WARNING t.csv:1 csv-column-absent",
                        "WARNING t.csv:1 csv-column-absent",
                        "WARNING t.csv:1 csv-column-absent"));
        cases.put(
                HEADER.replace("text", "text,text") + "a,,,,fake,fake,,,,,,",
                List.of("ERROR t.csv:1 csv-column-twice"));
        cases.put(
                HEADER.replace("text", "text,more") + "a,,,,fake,fake,,,,,,",
                List.of("WARNING t.csv:1 csv-unknown-column"));
        cases.put(
                "\uFEFF" + HEADER + "a,,,,fake,fake,,,,,",
                List.of("WARNING t.csv:1 byte-order-mark"));
    }

    @Test
    void hugeCellsRowsAndWrongBytesEndInOneErrorEach() throws IOException {
        assertThat(issues(HEADER + "x".repeat(3 << 20) + ",,,,fake,fake,,,,,\n"))
                .containsExactly("ERROR t.csv:2 csv-large-cell");
        assertThat(issues(HEADER + "\"" + "x\n".repeat(3 << 20)))
                .hasSize(1)
                .allMatch(issue -> issue.endsWith("csv-large-cell"));
        assertThat(issues(HEADER + ",".repeat(5_000_000)))
                .containsExactly("ERROR t.csv:2 csv-many-cells");
        Path table = folder.resolve("t.csv");
        String text = HEADER + "a,,,,fake,fake,,,,,ok\nb,,,,fake,fake,,,,,glätt\n";
        Files.write(table, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(SubmissionFixture.shown(format.validate(table, null).issues()))
                .containsExactly("ERROR t.csv:3 not-utf8");
    }

    @Test
    void lineEndsOfAllSystemsAreRead() throws IOException {
        String row = "a,,,,fake,fake,,,,,";
        for (String end : List.of("\n", "\r\n", "\r")) {
            String table = HEADER.strip() + end + row + end + end + "b" + row.substring(1) + end;
            Path file = Files.writeString(folder.resolve("t.csv"), table);
            ValidationReport report = format.validate(file, null);
            assertThat(report.issues()).isEmpty();
            assertThat(report.entries()).isEqualTo(2);
        }
    }

    @Test
    void scoresAgainstATable() throws Exception {
        Path predictions = folder.resolve("p.csv");
        Files.writeString(
                predictions,
                """
                file,label,forced_label,probability
                a.jpg,fake,fake,0.9
                b.jpg,inconclusive,fake,0.6
                c.jpg,real,real,0.1
                d.jpg,inconclusive,real,0.6
                e.jpg,fake,fake,0.9
                """);
        Path truth = folder.resolve("truth.csv");
        Files.writeString(
                truth,
                "file,label,comment\na.jpg,fake,x\nset/b.jpg,real,\nc.jpg,real,\nd.jpg,fake,\ng.jpg,fake,\n");
        EvaluationReport report = format.evaluate(truth, predictions, EvaluateOptions.STANDARD);
        assertThat(report.samples()).isEqualTo(5);
        assertThat(report.missing()).isEqualTo(1);
        assertThat(report.extra()).isEqualTo(1);
        assertThat(report.figure("acc").value()).isCloseTo(0.4, within(1e-12));
        assertThat(report.figure("acc_decided").value()).isEqualTo(1.0);
        assertThat(report.figure("acc_decided").n()).isEqualTo(2);
        assertThat(report.figure("auc").value()).isCloseTo(3.5 / 4, within(1e-12));
        assertThat(report.figure("auc").n()).isEqualTo(4);
    }

    @Test
    void aFaultyTruthIsRefused() throws Exception {
        Path predictions = Files.writeString(folder.resolve("p.csv"), HEADER);
        refused(predictions, "", "submission.truth-columns");
        refused(predictions, "name,label\n", "submission.truth-columns");
        refused(predictions, "file,label\n", "submission.truth-empty");
        refused(predictions, "file,label\na,maybe\n", "submission.truth-faulty");
        refused(predictions, "file,label\na,fake\na,real\n", "submission.truth-faulty");
        refused(predictions, "file,label\na\n", "submission.truth-faulty");
    }

    private void refused(Path predictions, String truth, String code) throws IOException {
        Path file = Files.writeString(folder.resolve("truth.csv"), truth);
        assertThatThrownBy(() -> format.evaluate(file, predictions, EvaluateOptions.STANDARD))
                .isInstanceOfSatisfying(
                        SubmissionException.class,
                        e -> assertThat(e.reasons().getFirst().code()).isEqualTo(code));
    }

    private List<String> issues(String table) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), table);
        return SubmissionFixture.shown(format.validate(file, null).issues());
    }

    private static SubmissionEntry named(SubmissionEntry e, String file, String text) {
        return new SubmissionEntry(
                file,
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
}
