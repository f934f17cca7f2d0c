package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.telltale.db.session.SessionStore;
import org.telltale.db.submission.ExportOptions;
import org.telltale.db.submission.ExportSummary;
import org.telltale.db.submission.SubmissionException;
import org.telltale.db.submission.SubmissionExport;
import org.telltale.db.submission.SubmissionFormat;
import org.telltale.db.submission.WriteOptions;
import org.telltale.explainer.Explainer;
import org.telltale.inference.verdict.Label;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code telltale export}: sessions as a submission. */
@Command(
        name = "export",
        description = "Writes sessions as a submission; abstentions leave as forced answers.",
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Mixin private StoreOptions storeOptions;

    @Mixin private FormatOption formatOption;

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
        SubmissionFormat format = formatOption.format(common);
        Label missing = missingAs == null ? null : missingAs.label();
        ExportOptions options = new ExportOptions(missing, new WriteOptions(noBoxes, force));
        Explainer explainer = new Explainer();
        try (SessionStore store = storeOptions.open()) {
            SubmissionExport export = new SubmissionExport(store, explainer::challengeAnswer);
            ExportSummary summary =
                    export.export(format, out.toAbsolutePath(), which.sessions(), options);
            terminal.result(
                    terminal.text(
                            "export.done",
                            out,
                            summary.written(),
                            summary.forced(),
                            summary.fallbackBoxes(),
                            summary.missing(),
                            summary.skipped()));
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
