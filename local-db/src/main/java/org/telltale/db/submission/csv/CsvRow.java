package org.telltale.db.submission.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.SubmissionEntry;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media.PictureSize;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;

/** Turns an entry into the cells of a row, and back. For one row. */
final class CsvRow {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]{1,400}(\\.[0-9]{0,400})?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern BOX =
            Pattern.compile("(\\d{1,9}) (\\d{1,9}) (\\d{1,9}) (\\d{1,9})");
    private static final Pattern SIDE = Pattern.compile("[1-9][0-9]{0,8}");
    private static final int MOST_BOXES = 10_000;

    private final Map<CsvColumn, String> cells;
    private final String file;
    private final int line;
    private final IssueLog issues;
    private boolean faulty;

    CsvRow(Map<CsvColumn, String> cells, String file, int line, IssueLog issues) {
        this.cells = cells;
        this.file = file;
        this.line = line;
        this.issues = issues;
    }

    /** The cells of an entry, in the order of the columns. */
    static List<String> cells(SubmissionEntry entry) {
        PictureSize picture = entry.picture();
        String boxes =
                entry.boxes().stream()
                        .map(b -> b.x1() + " " + b.y1() + " " + b.x2() + " " + b.y2())
                        .collect(Collectors.joining("; "));
        return List.of(
                CsvCells.guarded(entry.file()),
                entry.sha256() == null ? "" : entry.sha256(),
                picture == null ? "" : Integer.toString(picture.width()),
                picture == null ? "" : Integer.toString(picture.height()),
                word(entry.label()),
                word(entry.forcedLabel()),
                entry.llr() == null ? "" : Double.toString(entry.llr()),
                entry.probability() == null ? "" : Double.toString(entry.probability()),
                boxes,
                Boolean.toString(entry.boxesAreFallback()),
                CsvCells.guarded(entry.text()));
    }

    /** The name in the file column. */
    String name() {
        return CsvCells.unguarded(cell(CsvColumn.FILE));
    }

    /** The entry; null where a cell is wrong, and the log says why. */
    @Nullable SubmissionEntry entry() {
        String name = name();
        if (name.isBlank()) {
            fault("submission.csv-no-file");
        }
        Label forced = label(CsvColumn.FORCED_LABEL, false);
        Label label = label(CsvColumn.LABEL, true);
        String digest = cell(CsvColumn.SHA256);
        if (!digest.isEmpty() && !DIGEST.matcher(digest).matches()) {
            fault("submission.csv-digest");
        }
        Double llr = number(CsvColumn.LLR);
        Double probability = number(CsvColumn.PROBABILITY);
        if (probability != null && !(probability >= 0 && probability <= 1)) {
            fault("submission.csv-probability", cell(CsvColumn.PROBABILITY));
        }
        PictureSize picture = picture();
        List<Box> boxes = boxes(picture);
        boolean fallback = fallback();
        if (forced == Label.REAL && !boxes.isEmpty()) {
            issues.warning(file, line, Reason.of("submission.csv-real-with-boxes"));
        }
        if (faulty || forced == null) {
            return null;
        }
        return new SubmissionEntry(
                name,
                digest.isEmpty() ? null : digest,
                label == null ? forced : label,
                forced,
                llr,
                probability,
                picture,
                SubmissionEntry.Space.PIXELS,
                boxes,
                fallback,
                CsvCells.unguarded(cell(CsvColumn.TEXT)));
    }

    private @Nullable Label label(CsvColumn column, boolean mayAbstain) {
        String word = cell(column);
        for (Label label : Label.values()) {
            if (word(label).equals(word) && (mayAbstain || label != Label.INCONCLUSIVE)) {
                return label;
            }
        }
        if (!word.isEmpty() || column == CsvColumn.FORCED_LABEL) {
            fault("submission.csv-label", column.header(), word);
        }
        return null;
    }

    private @Nullable Double number(CsvColumn column) {
        String text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches() || !Double.isFinite(Double.parseDouble(text))) {
            fault("submission.csv-number", column.header(), text);
            return null;
        }
        return Double.valueOf(text);
    }

    private @Nullable PictureSize picture() {
        String width = cell(CsvColumn.WIDTH);
        String height = cell(CsvColumn.HEIGHT);
        if (width.isEmpty() && height.isEmpty()) {
            return null;
        }
        if (!SIDE.matcher(width).matches() || !SIDE.matcher(height).matches()) {
            fault("submission.csv-size", width, height);
            return null;
        }
        return new PictureSize(Integer.parseInt(width), Integer.parseInt(height));
    }

    private List<Box> boxes(@Nullable PictureSize picture) {
        String text = cell(CsvColumn.BOXES);
        List<Box> boxes = new ArrayList<>();
        if (text.isEmpty()) {
            return boxes;
        }
        for (String part : text.split(";", MOST_BOXES + 1)) {
            Box box = box(part.strip());
            if (box == null) {
                return List.of();
            }
            if (picture != null && (box.x2() > picture.width() || box.y2() > picture.height())) {
                fault("submission.csv-box-outside", part.strip());
            }
            boxes.add(box);
        }
        return boxes;
    }

    private @Nullable Box box(String text) {
        var match = BOX.matcher(text);
        if (!match.matches()) {
            fault("submission.csv-box", text);
            return null;
        }
        int x1 = Integer.parseInt(match.group(1));
        int y1 = Integer.parseInt(match.group(2));
        int x2 = Integer.parseInt(match.group(3));
        int y2 = Integer.parseInt(match.group(4));
        if (x1 >= x2 || y1 >= y2) {
            fault("submission.csv-box-empty", text);
            return null;
        }
        return new Box(x1, y1, x2, y2);
    }

    private boolean fallback() {
        String text = cell(CsvColumn.BOXES_FALLBACK);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            fault("submission.csv-boolean", CsvColumn.BOXES_FALLBACK.header(), text);
        }
        return text.equals("true");
    }

    private String cell(CsvColumn column) {
        return cells.getOrDefault(column, "");
    }

    private void fault(String code, String... arguments) {
        faulty = true;
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < shown.length; i++) {
            String text = arguments[i];
            shown[i] = text.length() <= 60 ? text : text.substring(0, 60) + "…";
        }
        issues.error(file, line, Reason.of(code, shown));
    }

    private static String word(Label label) {
        return label.name().toLowerCase(Locale.ROOT);
    }
}
