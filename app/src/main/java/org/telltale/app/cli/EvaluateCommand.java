package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.EvaluateOptions;
import org.telltale.db.submission.EvaluationReport;
import org.telltale.db.submission.Figure;
import org.telltale.db.submission.SubmissionException;
import org.telltale.explainer.rubric.RubricCheck;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code telltale evaluate}: scores predictions against the truth. */
@Command(
        name = "evaluate",
        description = "Scores predictions against the truth, each figure with its convention.",
        footer = {
            "",
            "--format masks measures where alterations were found, per detector and kind. Truths:",
            "  - a forensic-truth/1 file, or a folder that holds it as truth.json;",
            "  - a folder of pictures with --masks DIR, and --real DIR for real ones elsewhere;",
            "  - one folder: masks below masks, mask, gt or ground-truth, or beside their pictures"
                    + " with a suffix.",
            "A mask has the size of the stored picture and its base name, with or without _gt,"
                    + " _mask, _edgemask, _groundtruth or _forged; grey 128 and more is altered. A"
                    + " picture without a mask is real.",
            "PREDICTIONS is then a folder written by analyze --json --out DIR; without it the"
                    + " pictures are analysed now, and nothing is stored."
        },
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    private static final String MASKS = "masks";

    @Spec private CommandSpec spec;

    @Mixin private CommonOptions common;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "F",
            description = "A submission format, e.g. ddlx or csv, or masks for localization.")
    private String format;

    @Option(names = "--truth", required = true, paramLabel = "T", description = "The truth.")
    private Path truth;

    @Parameters(
            arity = "0..1",
            paramLabel = "PREDICTIONS",
            description = "The submission, or for masks a folder of analyses.")
    private @Nullable Path predictions;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @ArgGroup(exclusive = false, heading = "With --format masks:%n")
    private @Nullable MaskOptions maskOptions;

    @Mixin private AnalysisOptions analysisOptions;

    @Override
    public Integer call() {
        Terminal terminal = common.terminal();
        try {
            if (format.equals(MASKS)) {
                MaskOptions folders = maskOptions == null ? new MaskOptions() : maskOptions;
                return new MaskEvaluation(common, analysisOptions, json)
                        .run(folders.of(truth), folders.inverted(), predictions);
            }
            return submission(terminal);
        } catch (SubmissionException e) {
            e.reasons().forEach(reason -> terminal.error(reason.text(common.language())));
            common.traceIfVerbose(e);
        } catch (IOException e) {
            terminal.error(
                    terminal.text(
                            "submission.unreadable",
                            Unreadable.file(e, predictions == null ? truth : predictions),
                            Unreadable.why(e)));
            common.traceIfVerbose(e);
        }
        return ExitCode.NOTHING_DONE;
    }

    private int submission(Terminal terminal) throws IOException, SubmissionException {
        if (predictions == null || maskOptions != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    terminal.text(
                            predictions == null
                                    ? "evaluate.no-predictions"
                                    : "evaluate.masks-only"));
        }
        EvaluationReport report =
                FormatOption.format(format, spec, common, MASKS)
                        .evaluate(
                                truth, predictions, new EvaluateOptions(new RubricCheck()::check));
        report.issues().forEach(issue -> terminal.error(issue.text(common.language())));
        if (json) {
            terminal.result(asJson(report));
        } else {
            print(terminal, report);
        }
        return report.errors() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
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
