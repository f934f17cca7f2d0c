package org.telltale.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.telltale.app.accelerator.MachineJson;
import org.telltale.inference.runtime.RuntimeLibraries;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.NativeWorker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Loads a folder's ONNX Runtime; started by {@code accelerators add} in a process of its own. */
@Command(
        name = "check",
        hidden = true,
        description = "Loads the ONNX Runtime of a folder and prints what it has, as JSON.")
final class NativesProbeCommand implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "FOLDER")
    private Path folder;

    @Override
    public Integer call() {
        Terminal terminal = common.terminal();
        try (NativeWorker worker = new InProcessWorker(RuntimeLibraries.in(folder))) {
            terminal.result(
                    MachineJson.of(worker.accelerators(), List.of(), common.language()).toString());
            return ExitCode.DONE;
        } catch (LinkageError | IllegalStateException e) {
            // The first cause is the loader's; what wraps it says only that a class has none.
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            terminal.result(
                    new JsonMapper()
                            .createObjectNode()
                            .put("problem", String.valueOf(root.getMessage()))
                            .toString());
            return ExitCode.NOTHING_DONE;
        }
    }
}
