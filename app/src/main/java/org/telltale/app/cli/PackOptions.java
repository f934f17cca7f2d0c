package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.telltale.app.DataFolders;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.store.PackStore;
import picocli.CommandLine.Option;

/** Where the packs are that a command is about. */
final class PackOptions {
    @Option(
            names = "--packs",
            paramLabel = "DIR",
            description = "The folder of installed packs; without it that of the user.")
    private @Nullable Path folder;

    /** The installed packs. */
    PackStore store() {
        return new PackStore(folder == null ? DataFolders.ofUser().packs() : folder);
    }

    /** What a command does with packs. */
    interface Action {
        int run() throws PackException, IOException;
    }

    /** Runs it; a refusal becomes one line. */
    int run(CommonOptions common, Action action) {
        Terminal terminal = common.terminal();
        try {
            return action.run();
        } catch (PackException e) {
            terminal.error(e.reason().text(common.language()));
            common.traceIfVerbose(e);
        } catch (IOException e) {
            Path packs = store().folder();
            terminal.error(
                    terminal.text("packs.unusable", Unreadable.file(e, packs), Unreadable.why(e)));
            common.traceIfVerbose(e);
        }
        return ExitCode.NOTHING_DONE;
    }
}
