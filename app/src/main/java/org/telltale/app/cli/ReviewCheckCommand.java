package org.telltale.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.telltale.app.Composition;
import org.telltale.db.submission.ddlx.DdlxCoordinates;
import org.telltale.explainer.rubric.ExplainedText;
import org.telltale.explainer.rubric.RubricCheck;
import org.telltale.explainer.rubric.RubricFacts;
import org.telltale.explainer.rubric.RubricResult;
import org.telltale.explainer.rubric.StandardGrade;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.verdict.Label;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code telltale review check}: judges one text, ours or any other. Needs no database. */
@Command(
        name = "check",
        description = "Judges one text against the eight standards of the rubric.",
        sortOptions = false)
final class ReviewCheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private CommonOptions common;

    @Option(
            names = "--label",
            required = true,
            paramLabel = "fake|real",
            description = "The prediction that the text explains.")
    private ExportCommand.Answer label;

    @Option(names = "--truth", paramLabel = "fake|real", description = "What is true.")
    private ExportCommand.@Nullable Answer truth;

    @Option(
            names = "--box",
            paramLabel = "x1,y1,x2,y2",
            description = "A predicted box in the challenge's 1-1000; may be repeated.")
    private List<String> boxes = List.of();

    @Option(names = "--image", paramLabel = "FILE", description = "Face regions come from it.")
    private @Nullable Path image;

    @Option(
            names = "--attribute",
            paramLabel = "name=value",
            description = "A confirmed fact about the subject; may be repeated.")
    private Map<String, String> attributes = Map.of();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Parameters(paramLabel = "TEXTFILE|-", description = "The text; - reads standard input.")
    private String textFile;

    @Override
    public Integer call() {
        Terminal terminal = common.terminal();
        try {
            ExplainedText explained = explainedText();
            if (explained.text().isBlank()) {
                terminal.error(terminal.text("review.blank", textFile));
                return ExitCode.NOTHING_DONE;
            }
            RubricResult result = new RubricCheck().check(explained);
            terminal.result(json ? asJson(result) : asText(terminal, result));
            return ExitCode.DONE;
        } catch (MediaException e) {
            terminal.error(image + ": " + e.reason().text(common.language()));
            common.traceIfVerbose(e);
        } catch (IOException e) {
            terminal.error(terminal.text("submission.unreadable", textFile, Unreadable.why(e)));
            common.traceIfVerbose(e);
        }
        return ExitCode.NOTHING_DONE;
    }

    private ExplainedText explainedText() throws IOException, MediaException {
        List<Box> given = boxes.stream().map(this::box).toList();
        // Without a box on the command line a FAKE's boxes are not known, a REAL has none.
        boolean known = !boxes.isEmpty() || label.label() == Label.REAL;
        Label actual = truth == null ? null : truth.label();
        if (image == null) {
            return new ExplainedText(
                    text(), label.label(), actual, known ? given : null, null, null, attributes);
        }
        Analysis analysis = facesOf(image);
        Media.PictureSize size = analysis.media().picture();
        List<Box> inPixels =
                size == null
                        ? given
                        : given.stream().map(b -> DdlxCoordinates.toPixels(b, size)).toList();
        return RubricFacts.of(
                analysis, text(), label.label(), actual, known ? inPixels : null, attributes);
    }

    private String text() throws IOException {
        return textFile.equals("-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(textFile));
    }

    private Box box(String argument) {
        String[] parts = argument.strip().split("\\s*,\\s*", -1);
        try {
            if (parts.length == 4) {
                return inChallengeSpace(
                        Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3]));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), common.terminal().text("review.box", argument), e);
        }
        throw new ParameterException(
                spec.commandLine(), common.terminal().text("review.box", argument));
    }

    private static Box inChallengeSpace(int x1, int y1, int x2, int y2) {
        Box box = new Box(x1, y1, x2, y2);
        if (Math.min(x1, y1) < DdlxCoordinates.LEAST
                || Math.max(x2, y2) > DdlxCoordinates.GREATEST) {
            throw new IllegalArgumentException("outside 1-1000");
        }
        return box;
    }

    private static Analysis facesOf(Path image) throws MediaException {
        AnalysisSettings settings =
                new AnalysisSettings(Profile.QUICK, Set.of("faces"), "auto", MediaLimits.STANDARD);
        try (Composition composition = new Composition()) {
            return composition
                    .engine()
                    .analyze(image, settings, RunListener.NONE, new Cancellation());
        }
    }

    private static String asJson(RubricResult result) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode grades = root.putArray("rubric_check");
        for (StandardGrade grade : result.grades()) {
            grades.addObject()
                    .put("standard", grade.standard())
                    .put("grade", grade.grade())
                    .put("why", grade.why());
        }
        root.put("weighted", result.weighted());
        return JsonMapper.shared().writeValueAsString(root);
    }

    private static String asText(Terminal terminal, RubricResult result) {
        StringBuilder lines = new StringBuilder();
        for (StandardGrade grade : result.grades()) {
            Integer value = grade.grade();
            lines.append(grade.standard())
                    .append("  ")
                    .append(value == null ? "-" : value.toString())
                    .append("  ")
                    .append(grade.why())
                    .append(System.lineSeparator());
        }
        Double weighted = result.weighted();
        String figure = weighted == null ? "-" : String.format(Locale.ROOT, "%.2f", weighted);
        return lines.append(terminal.text("review.weighted", figure)).toString();
    }
}
