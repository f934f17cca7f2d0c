package org.telltale.db.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media.PictureSize;
import org.telltale.inference.verdict.Label;

/** Entries and zips for the tests of formats. */
public final class SubmissionFixture {
    public static final String FAKE =
            """
            {"Bounding boxes": [[263, 362, 741, 817]],
             "Visible forgery traces": "The left cheek is smooth.",
             "Classification result": "fake"}
            """;
    public static final String REAL =
            """
            {"Bounding boxes": [],
             "Visible forgery traces": "No signs of manipulation are detected.",
             "Classification result": "real"}
            """;

    private SubmissionFixture() {}

    /** An entry with boxes in an 800×600 picture; none for REAL. */
    public static SubmissionEntry entry(String file, Label label, Box... boxes) {
        return new SubmissionEntry(
                file,
                "a".repeat(64),
                label,
                label == Label.INCONCLUSIVE ? Label.FAKE : label,
                -0.25,
                0.36,
                new PictureSize(800, 600),
                SubmissionEntry.Space.PIXELS,
                List.of(boxes),
                false,
                "Because of this.");
    }

    /** A zip of these texts. */
    public static byte[] zip(Map<String, String> texts) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        texts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return zipOfBytes(bytes);
    }

    /** A zip of these bytes. */
    public static byte[] zipOfBytes(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes bytes into a folder. */
    public static Path write(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** Severity, place and code of each issue, after checking that its sentence exists. */
    public static List<String> shown(List<Issue> issues) {
        return issues.stream()
                .map(issue -> {
                    String sentence = issue.text(Locale.ENGLISH);
                    if (sentence.contains("{") && !sentence.contains("json")) {
                        throw new AssertionError("argument missing: " + sentence);
                    }
                    return "%s %s%s %s"
                            .formatted(
                                    issue.severity(),
                                    issue.file(),
                                    issue.line() == null ? "" : ":" + issue.line(),
                                    issue.reason().code().replace("submission.", ""));
                })
                .toList();
    }
}
