package org.telltale.db.submission.ddlx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.telltale.db.submission.EntrySink;
import org.telltale.db.submission.EvaluateOptions;
import org.telltale.db.submission.EvaluationReport;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.SubmissionEntry;
import org.telltale.db.submission.SubmissionException;
import org.telltale.db.submission.SubmissionFormat;
import org.telltale.db.submission.WriteOptions;
import org.telltale.inference.media.MediaKind;

/** The format {@code ddlx}; see the package. */
public final class DdlxFormat implements SubmissionFormat {
    @Override
    public String id() {
        return "ddlx";
    }

    @Override
    public Set<MediaKind> kinds() {
        return Set.of(MediaKind.IMAGE);
    }

    /** The image's stem, since the document is named after it. */
    @Override
    public String key(SubmissionEntry entry) {
        return SubmissionEntry.stem(entry.file());
    }

    @Override
    public String matchName(String fileName) {
        return SubmissionEntry.stem(fileName);
    }

    @Override
    public void write(Path target, Iterable<SubmissionEntry> entries, WriteOptions options)
            throws IOException, SubmissionException {
        new DdlxWriter(options).write(target, entries);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The boxes of the entries are in {@link SubmissionEntry.Space#DDLX}; {@link
     * DdlxCoordinates#toPixels} turns them into pixels where the picture's size is known.
     */
    @Override
    public void read(Path source, EntrySink sink, IssueLog issues) throws IOException {
        DdlxDocumentReader reader = new DdlxDocumentReader(true);
        DdlxSource.read(
                source,
                issues,
                (file, stem, bytes) -> {
                    sink.mentioned(stem);
                    DdlxDocument document = bytes == null ? null : reader.read(file, bytes, issues);
                    SubmissionEntry entry = document == null ? null : document.entry(stem);
                    if (entry != null) {
                        sink.entry(entry);
                    }
                });
    }

    /**
     * {@inheritDoc}
     *
     * @param truth a zip or folder in this format, or one JSON file: an object from image stem to
     *     document, or a list of documents with {@code "image"}
     */
    @Override
    public EvaluationReport evaluate(Path truth, Path predictions, EvaluateOptions options)
            throws IOException, SubmissionException {
        DdlxEvaluation evaluation = new DdlxEvaluation(DdlxTruth.read(truth), options);
        IssueLog issues = new IssueLog();
        read(predictions, evaluation, issues);
        return evaluation.report(id(), issues);
    }
}
