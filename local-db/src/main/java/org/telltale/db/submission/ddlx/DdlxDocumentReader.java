package org.telltale.db.submission.ddlx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.IssueLog;
import org.telltale.inference.media.Box;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;
import tools.jackson.databind.JsonNode;

/** Reads one JSON document leniently. */
final class DdlxDocumentReader {
    static final String BOXES = "Bounding boxes";
    static final String TEXT = "Visible forgery traces";
    static final String LABEL = "Classification result";

    private final boolean textNeeded;

    /**
     * A reader.
     *
     * @param textNeeded whether a document without a text is wrong; a truth file may lack texts
     */
    DdlxDocumentReader(boolean textNeeded) {
        this.textNeeded = textNeeded;
    }

    /** What the bytes say; null where they are no JSON object. */
    @Nullable DdlxDocument read(String file, byte[] bytes, IssueLog issues) {
        List<DdlxFields.Field> fields = DdlxFields.of(file, bytes, issues);
        return fields == null ? null : read(file, fields, issues);
    }

    /** What an object inside another document says. */
    DdlxDocument read(String file, JsonNode object, IssueLog issues) {
        List<DdlxFields.Field> fields = new ArrayList<>();
        object.forEachEntry((key, value) -> fields.add(new DdlxFields.Field(key, null, value)));
        return read(file, fields, issues);
    }

    private DdlxDocument read(String file, List<DdlxFields.Field> fields, IssueLog issues) {
        Map<String, DdlxFields.Field> known = new HashMap<>();
        for (DdlxFields.Field field : fields) {
            String key = canonical(field.key());
            if (key == null) {
                issues.warning(
                        file, field.line(), Reason.of("submission.ddlx-key-unknown", field.key()));
                continue;
            }
            if (!key.equals(field.key())) {
                issues.warning(
                        file,
                        field.line(),
                        Reason.of("submission.ddlx-key-variant", field.key(), key));
            }
            if (known.putIfAbsent(key, field) != null) {
                issues.error(file, field.line(), Reason.of("submission.ddlx-key-twice", key));
            }
        }
        Label label = label(file, known.get(LABEL), issues);
        List<Box> boxes = boxes(file, known.get(BOXES), issues);
        String text = text(file, known.get(TEXT), issues);
        agree(file, label, boxes, known.get(BOXES), issues);
        return new DdlxDocument(label, boxes, text);
    }

    private static @Nullable Label label(
            String file, DdlxFields.@Nullable Field field, IssueLog issues) {
        if (field == null) {
            issues.error(file, null, Reason.of("submission.ddlx-key-missing", LABEL));
            return null;
        }
        if (!field.value().isString()) {
            issues.error(
                    file,
                    field.line(),
                    Reason.of("submission.ddlx-label-type", DdlxBoxes.kind(field.value())));
            return null;
        }
        String word = field.value().asString();
        String plain = word.strip().toLowerCase(Locale.ROOT);
        if (!plain.equals("fake") && !plain.equals("real")) {
            String shown = word.length() <= 40 ? word : word.substring(0, 40) + "…";
            issues.error(file, field.line(), Reason.of("submission.ddlx-label-word", shown));
            return null;
        }
        if (!plain.equals(word)) {
            issues.warning(
                    file, field.line(), Reason.of("submission.ddlx-label-variant", word, plain));
        }
        return plain.equals("fake") ? Label.FAKE : Label.REAL;
    }

    private static List<Box> boxes(String file, DdlxFields.@Nullable Field field, IssueLog issues) {
        if (field == null) {
            issues.error(file, null, Reason.of("submission.ddlx-key-missing", BOXES));
            return List.of();
        }
        return new DdlxBoxes(file, field.line(), issues).read(field.value());
    }

    private String text(String file, DdlxFields.@Nullable Field field, IssueLog issues) {
        if (field == null) {
            if (textNeeded) {
                issues.error(file, null, Reason.of("submission.ddlx-key-missing", TEXT));
            }
            return "";
        }
        if (!field.value().isString()) {
            issues.error(
                    file,
                    field.line(),
                    Reason.of("submission.ddlx-text-type", DdlxBoxes.kind(field.value())));
            return "";
        }
        if (textNeeded && field.value().asString().isBlank()) {
            issues.warning(file, field.line(), Reason.of("submission.ddlx-text-empty"));
        }
        return field.value().asString();
    }

    private static void agree(
            String file,
            @Nullable Label label,
            List<Box> boxes,
            DdlxFields.@Nullable Field field,
            IssueLog issues) {
        Integer line = field == null ? null : field.line();
        if (label == Label.REAL && !boxes.isEmpty()) {
            issues.warning(file, line, Reason.of("submission.ddlx-real-with-boxes"));
        }
        if (label == Label.FAKE && boxes.isEmpty()) {
            issues.warning(file, line, Reason.of("submission.ddlx-fake-without-boxes"));
        }
    }

    private static @Nullable String canonical(String key) {
        String plain = key.strip().replaceAll("[\\s_-]+", " ");
        for (String known : List.of(BOXES, TEXT, LABEL)) {
            if (known.equalsIgnoreCase(plain)) {
                return known;
            }
        }
        return null;
    }
}
