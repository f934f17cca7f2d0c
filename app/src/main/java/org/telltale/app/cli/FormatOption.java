package org.telltale.app.cli;

import java.util.stream.Collectors;
import org.telltale.db.submission.SubmissionFormat;
import org.telltale.db.submission.SubmissionFormats;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which submission format a command is about. */
final class FormatOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "F",
            description = "Submission format, e.g. ddlx or csv.")
    private String id;

    /**
     * The format of that name.
     *
     * @throws ParameterException if there is none; the message lists those that there are
     */
    SubmissionFormat format(CommonOptions common) {
        SubmissionFormats formats = SubmissionFormats.builtIn();
        return formats.byId(id)
                .orElseThrow(() ->
                        new ParameterException(
                                spec.commandLine(),
                                common.terminal()
                                        .text(
                                                "format.unknown",
                                                id,
                                                formats.all().stream()
                                                        .map(SubmissionFormat::id)
                                                        .collect(Collectors.joining(", ")))));
    }
}
