package org.telltale.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.AcceleratorPreference;
import org.telltale.inference.worker.NativeWorker;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a command analyses. */
final class AnalysisOptions {
    private static final long MOST_MEGAPIXELS = 2_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--profile",
            paramLabel = "quick|standard|thorough",
            defaultValue = "standard",
            description = "How much to do (default: ${DEFAULT-VALUE}).")
    private Profile profile;

    @Option(
            names = "--detectors",
            paramLabel = "a,b",
            split = ",",
            description = "Runs these detectors only.")
    private Set<String> detectors = Set.of();

    @Option(
            names = "--accelerator",
            paramLabel = "auto|cpu|cuda|…",
            defaultValue = "auto",
            description = "What model packs run on (default: ${DEFAULT-VALUE}).")
    private String accelerator;

    @Option(
            names = "--max-pixels",
            paramLabel = "MP",
            defaultValue = "250",
            description = "Refuses larger pictures, in megapixels (default: ${DEFAULT-VALUE}).")
    private long maxMegapixels;

    /** Says so where the accelerator that was named cannot be used, and why. */
    void tellOfAbsentAccelerator(NativeWorker worker, Terminal terminal, Locale language) {
        Accelerator.of(accelerator)
                .filter(named -> named != Accelerator.CPU)
                .flatMap(named -> worker.accelerators().problem(named))
                .ifPresent(reason ->
                        terminal.error(
                                terminal.text("analyze.accelerator", reason.text(language))));
    }

    /**
     * The settings asked for.
     *
     * @throws ParameterException if the engine has no such detector, or a bound makes no sense
     */
    AnalysisSettings settings(Engine engine, Terminal terminal) {
        Set<String> known =
                engine.detectors().stream().map(DetectorInfo::id).collect(Collectors.toSet());
        for (String detector : detectors) {
            if (!known.contains(detector)) {
                throw new ParameterException(
                        spec.commandLine(),
                        terminal.text(
                                "analyze.unknown-detector",
                                detector,
                                known.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        if (maxMegapixels < 1 || maxMegapixels > MOST_MEGAPIXELS) {
            throw new ParameterException(
                    spec.commandLine(), terminal.text("analyze.max-pixels", maxMegapixels));
        }
        if (AcceleratorPreference.of(accelerator, List.of()).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    terminal.text("accelerators.unknown", accelerator, AcceleratorTable.ids()));
        }
        MediaLimits limits =
                new MediaLimits(
                        Math.multiplyExact(maxMegapixels, 1_000_000L),
                        MediaLimits.STANDARD.maxDecodedBytes());
        return new AnalysisSettings(profile, detectors, accelerator, limits);
    }
}
