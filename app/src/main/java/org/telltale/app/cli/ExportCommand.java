package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.telltale.app.Composition;
import org.telltale.db.report.ReportExport;
import org.telltale.db.report.ReportFormat;
import org.telltale.db.report.ReportOptions;
import org.telltale.db.report.ReportSummary;
import org.telltale.db.session.SessionStore;
import org.telltale.db.submission.ExportOptions;
import org.telltale.db.submission.ExportSummary;
import org.telltale.db.submission.SubmissionException;
import org.telltale.db.submission.SubmissionExport;
import org.telltale.db.submission.SubmissionFormat;
import org.telltale.db.submission.WriteOptions;
import org.telltale.explainer.Explainer;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.NativeWorker;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code telltale export}: sessions as a submission or as a report. */
@Command(
        name = "export",
        description = {
            "Writes sessions as a submission, where abstentions leave as forced answers,",
            "or as a report, where they stay abstentions."
        },
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private static final String[] REPORTS =
            Arrays.stream(ReportFormat.values()).map(ReportFormat::id).toArray(String[]::new);

    @Mixin private CommonOptions common;

    @Mixin private StoreOptions storeOptions;

    @Spec private CommandSpec spec;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "F",
            description = "What to write: ddlx, csv, report-html or report-pdf.")
    private String format = "";

    @Option(names = "--out", required = true, paramLabel = "PATH", description = "What to write.")
    private Path out;

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(
            names = "--missing-as",
            paramLabel = "real|fake",
            description = "What a session without an answer counts as; without it none may lack.")
    private @Nullable Answer missingAs;

    @Option(
            names = "--no-boxes",
            paramLabel = "empty_list|none|null",
            defaultValue = "empty_list",
            description = "ddlx: how a real image says that it has no box (default: []).")
    private WriteOptions.NoBoxes noBoxes;

    @Option(names = "--force", description = "Replaces the file that is there.")
    private boolean force;

    @Override
    public Integer call() {
        Terminal terminal = common.terminal();
        Optional<ReportFormat> report = ReportFormat.byId(format);
        SubmissionFormat submission =
                report.isPresent() ? null : FormatOption.format(format, spec, common, REPORTS);
        try (SessionStore store = storeOptions.open()) {
            terminal.result(
                    submission == null
                            ? report(report.orElseThrow(), store)
                            : submission(submission, store));
            return ExitCode.DONE;
        } catch (SubmissionException e) {
            e.reasons().forEach(reason -> terminal.error(reason.text(common.language())));
            common.traceIfVerbose(e);
            return ExitCode.NOTHING_DONE;
        } catch (FileAlreadyExistsException e) {
            terminal.error(terminal.text("export.exists", out));
            return ExitCode.NOTHING_DONE;
        } catch (IOException e) {
            terminal.error(terminal.text("export.failed", out, String.valueOf(e.getMessage())));
            common.traceIfVerbose(e);
            return ExitCode.NOTHING_DONE;
        }
    }

    private String submission(SubmissionFormat submission, SessionStore store)
            throws IOException, SubmissionException {
        Label missing = missingAs == null ? null : missingAs.label();
        ExportOptions options = new ExportOptions(missing, new WriteOptions(noBoxes, force));
        SubmissionExport export = new SubmissionExport(store, new Explainer()::challengeAnswer);
        ExportSummary summary =
                export.export(submission, out.toAbsolutePath(), which.sessions(), options);
        return common.terminal()
                .text(
                        "export.done",
                        out,
                        summary.written(),
                        summary.forced(),
                        summary.fallbackBoxes(),
                        summary.missing(),
                        summary.skipped());
    }

    private String report(ReportFormat report, SessionStore store)
            throws IOException, SubmissionException {
        try (NativeWorker worker = new InProcessWorker()) {
            ReportExport export = Composition.reports(store, worker);
            ReportSummary summary =
                    export.export(
                            report,
                            out.toAbsolutePath(),
                            which.sessions(),
                            new ReportOptions(common.language(), force),
                            new Cancellation());
            return common.terminal()
                    .text(
                            "export.reported",
                            out,
                            summary.sessions(),
                            summary.withoutVerdict(),
                            summary.mediaGone());
        }
    }

    /** Which sessions: all, or those named. */
    static final class Which {
        @Option(names = "--all", required = true, description = "Every session that fits.")
        private boolean all;

        @Parameters(arity = "1..*", paramLabel = "SESSION", description = "Ids or their starts.")
        private List<String> sessions = List.of();

        /** Ids; empty for all. */
        List<String> sessions() {
            return all ? List.of() : sessions;
        }
    }

    /** An answer that can be forced. */
    enum Answer {
        REAL(Label.REAL),
        FAKE(Label.FAKE);

        private final Label label;

        Answer(Label label) {
            this.label = label;
        }

        Label label() {
            return label;
        }
    }
}
