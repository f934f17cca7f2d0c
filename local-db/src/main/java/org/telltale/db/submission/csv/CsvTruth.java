package org.telltale.db.submission.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.telltale.db.submission.Issue;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.SubmissionException;
import org.telltale.inference.reason.Reason;

/**
 * Reads a truth table with the columns {@code file} and {@code label}. Any error refuses it: half a
 * truth would score the wrong thing.
 */
final class CsvTruth {
    private CsvTruth() {}

    /** Whether each file is fake, by name without folder. */
    static Map<String, Boolean> read(Path truth) throws IOException, SubmissionException {
        String file = String.valueOf(truth.getFileName());
        IssueLog issues = new IssueLog();
        Map<String, Boolean> fake = new HashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(truth), 1 << 16)) {
            CsvFormat.skipByteOrderMark(in, file, issues);
            CsvTable table = new CsvTable(file, in, issues);
            CsvTable.Row header = table.next();
            List<String> names =
                    header == null
                            ? List.of()
                            : header.cells().stream()
                                    .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                                    .toList();
            int fileAt = names.indexOf("file");
            int labelAt = names.indexOf("label");
            if (fileAt < 0 || labelAt < 0) {
                throw new SubmissionException(Reason.of("submission.truth-columns", file));
            }
            for (CsvTable.Row row = table.next(); row != null; row = table.next()) {
                if (row.cells().size() == names.size()) {
                    String name = row.cells().get(fileAt);
                    add(file, row, name, row.cells().get(labelAt), fake, issues);
                } else if (!row.cells().isEmpty()) {
                    issues.error(
                            file,
                            row.line(),
                            Reason.of("submission.csv-cells", row.cells().size(), names.size()));
                }
            }
        }
        refuse(issues, fake.isEmpty());
        return fake;
    }

    private static void add(
            String file,
            CsvTable.Row row,
            String path,
            String label,
            Map<String, Boolean> fake,
            IssueLog issues) {
        String plain = CsvCells.unguarded(path);
        String name = plain.substring(plain.lastIndexOf('/') + 1);
        String word = label.strip().toLowerCase(Locale.ROOT);
        if (!word.equals("fake") && !word.equals("real")) {
            issues.error(file, row.line(), Reason.of("submission.csv-label", "label", label));
        } else if (fake.put(name, word.equals("fake")) != null) {
            issues.error(file, row.line(), Reason.of("submission.truth-twice", name));
        }
    }

    private static void refuse(IssueLog issues, boolean empty) throws SubmissionException {
        if (issues.errors() > 0) {
            Issue first =
                    issues.issues().stream()
                            .filter(issue -> issue.severity() == Issue.Severity.ERROR)
                            .findFirst()
                            .orElseThrow();
            throw new SubmissionException(
                    Reason.of(
                            "submission.truth-faulty",
                            issues.errors() + "",
                            first.text(Locale.getDefault())));
        }
        if (empty) {
            throw new SubmissionException(Reason.of("submission.truth-empty"));
        }
    }
}
