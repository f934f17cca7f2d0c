package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.telltale.db.submission.EvaluateOptions;
import org.telltale.db.submission.EvaluationReport;
import org.telltale.db.submission.Figure;
import org.telltale.db.submission.SubmissionException;
import org.telltale.explainer.rubric.RubricCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code telltale evaluate}: scores predictions with the challenge's own metric. */
@Command(
        name = "evaluate",
        description = "Scores predictions against the truth, each figure with its convention.",
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Mixin private FormatOption formatOption;

    @Option(names = "--truth", required = true, paramLabel = "T", description = "The truth.")
    private Path truth;

    @Parameters(paramLabel = "PREDICTIONS", description = "The submission.")
    private Path predictions;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Terminal terminal = common.terminal();
        EvaluateOptions options = new EvaluateOptions(new RubricCheck()::check);
        try {
            EvaluationReport report =
                    formatOption.format(common).evaluate(truth, predictions, options);
            report.issues().forEach(issue -> terminal.error(issue.text(common.language())));
            if (json) {
                terminal.result(asJson(report));
            } else {
                print(terminal, report);
            }
            return report.errors() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
        } catch (SubmissionException e) {
            e.reasons().forEach(reason -> terminal.error(reason.text(common.language())));
            common.traceIfVerbose(e);
        } catch (IOException e) {
            terminal.error(
                    terminal.text(
                            "submission.unreadable",
                            Unreadable.file(e, predictions),
                            Unreadable.why(e)));
            common.traceIfVerbose(e);
        }
        return ExitCode.NOTHING_DONE;
    }

    private void print(Terminal terminal, EvaluationReport report) {
        terminal.result(
                terminal.text(
                        "evaluate.samples", report.samples(), report.missing(), report.extra()));
        for (Figure figure : report.figures()) {
            Double value = figure.value();
            String number = value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
            terminal.result(
                    String.format(
                            Locale.ROOT,
                            "%-24s %8s  n=%-7d %s",
                            figure.name(),
                            number,
                            figure.n(),
                            figure.convention().text(common.language())));
        }
    }

    private String asJson(EvaluationReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", report.format());
        root.put("samples", report.samples());
        root.put("missing", report.missing());
        root.put("extra", report.extra());
        root.put("errors", report.errors());
        ObjectNode figures = root.putObject("figures");
        for (Figure figure : report.figures()) {
            ObjectNode node = figures.putObject(figure.name());
            node.put("value", figure.value());
            node.put("n", figure.n());
            node.put("convention", figure.convention().text(common.language()));
        }
        return JsonMapper.shared().writeValueAsString(root);
    }
}
