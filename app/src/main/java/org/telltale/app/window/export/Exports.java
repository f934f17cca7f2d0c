package org.telltale.app.window.export;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.telltale.app.job.JobListener;
import org.telltale.app.job.JobRunner;
import org.telltale.app.window.Texts;
import org.telltale.db.submission.ExportOptions;
import org.telltale.db.submission.ExportSummary;
import org.telltale.db.submission.SubmissionExport;
import org.telltale.db.submission.SubmissionFormat;
import org.telltale.db.submission.SubmissionFormats;
import org.telltale.db.submission.WriteOptions;
import org.telltale.inference.engine.Cancellation;

/** Writes submissions on a job thread and says how it went. For the JavaFX thread only. */
public final class Exports {
    private final SubmissionExport export;
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
            SubmissionFormats formats,
            JobRunner jobs,
            Consumer<String> onDone,
            BiConsumer<String, Exception> onFailure,
            Executor fxThread,
            Texts texts) {
        this.export = export;
        this.formats = formats;
        this.jobs = jobs;
        this.onDone = onDone;
        this.onFailure = onFailure;
        this.fxThread = fxThread;
        this.texts = texts;
    }

    /** Names of the formats, in the order in which they are offered. */
    public List<String> formats() {
        return formats.all().stream().map(SubmissionFormat::id).toList();
    }

    /** Sentences about exporting. */
    public Texts texts() {
        return texts;
    }

    /** Writes what was asked for; a refusal writes nothing. */
    public void start(ExportRequest request) {
        SubmissionFormat format = formats.byId(request.format()).orElseThrow();
        ExportOptions options = new ExportOptions(request.missingAs(), WriteOptions.STANDARD);
        String name = String.valueOf(request.target().getFileName());
        jobs.submit(
                texts.format("export.job", name),
                control -> run(format, request, options, control.cancellation()),
                new JobListener<ExportSummary>() {
                    @Override
                    public void done(ExportSummary summary) {
                        onDone.accept(sentence(summary, request));
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

    private ExportSummary run(
            SubmissionFormat format,
            ExportRequest request,
            ExportOptions options,
            Cancellation cancellation)
            throws Exception {
        ExportSummary summary =
                export.export(format, request.target(), request.sessions(), options, cancellation);
        if (cancellation.requested()) {
            // Too late to stop: the reader was told of a cancelled export and must hear of the
            // file.
            fxThread.execute(() -> onDone.accept(sentence(summary, request)));
        }
        return summary;
    }

    private String sentence(ExportSummary summary, ExportRequest request) {
        return texts.format(
                "export.done",
                summary.written(),
                request.target().toString(),
                summary.forced(),
                summary.fallbackBoxes(),
                summary.missing(),
                summary.skipped());
    }
}
