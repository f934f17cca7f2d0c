package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.Issue;
import org.telltale.db.submission.ValidationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code telltale validate}: what an organiser would refuse. */
@Command(
        name = "validate",
        description = "Says what of a submission would be refused: file, line, reason.",
        sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Mixin private FormatOption formatOption;

    @Parameters(paramLabel = "PATH", description = "The submission.")
    private Path submission;

    @Option(
            names = "--against",
            paramLabel = "LIST_OR_DIR",
            description = "The media that it must cover: a folder, or a text file of names.")
    private @Nullable Path against;

    @Override
    public Integer call() {
        Terminal terminal = common.terminal();
        try {
            ValidationReport report = formatOption.format(common).validate(submission, against);
            for (Issue issue : report.issues()) {
                String severity =
                        terminal.text(
                                issue.severity() == Issue.Severity.ERROR
                                        ? "validate.error"
                                        : "validate.warning");
                terminal.result(severity + " " + issue.text(common.language()));
            }
            terminal.result(
                    terminal.text(
                            report.valid() ? "validate.valid" : "validate.invalid",
                            report.entries(),
                            report.errors(),
                            report.warnings()));
            return report.valid() ? ExitCode.DONE : ExitCode.SOME_FAILED;
        } catch (IOException e) {
            terminal.error(
                    terminal.text(
                            "submission.unreadable",
                            Unreadable.file(e, submission),
                            Unreadable.why(e)));
            common.traceIfVerbose(e);
            return ExitCode.NOTHING_DONE;
        }
    }
}
