package org.telltale.db.submission.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.telltale.db.submission.EntrySink;
import org.telltale.db.submission.EvaluateOptions;
import org.telltale.db.submission.EvaluationReport;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.NewFile;
import org.telltale.db.submission.SubmissionEntry;
import org.telltale.db.submission.SubmissionException;
import org.telltale.db.submission.SubmissionFormat;
import org.telltale.db.submission.WriteOptions;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Label;

/**
 * The format {@code csv}: one row for each media, read back identically. Columns: file, sha256,
 * width, height, label, forced_label, llr, probability, boxes, boxes_fallback, text; boxes are in
 * source pixels, boxes and text explain the forced label. See {@link CsvCells} for texts that look
 * like formulas.
 */
public final class CsvFormat implements SubmissionFormat {
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public Set<MediaKind> kinds() {
        return Set.of(MediaKind.values());
    }

    /** Name and digest: a table may hold two files of one name from different folders. */
    @Override
    public String key(SubmissionEntry entry) {
        return entry.file() + (entry.sha256() == null ? "" : " " + entry.sha256());
    }

    @Override
    public String matchName(String fileName) {
        return fileName;
    }

    @Override
    public void write(Path target, Iterable<SubmissionEntry> entries, WriteOptions options)
            throws IOException, SubmissionException {
        Set<String> keys = new HashSet<>();
        try (NewFile file = new NewFile(target, options.replace())) {
            Writer out = new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8);
            out.write(CsvCells.row(Stream.of(CsvColumn.values()).map(CsvColumn::header).toList()));
            for (SubmissionEntry entry : entries) {
                if (entry.space() != SubmissionEntry.Space.PIXELS && !entry.boxes().isEmpty()) {
                    throw new SubmissionException(Reason.of("submission.no-size", entry.file()));
                }
                if (entry.forcedLabel() == Label.REAL && !entry.boxes().isEmpty()) {
                    throw new SubmissionException(
                            Reason.of("submission.real-with-boxes", entry.file()));
                }
                if (!keys.add(key(entry))) {
                    throw new SubmissionException(Reason.of("submission.same-key", entry.file()));
                }
                out.write(CsvCells.row(CsvRow.cells(entry)));
            }
            out.flush();
            file.commit();
        }
    }

    @Override
    public void read(Path source, EntrySink sink, IssueLog issues) throws IOException {
        String file = String.valueOf(source.getFileName());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(source), 1 << 16)) {
            skipByteOrderMark(in, file, issues);
            CsvTable table = new CsvTable(file, in, issues);
            CsvTable.Row header = table.next();
            if (header == null) {
                issues.error(file, 1, Reason.of("submission.csv-empty"));
                return;
            }
            Map<Integer, CsvColumn> columns = CsvHeader.columns(header, file, issues);
            if (columns.isEmpty()) {
                return;
            }
            Map<String, Integer> lines = new HashMap<>();
            for (CsvTable.Row row = table.next(); row != null; row = table.next()) {
                readRow(row, header, columns, file, lines, sink, issues);
            }
        }
    }

    private void readRow(
            CsvTable.Row row,
            CsvTable.Row header,
            Map<Integer, CsvColumn> columns,
            String file,
            Map<String, Integer> lines,
            EntrySink sink,
            IssueLog issues) {
        int found = row.cells().size();
        int wanted = header.cells().size();
        if (found == 0) {
            return;
        }
        if (found != wanted) {
            issues.error(file, row.line(), Reason.of("submission.csv-cells", found, wanted));
            return;
        }
        Map<CsvColumn, String> cells = new HashMap<>();
        columns.forEach((index, column) -> cells.put(column, row.cells().get(index)));
        CsvRow reader = new CsvRow(cells, file, row.line(), issues);
        sink.mentioned(reader.name());
        SubmissionEntry entry = reader.entry();
        if (entry == null) {
            return;
        }
        Integer before = lines.putIfAbsent(key(entry), row.line());
        if (before != null) {
            issues.error(
                    file,
                    row.line(),
                    Reason.of("submission.csv-row-twice", entry.file(), before + ""));
            return;
        }
        sink.entry(entry);
    }

    /**
     * {@inheritDoc}
     *
     * @param truth a table with the columns {@code file} and {@code label}, fake or real; other
     *     columns say nothing
     */
    @Override
    public EvaluationReport evaluate(Path truth, Path predictions, EvaluateOptions options)
            throws IOException, SubmissionException {
        CsvEvaluation evaluation = new CsvEvaluation(CsvTruth.read(truth), options);
        IssueLog issues = new IssueLog();
        read(predictions, evaluation, issues);
        return evaluation.report(id(), issues);
    }

    static void skipByteOrderMark(InputStream in, String file, IssueLog issues) throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        for (int expected : BYTE_ORDER_MARK) {
            if (in.read() != expected) {
                in.reset();
                return;
            }
        }
        issues.warning(file, 1, Reason.of("submission.byte-order-mark"));
    }
}
