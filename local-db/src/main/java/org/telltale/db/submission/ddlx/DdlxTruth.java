package org.telltale.db.submission.ddlx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.Issue;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.SubmissionEntry;
import org.telltale.db.submission.SubmissionException;
import org.telltale.inference.reason.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the truth. It comes as
 *
 * <ul>
 *   <li>a zip or a folder in the submission's own format, or
 *   <li>one JSON file: an object that has a document for each image stem, {@code {"000001":
 *       {"Classification result": "fake", "Bounding boxes": […]}, …}}, or a list of documents that
 *       each name their image under {@code "image"}, {@code "file"} or {@code "name"}.
 * </ul>
 *
 * Texts may be absent. Any error refuses the truth: half a truth would score the wrong thing.
 */
final class DdlxTruth {
    private static final long MOST_BYTES = 512L << 20;
    private static final List<String> NAME_KEYS = List.of("image", "file", "name");

    private final Map<String, DdlxDocument> documents = new HashMap<>();
    private final IssueLog issues = new IssueLog();
    private final DdlxDocumentReader reader = new DdlxDocumentReader(false);
    private final String file;

    private DdlxTruth(String file) {
        this.file = file;
    }

    /** The documents by image stem, each with a label. */
    static Map<String, DdlxDocument> read(Path truth) throws IOException, SubmissionException {
        DdlxTruth result = new DdlxTruth(String.valueOf(truth.getFileName()));
        if (!Files.isDirectory(truth) && startsLikeJson(truth)) {
            result.readJson(truth);
        } else {
            DdlxSource.read(truth, result.issues, result::add);
        }
        if (result.issues.errors() > 0) {
            Issue first =
                    result.issues.issues().stream()
                            .filter(issue -> issue.severity() == Issue.Severity.ERROR)
                            .findFirst()
                            .orElseThrow();
            throw new SubmissionException(
                    Reason.of(
                            "submission.truth-faulty",
                            result.issues.errors() + "",
                            first.text(Locale.getDefault())));
        }
        if (result.documents.isEmpty()) {
            throw new SubmissionException(Reason.of("submission.truth-empty"));
        }
        return result.documents;
    }

    private static boolean startsLikeJson(Path truth) throws IOException {
        try (InputStream in = Files.newInputStream(truth)) {
            int first = in.read();
            while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
                first = in.read();
            }
            return first == '{' || first == '[';
        }
    }

    private void readJson(Path truth) throws IOException {
        if (Files.size(truth) > MOST_BYTES) {
            issues.error(file, null, Reason.of("submission.too-large", MOST_BYTES / 1024 + ""));
            return;
        }
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(truth.toFile());
        } catch (JacksonException e) {
            Integer line = e.getLocation() == null ? null : e.getLocation().getLineNr();
            String column = e.getLocation() == null ? "?" : e.getLocation().getColumnNr() + "";
            issues.error(file, line, Reason.of("submission.ddlx-syntax", column));
            return;
        }
        if (root.isObject()) {
            root.forEachEntry((stem, document) -> add(stem, document));
        } else {
            root.valueStream().forEach(document -> add(imageOf(document), document));
        }
    }

    private static @Nullable String imageOf(JsonNode document) {
        for (String key : NAME_KEYS) {
            JsonNode value = document.get(key);
            if (value != null && value.isString()) {
                String path = value.asString();
                int separator = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
                return SubmissionEntry.stem(path.substring(separator + 1));
            }
        }
        return null;
    }

    private void add(@Nullable String stem, JsonNode document) {
        if (stem == null || !document.isObject()) {
            issues.error(file, null, Reason.of("submission.truth-unnamed"));
            return;
        }
        put(stem, reader.read(file + "#" + stem, document, issues));
    }

    private void add(String place, String stem, byte @Nullable [] bytes) {
        DdlxDocument document = bytes == null ? null : reader.read(place, bytes, issues);
        if (document != null) {
            put(stem, document);
        }
    }

    private void put(String stem, DdlxDocument document) {
        if (documents.put(stem, document) != null) {
            issues.error(file, null, Reason.of("submission.ddlx-stem-twice", stem));
        }
    }
}
