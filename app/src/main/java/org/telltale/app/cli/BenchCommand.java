package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.telltale.app.Composition;
import org.telltale.app.Version;
import org.telltale.app.bench.Bench;
import org.telltale.app.bench.BenchReport;
import org.telltale.app.bench.TemporaryPictures;
import org.telltale.app.document.BenchDocument;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.MediaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code telltale bench}: how long the program takes on this machine. */
@Command(
        name = "bench",
        description = "Measures how long every detector takes on this machine, and the memory.",
        footer = {
            "",
            "Without FILE it makes pictures by a formula, in a temporary folder that it removes.",
            "Each picture is analysed once to warm up and then --runs times; nothing is stored.",
            "With --packs the installed packs named, or all, are measured instead: what is left of",
            "ONNX Runtime's bare speed, in batches of faces or windows of sound.",
            "With --leak the pictures are examined so often and the memory held is shown.",
            "What a single call takes from start to end, Java's start included, is measured by:",
            "  /usr/bin/time -v ./telltale analyze --no-store FILE"
        },
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private static final double LEAST_MEGAPIXELS = 0.01;
    private static final double MOST_MEGAPIXELS = 200;
    private static final int MOST_SIZES = 12;
    private static final int MOST_RUNS = 100;
    private static final int ROUNDS = 15;
    private static final int MOST_BATCH = 64;
    private static final int LEAST_ANALYSES = 20;
    private static final int MOST_ANALYSES = 100_000;
    private static final double SMALL_MEGAPIXELS = 0.3;

    @Spec private CommandSpec spec;

    @Mixin private CommonOptions common;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|ID",
            description = "Pictures to measure with; with --packs, packs to measure.")
    private List<Path> files = List.of();

    @Option(
            names = "--megapixels",
            paramLabel = "1,12,50",
            split = ",",
            defaultValue = "1,3,6,12",
            description = "Sizes of the pictures it makes (default: ${DEFAULT-VALUE}).")
    private List<Double> megapixels;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs that count (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--packs", description = "Measures the throughput of installed packs.")
    private boolean packs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "8",
            description = "With --packs: faces or windows at once (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--leak",
            paramLabel = "N",
            description = "Examines the pictures in turn, N times in all, and shows the memory.")
    private @Nullable Integer analyses;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin private AnalysisOptions analysisOptions;

    @Override
    public Integer call() {
        Terminal terminal = common.terminal();
        check(terminal);
        try (Composition composition = new Composition();
                TemporaryPictures made = new TemporaryPictures()) {
            AnalysisSettings settings = analysisOptions.settings(composition.engine(), terminal);
            if (packs) {
                return new BenchPacks(common, composition, settings)
                        .run(files.stream().map(Path::toString).toList(), batch, rounds(), json);
            }
            if (analyses != null) {
                List<Path> pictures =
                        files.isEmpty()
                                ? List.of(made.add(SMALL_MEGAPIXELS, composition.worker()))
                                : files;
                return new BenchLeak(common, composition, settings).run(pictures, analyses, json);
            }
            Bench bench = new Bench(composition.engine(), composition.worker(), settings, runs);
            List<BenchReport.Picture> measured = new ArrayList<>();
            int wanted = files.isEmpty() ? megapixels.size() : files.size();
            for (int i = 0; i < wanted; i++) {
                Path file =
                        files.isEmpty()
                                ? made.add(megapixels.get(i), composition.worker())
                                : files.get(i);
                measure(bench, file, measured);
            }
            print(new BenchReport(measured), settings);
            return measured.isEmpty()
                    ? ExitCode.NOTHING_DONE
                    : measured.size() < wanted ? ExitCode.SOME_FAILED : ExitCode.DONE;
        } catch (IOException e) {
            terminal.error(terminal.text("bench.no-pictures", String.valueOf(e.getMessage())));
            common.traceIfVerbose(e);
            return ExitCode.NOTHING_DONE;
        }
    }

    /** Rounds of packs are short, and more of them hold against other load. */
    private int rounds() {
        boolean asked = spec.commandLine().getParseResult().hasMatchedOption("--runs");
        return asked ? runs : ROUNDS;
    }

    private void check(Terminal terminal) {
        boolean possible =
                megapixels.size() <= MOST_SIZES
                        && megapixels.stream()
                                .allMatch(mp -> mp >= LEAST_MEGAPIXELS && mp <= MOST_MEGAPIXELS);
        if (!possible) {
            throw new ParameterException(spec.commandLine(), terminal.text("bench.megapixels"));
        }
        if (batch < 1 || batch > MOST_BATCH) {
            throw new ParameterException(spec.commandLine(), terminal.text("bench.batch", batch));
        }
        if (analyses != null && (analyses < LEAST_ANALYSES || analyses > MOST_ANALYSES)) {
            throw new ParameterException(
                    spec.commandLine(), terminal.text("bench.analyses", analyses + ""));
        }
        if (runs < 1 || runs > MOST_RUNS) {
            throw new ParameterException(spec.commandLine(), terminal.text("bench.runs", runs));
        }
    }

    private void measure(Bench bench, Path file, List<BenchReport.Picture> measured) {
        Terminal terminal = common.terminal();
        RunListener progress =
                new RunListener() {
                    @Override
                    public void progressed(double fraction) {
                        terminal.progress(file.toString(), fraction);
                    }
                };
        try {
            measured.add(bench.measure(file, progress));
        } catch (MediaException e) {
            terminal.error(file + ": " + e.reason().text(common.language()));
            common.traceIfVerbose(e);
        }
    }

    private void print(BenchReport report, AnalysisSettings settings) {
        Terminal terminal = common.terminal();
        if (json) {
            terminal.result(BenchDocument.write(report, settings, runs));
            return;
        }
        terminal.result(
                terminal.text(
                        "bench.head",
                        Version.current(),
                        settings.profile().name().toLowerCase(Locale.ROOT),
                        runs,
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() / 1048576 + "",
                        System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        if (!report.pictures().isEmpty()) {
            new BenchTable(terminal).print(report);
            terminal.result(terminal.text("bench.notes"));
        }
    }
}
