package org.telltale.db.submission.ddlx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.telltale.db.submission.SubmissionFixture.FAKE;
import static org.telltale.db.submission.SubmissionFixture.REAL;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.db.submission.SubmissionFixture;
import org.telltale.db.submission.ValidationReport;

/** Malformed submissions, each with the exact complaint: severity, place, line, reason. */
class MalformedDdlxTest {
    private static final String A = "json/a.json";

    @TempDir Path folder;

    /** One wrong document in a zip that is otherwise right. */
    private record Wrong(String document, List<String> issues) {
        Wrong(String document, String... issues) {
            this(document, List.of(issues));
        }
    }

    @TestFactory
    Stream<DynamicTest> documents() {
        Map<String, Wrong> cases = new LinkedHashMap<>();
        keys(cases);
        labels(cases);
        boxes(cases);
        syntax(cases);
        assertThat(cases.size()).isGreaterThanOrEqualTo(40);
        return cases.entrySet().stream()
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.getKey(),
                                () -> {
                                    Wrong wrong = one.getValue();
                                    byte[] zip = zip(A, wrong.document());
                                    assertThat(validate(zip))
                                            .containsExactlyElementsOf(wrong.issues());
                                }));
    }

    private static void keys(Map<String, Wrong> cases) {
        cases.put(
                "no key at all",
                new Wrong(
                        "{}",
                        "ERROR json/a.json ddlx-key-missing",
                        "ERROR json/a.json ddlx-key-missing",
                        "ERROR json/a.json ddlx-key-missing"));
        cases.put(
                "no label",
                new Wrong(
                        without("Classification result", FAKE),
                        "WARNING json/a.json:3 ddlx-key-unknown",
                        "ERROR json/a.json ddlx-key-missing"));
        cases.put(
                "no text",
                new Wrong(
                        without("Visible forgery traces", FAKE),
                        "WARNING json/a.json:2 ddlx-key-unknown",
                        "ERROR json/a.json ddlx-key-missing"));
        cases.put(
                "no boxes",
                new Wrong(
                        without("Bounding boxes", REAL),
                        "WARNING json/a.json:1 ddlx-key-unknown",
                        "ERROR json/a.json ddlx-key-missing"));
        cases.put(
                "lower-case key",
                new Wrong(
                        FAKE.replace("Bounding boxes", "bounding boxes"),
                        "WARNING json/a.json:1 ddlx-key-variant"));
        cases.put(
                "snake-case keys",
                new Wrong(
                        FAKE.replace("Visible forgery traces", "visible_forgery_traces")
                                .replace("Classification result", "classification_result"),
                        "WARNING json/a.json:2 ddlx-key-variant",
                        "WARNING json/a.json:3 ddlx-key-variant"));
        cases.put(
                "a key in two spellings",
                new Wrong(
                        FAKE.replace("}", ", \"classification_result\": \"real\"}"),
                        "WARNING json/a.json:3 ddlx-key-variant",
                        "ERROR json/a.json:3 ddlx-key-twice"));
        cases.put(
                "a key twice",
                new Wrong(
                        FAKE.replace("}", ", \"Bounding boxes\": []}"),
                        "ERROR json/a.json:3 ddlx-key-twice-exact"));
        cases.put(
                "an unknown key",
                new Wrong(
                        FAKE.replace("}", ",\n\"Score\": 0.5}"),
                        "WARNING json/a.json:4 ddlx-key-unknown"));
        cases.put(
                "a text that is a list",
                new Wrong(
                        FAKE.replace("\"The left cheek is smooth.\"", "[]"),
                        "ERROR json/a.json:2 ddlx-text-type"));
        cases.put(
                "an empty text",
                new Wrong(
                        FAKE.replace("The left cheek is smooth.", " "),
                        "WARNING json/a.json:2 ddlx-text-empty"));
    }

    private static void labels(Map<String, Wrong> cases) {
        cases.put("label 1", label("1", "ERROR json/a.json:3 ddlx-label-type"));
        cases.put("label true", label("true", "ERROR json/a.json:3 ddlx-label-type"));
        cases.put("label null", label("null", "ERROR json/a.json:3 ddlx-label-type"));
        cases.put("label word", label("\"forged\"", "ERROR json/a.json:3 ddlx-label-word"));
        cases.put("label empty", label("\"\"", "ERROR json/a.json:3 ddlx-label-word"));
        cases.put("label capital", label("\"Fake\"", "WARNING json/a.json:3 ddlx-label-variant"));
        cases.put("label space", label("\"fake \"", "WARNING json/a.json:3 ddlx-label-variant"));
        cases.put(
                "real with boxes", label("\"real\"", "WARNING json/a.json:1 ddlx-real-with-boxes"));
    }

    private static Wrong label(String value, String issue) {
        return new Wrong(FAKE.replace("\"fake\"", value), issue);
    }

    private static void boxes(Map<String, Wrong> cases) {
        String lost = "WARNING json/a.json:1 ddlx-fake-without-boxes";
        cases.put("fake without boxes", box("[]", lost));
        cases.put("boxes null", box("null", "WARNING json/a.json:1 ddlx-boxes-null", lost));
        cases.put("boxes None", box("\"None\"", "WARNING json/a.json:1 ddlx-boxes-none", lost));
        cases.put("boxes a word", box("\"left\"", "ERROR json/a.json:1 ddlx-boxes-type", lost));
        cases.put("boxes an object", box("{}", "ERROR json/a.json:1 ddlx-boxes-type", lost));
        cases.put("boxes a number", box("7", "ERROR json/a.json:1 ddlx-boxes-type", lost));
        cases.put("one flat box", box("[1, 2, 3, 4]", "WARNING json/a.json:1 ddlx-boxes-flat"));
        cases.put(
                "a flat box of three",
                box(
                        "[1, 2, 3]",
                        "WARNING json/a.json:1 ddlx-boxes-flat",
                        "ERROR json/a.json:1 ddlx-box-size",
                        lost));
        cases.put("a box of five", box("[[1,2,3,4,5]]", "ERROR json/a.json:1 ddlx-box-size", lost));
        cases.put("an empty box", box("[[]]", "ERROR json/a.json:1 ddlx-box-size", lost));
        cases.put("a box that is text", box("[\"1\"]", "ERROR json/a.json:1 ddlx-box-type", lost));
        cases.put("a box that is null", box("[null]", "ERROR json/a.json:1 ddlx-box-type", lost));
        cases.put("x1 = x2", box("[[5,1,5,9]]", "ERROR json/a.json:1 ddlx-box-x", lost));
        cases.put("x1 > x2", box("[[9,1,5,9]]", "ERROR json/a.json:1 ddlx-box-x", lost));
        cases.put("y1 = y2", box("[[1,5,9,5]]", "ERROR json/a.json:1 ddlx-box-y", lost));
        cases.put("y1 > y2", box("[[1,9,5,2]]", "ERROR json/a.json:1 ddlx-box-y", lost));
        String range = "ERROR json/a.json:1 ddlx-coordinate-range";
        cases.put("a zero", box("[[0,1,5,9]]", range));
        cases.put("1001", box("[[1,1,1001,9]]", range));
        cases.put("a negative", box("[[-4,1,5,9]]", range));
        cases.put("far out", box("[[1,1,99999999999,9]]", range, lost));
        cases.put(
                "infinitely far",
                box("[[1,1,1e999999999,9]]", "ERROR json/a.json:1 ddlx-coordinate-fraction", lost));
        cases.put(
                "far out as a fraction",
                box("[[1,1,1e300,9]]", "WARNING json/a.json:1 ddlx-coordinate-float", range, lost));
        cases.put(
                "a number of a thousand digits",
                box("[[1,1,%s,9]]".formatted("9".repeat(990)), range, lost));
        cases.put(
                "a fraction",
                box("[[1.5,1,5,9]]", "ERROR json/a.json:1 ddlx-coordinate-fraction", lost));
        cases.put(
                "a whole fraction",
                box("[[1.0,1,5,9]]", "WARNING json/a.json:1 ddlx-coordinate-float"));
        cases.put(
                "a coordinate in quotes",
                box("[[\"1\",1,5,9]]", "ERROR json/a.json:1 ddlx-coordinate-type", lost));
        cases.put(
                "a coordinate that is null",
                box("[[null,1,5,9]]", "ERROR json/a.json:1 ddlx-coordinate-type", lost));
        cases.put(
                "a second box on its own",
                box(
                        "[[1,2,3,4],[9,9,1,1]]",
                        "ERROR json/a.json:1 ddlx-box-x",
                        "ERROR json/a.json:1 ddlx-box-y"));
        cases.put(
                "ten thousand and one boxes",
                box(
                        "[" + "[1,1,2,2],".repeat(10_000) + "[1,1,2,2]]",
                        "ERROR json/a.json:1 ddlx-boxes-many",
                        lost));
    }

    private static Wrong box(String value, String... issues) {
        return new Wrong(FAKE.replace("[[263, 362, 741, 817]]", value), issues);
    }

    private static void syntax(Map<String, Wrong> cases) {
        cases.put("nothing", new Wrong("", "ERROR json/a.json ddlx-empty-document"));
        cases.put("blanks", new Wrong(" \n ", "ERROR json/a.json ddlx-empty-document"));
        cases.put("a list", new Wrong("[]", "ERROR json/a.json:1 ddlx-not-object"));
        cases.put("a word", new Wrong("\"fake\"", "ERROR json/a.json:1 ddlx-not-object"));
        cases.put("no JSON", new Wrong("fake", "ERROR json/a.json:1 ddlx-syntax"));
        cases.put(
                "a missing comma",
                new Wrong(FAKE.replace("]],", "]]"), "ERROR json/a.json:2 ddlx-syntax"));
        cases.put(
                "a trailing comma",
                new Wrong(FAKE.replace("}", ",\n}"), "ERROR json/a.json:4 ddlx-syntax"));
        cases.put("cut short", new Wrong(FAKE.substring(0, 60), "ERROR json/a.json:2 ddlx-syntax"));
        cases.put("single quotes", new Wrong("{'a': 1}", "ERROR json/a.json:1 ddlx-syntax"));
        cases.put("NaN", box("[[NaN, 1, 2, 3]]", "ERROR json/a.json:1 ddlx-syntax"));
        cases.put("deeply nested", box("[".repeat(5000), "ERROR json/a.json:1 ddlx-syntax"));
        cases.put("two objects", new Wrong(FAKE + "{}", "ERROR json/a.json:4 ddlx-trailing"));
        cases.put(
                "a byte order mark",
                new Wrong("\uFEFF" + FAKE, "WARNING json/a.json:1 byte-order-mark"));
        cases.put(
                "a mebibyte and more",
                new Wrong(FAKE + " ".repeat(1 << 20), "ERROR json/a.json too-large"));
    }

    @Test
    void aTextThatIsNotUtf8() throws IOException {
        byte[] latin = FAKE.replace("smooth", "glätt").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(validate(SubmissionFixture.zipOfBytes(Map.of(A, latin))))
                .containsExactly("ERROR json/a.json:2 not-utf8");
    }

    @Test
    void placesInTheZip() throws IOException {
        assertThat(validate(zip("a.json", FAKE))).containsExactly("ERROR a.json ddlx-place");
        assertThat(validate(zip("x/json/a.json", FAKE)))
                .containsExactly("ERROR x/json/a.json ddlx-place");
        assertThat(validate(zip("json/a.JSON", FAKE)))
                .containsExactly("ERROR json/a.JSON ddlx-suffix");
        assertThat(validate(zip("json/a.txt", FAKE)))
                .containsExactly("ERROR json/a.txt ddlx-unexpected");
        assertThat(validate(zip("json/.json", FAKE)))
                .containsExactly("ERROR json/.json ddlx-unexpected");
        assertThat(validate(zip(A, FAKE, "__MACOSX/json/._a.json", "x")))
                .containsExactly("WARNING __MACOSX/json/._a.json ddlx-left-by-system");
        assertThat(validate(zip(A, FAKE, "json/.DS_Store", "x")))
                .containsExactly("WARNING json/.DS_Store ddlx-left-by-system");
    }

    @Test
    void namesThatLeadOut() throws IOException {
        for (String name :
                List.of(
                        "../a.json",
                        "json/../../a.json",
                        "/json/a.json",
                        "json\\a.json",
                        "C:/json/a.json")) {
            assertThat(validate(zip(name, FAKE)))
                    .containsExactly("ERROR %s zip-unsafe".formatted(name));
        }
    }

    @Test
    void twoDocumentsForOneImage() throws IOException {
        assertThat(validate(zip(A, FAKE, "json/a.JSON", REAL)))
                .containsExactly(
                        "ERROR json/a.JSON ddlx-suffix", "ERROR json/a.JSON ddlx-stem-twice");
        byte[] twice = replace(zip(A, FAKE, "json/b.json", REAL), "json/b.json", A);
        assertThat(validate(twice)).containsExactly("ERROR json/a.json ddlx-stem-twice");
    }

    @Test
    void damagedZips() throws IOException {
        byte[] zip = zip(A, FAKE);
        assertThat(validate(new byte[0])).containsExactly("ERROR s.zip broken-zip");
        assertThat(validate(FAKE.getBytes(StandardCharsets.UTF_8)))
                .containsExactly("ERROR s.zip broken-zip");
        assertThat(validate(Arrays.copyOf(zip, zip.length - 30)))
                .containsExactly("ERROR s.zip broken-zip");
        byte[] flipped = zip.clone();
        flipped[60] ^= 0x55;
        assertThat(validate(flipped))
                .hasSize(1)
                .allMatch(i -> i.startsWith("ERROR json/a.json zip-"));
        assertThat(validate(zip())).containsExactly("ERROR s.zip empty");
    }

    @Test
    void aFolderIsReadWithAWarning() throws IOException {
        Path json = Files.createDirectories(folder.resolve("out/json"));
        Files.writeString(json.resolve("a.json"), FAKE);
        Files.createDirectory(json.resolve("more"));
        ValidationReport report = new DdlxFormat().validate(folder.resolve("out"), null);
        assertThat(SubmissionFixture.shown(report.issues()))
                .containsExactly("WARNING out ddlx-folder", "ERROR json/more ddlx-unexpected");
        assertThat(report.entries()).isEqualTo(1);
    }

    @Test
    void whatIsMissingAndWhatIsExtra() throws IOException {
        Path zip = SubmissionFixture.write(folder, "s.zip", zip(A, FAKE, "json/c.json", "{"));
        Path list = folder.resolve("list.txt");
        Files.writeString(list, "# the test set\nimages/a.jpg\n\nb.png\na.webp\n");
        ValidationReport report = new DdlxFormat().validate(zip, list);
        assertThat(SubmissionFixture.shown(report.issues()))
                .containsExactly(
                        "ERROR json/c.json:1 ddlx-syntax",
                        "ERROR list.txt:5 expected-twice",
                        "ERROR s.zip missing-file",
                        "ERROR s.zip extra-file");
        Path media = Files.createDirectory(folder.resolve("media"));
        Files.createFile(media.resolve("a.jpg"));
        Files.createFile(media.resolve("c.jpg"));
        Files.createFile(media.resolve(".hidden"));
        assertThat(new DdlxFormat().validate(zip, media).errors()).isEqualTo(1);
    }

    @Test
    void aFaultInEveryDocumentCostsNoMemory() throws IOException {
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 1500; i++) {
            many.put("json/%04d.json".formatted(i), "{");
        }
        Path zip = SubmissionFixture.write(folder, "s.zip", SubmissionFixture.zip(many));
        ValidationReport report = new DdlxFormat().validate(zip, null);
        assertThat(report.errors()).isEqualTo(1500);
        assertThat(report.issues()).hasSize(1000);
        assertThat(report.valid()).isFalse();
    }

    private List<String> validate(byte[] zip) throws IOException {
        Path file = SubmissionFixture.write(folder, "s.zip", zip);
        return SubmissionFixture.shown(new DdlxFormat().validate(file, null).issues());
    }

    private static byte[] zip(String... namesAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return SubmissionFixture.zip(files);
    }

    private static String without(String key, String document) {
        return document.replace(key, "Other");
    }

    private static byte[] replace(byte[] bytes, String old, String replacement) {
        List<Integer> places = new ArrayList<>();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + 1)) {
            places.add(at);
        }
        assertThat(places).isNotEmpty();
        return text.replace(old, replacement).getBytes(StandardCharsets.ISO_8859_1);
    }
}
