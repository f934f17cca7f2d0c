package org.telltale.app.window.export;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.Texts;
import org.telltale.db.report.ReportExport;
import org.telltale.db.report.ReportFormat;
import org.telltale.db.report.ReportOptions;
import org.telltale.db.report.ReportSummary;
import org.telltale.db.submission.ExportOptions;
import org.telltale.db.submission.ExportSummary;
import org.telltale.db.submission.SubmissionExport;
import org.telltale.db.submission.SubmissionFormat;
import org.telltale.db.submission.SubmissionFormats;
import org.telltale.db.submission.WriteOptions;
import org.telltale.inference.engine.Cancellation;

/**
 * Writes submissions and reports on a job thread and says how it went. For the JavaFX thread only.
 */
public final class Exports {
    private final SubmissionExport export;
    private final ReportExport reports;
    private final SubmissionFormats formats;
    private final JobRunner jobs;
    private final Consumer<String> onDone;
    private final BiConsumer<String, Exception> onFailure;
    private final Executor fxThread;
    private final Texts texts;

    /**
     * Exports.
     *
     * @param onDone told a sentence with the counts, or that it was cancelled
     * @param onFailure told what failed and why
     * @param fxThread runs on the JavaFX thread
     */
    public Exports(
            SubmissionExport export,
            ReportExport reports,
            SubmissionFormats formats,
            JobRunner jobs,
            Consumer<String> onDone,
            BiConsumer<String, Exception> onFailure,
            Executor fxThread,
            Texts texts) {
        this.export = export;
        this.reports = reports;
        this.formats = formats;
        this.jobs = jobs;
        this.onDone = onDone;
        this.onFailure = onFailure;
        this.fxThread = fxThread;
        this.texts = texts;
    }

    /** Names of the formats, in the order in which they are offered. */
    public List<String> formats() {
        return Stream.concat(
                        formats.all().stream().map(SubmissionFormat::id),
                        Arrays.stream(ReportFormat.values()).map(ReportFormat::id))
                .toList();
    }

    /** Sentences about exporting. */
    public Texts texts() {
        return texts;
    }

    /** Writes what was asked for; a refusal writes nothing. */
    public void start(ExportRequest request) {
        Optional<ReportFormat> report = ReportFormat.byId(request.format());
        if (report.isPresent()) {
            ReportFormat format = report.get();
            submit(request, cancellation -> report(format, request, cancellation));
        } else {
            SubmissionFormat format = formats.byId(request.format()).orElseThrow();
            submit(request, cancellation -> submission(format, request, cancellation));
        }
    }

    /** What a job does: writes, and gives the sentence that tells of it. */
    private interface Writing {
        String write(Cancellation cancellation) throws Exception;
    }

    private void submit(ExportRequest request, Writing writing) {
        String name = String.valueOf(request.target().getFileName());
        jobs.submit(
                texts.format("export.job", name),
                control -> run(writing, control.cancellation()),
                new JobListener<String>() {
                    @Override
                    public void done(String sentence) {
                        onDone.accept(sentence);
                    }

                    @Override
                    public void failed(Exception cause) {
                        onFailure.accept(texts.get("export.failed"), cause);
                    }

                    @Override
                    public void cancelled() {
                        onDone.accept(texts.format("export.cancelled", name));
                    }
                });
    }

    private String run(Writing writing, Cancellation cancellation) throws Exception {
        String sentence = writing.write(cancellation);
        if (cancellation.requested()) {
            // Too late to stop: the reader was told of a cancelled export and must hear of the
            // file.
            fxThread.execute(() -> onDone.accept(sentence));
        }
        return sentence;
    }

    private String submission(
            SubmissionFormat format, ExportRequest request, Cancellation cancellation)
            throws Exception {
        ExportOptions options = new ExportOptions(request.missingAs(), WriteOptions.STANDARD);
        ExportSummary summary =
                export.export(format, request.target(), request.sessions(), options, cancellation);
        return texts.format(
                "export.done",
                summary.written(),
                request.target().toString(),
                summary.forced(),
                summary.fallbackBoxes(),
                summary.missing(),
                summary.skipped());
    }

    private String report(ReportFormat format, ExportRequest request, Cancellation cancellation)
            throws Exception {
        ReportSummary summary =
                reports.export(
                        format,
                        request.target(),
                        request.sessions(),
                        new ReportOptions(texts.language(), false),
                        cancellation);
        return texts.format(
                "export.reported",
                summary.sessions(),
                request.target().toString(),
                summary.withoutVerdict(),
                summary.mediaGone());
    }
}
