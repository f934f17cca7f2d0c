package org.telltale.app.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return format(id, spec, common);
    }

    /**
     * The format of that name, for a command that knows more than submission formats.
     *
     * @param others that the command knows besides, for the message
     */
    static SubmissionFormat format(
            String id, CommandSpec spec, CommonOptions common, String... others) {
        SubmissionFormats formats = SubmissionFormats.builtIn();
        return formats.byId(id)
                .orElseThrow(() ->
                        new ParameterException(
                                spec.commandLine(),
                                common.terminal()
                                        .text(
                                                "format.unknown",
                                                id,
                                                Stream.concat(
                                                                formats.all().stream()
                                                                        .map(SubmissionFormat::id),
                                                                Stream.of(others))
                                                        .collect(Collectors.joining(", ")))));
    }
}
