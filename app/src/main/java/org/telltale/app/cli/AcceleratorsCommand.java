package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.telltale.app.Composition;
import org.telltale.app.DataFolders;
import org.telltale.app.accelerator.AcceleratorFile;
import org.telltale.app.accelerator.AcceleratorSettings;
import org.telltale.app.accelerator.MachineJson;
import org.telltale.app.accelerator.Natives;
import org.telltale.app.accelerator.NativesCheck;
import org.telltale.app.accelerator.RefusedNatives;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.MachineReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code telltale accelerators}: what models can run on here, and in which order it is tried. */
@Command(
        name = "accelerators",
        description = "What model packs can run on, and in which order it is tried.",
        subcommands = NativesProbeCommand.class)
final class AcceleratorsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private CommonOptions common;

    @Option(names = "--json", description = "One JSON document instead of the table.")
    private boolean json;

    @Override
    public Integer call() {
        return list(common, json);
    }

    @Command(name = "list", description = "One line per accelerator, as auto tries them.")
    int list(
            @Mixin CommonOptions options,
            @Option(names = "--json", description = "One JSON document instead of the table.")
                    boolean asJson) {
        Terminal terminal = options.terminal();
        try (Composition composition = new Composition()) {
            MachineReport machine = composition.worker().accelerators();
            List<Accelerator> order = composition.accelerators().order();
            if (asJson) {
                terminal.result(MachineJson.of(machine, order, options.language()).toString());
            } else {
                new AcceleratorTable(terminal, options.language())
                        .lines(machine, order)
                        .forEach(terminal::result);
            }
        } catch (LinkageError e) {
            terminal.error(
                    terminal.text("accelerators.no-runtime", String.valueOf(e.getMessage())));
            options.traceIfVerbose(e);
            return ExitCode.NOTHING_DONE;
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "add",
            description =
                    "Uses the ONNX Runtime of a folder, built with --build_java, e.g. for DirectML.")
    int add(@Mixin CommonOptions options, @Parameters(paramLabel = "FOLDER") Path folder) {
        Terminal terminal = options.terminal();
        try {
            Natives natives = NativesCheck.ofThisProgram().check(folder);
            AcceleratorFile file = file();
            file.save(file.load().withNatives(natives));
            terminal.result(
                    terminal.text(
                            "accelerators.added",
                            natives.folder(),
                            natives.onnxRuntime(),
                            String.join(", ", natives.providers())));
            return ExitCode.DONE;
        } catch (RefusedNatives e) {
            String key =
                    "accelerators.refused."
                            + e.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
            terminal.error(terminal.text(key, folder, e.detail()));
            options.traceIfVerbose(e);
            return ExitCode.NOTHING_DONE;
        } catch (IOException e) {
            return unsaved(options, e);
        }
    }

    @Command(name = "remove", description = "Uses the ONNX Runtime that comes with Telltale again.")
    int remove(@Mixin CommonOptions options) {
        Terminal terminal = options.terminal();
        AcceleratorFile file = file();
        AcceleratorSettings settings = file.load();
        Natives natives = settings.natives();
        if (natives == null) {
            terminal.result(terminal.text("accelerators.nothing-added"));
            return ExitCode.DONE;
        }
        try {
            file.save(settings.withNatives(null));
            terminal.result(terminal.text("accelerators.removed", natives.folder()));
            return ExitCode.DONE;
        } catch (IOException e) {
            return unsaved(options, e);
        }
    }

    @Command(
            name = "order",
            description = "Sets the order in which auto tries them; without names, the usual one.")
    int order(
            @Mixin CommonOptions options,
            @Parameters(paramLabel = "cuda,cpu", split = ",", arity = "0..*") List<String> names) {
        List<Accelerator> order = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : names) {
            Optional<Accelerator> accelerator = Accelerator.of(name);
            if (accelerator.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        options.terminal()
                                .text("accelerators.unknown", name, AcceleratorTable.ids()));
            }
            order.add(accelerator.get());
        }
        AcceleratorFile file = file();
        AcceleratorSettings settings = file.load().withOrder(order);
        try {
            file.save(settings);
        } catch (IOException e) {
            return unsaved(options, e);
        }
        options.terminal()
                .result(
                        options.terminal()
                                .text(
                                        "accelerators.ordered",
                                        AcceleratorTable.ids(settings.order())));
        return ExitCode.DONE;
    }

    private static int unsaved(CommonOptions options, IOException cause) {
        Terminal terminal = options.terminal();
        terminal.error(terminal.text("accelerators.unsaved", file().path()));
        options.traceIfVerbose(cause);
        return ExitCode.NOTHING_DONE;
    }

    private static AcceleratorFile file() {
        return AcceleratorFile.of(DataFolders.ofUser());
    }
}
