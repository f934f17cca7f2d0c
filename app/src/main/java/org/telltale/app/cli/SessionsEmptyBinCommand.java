package org.telltale.app.cli;

import java.util.concurrent.Callable;
import org.telltale.db.session.EmptiedBin;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionStore;
import org.telltale.inference.engine.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code telltale sessions empty-bin}. */
@Command(
        name = "empty-bin",
        description =
                "Removes the content of the sessions in the bin for good; their digests remain.")
final class SessionsEmptyBinCommand implements Callable<Integer> {
    @Mixin private CommonOptions options;
    @Mixin private StoreOptions database;

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        try (SessionStore store = database.open()) {
            int binned = store.count(SessionQuery.ALL.withInBin(true));
            if (binned > 0 && !yes && !terminal.asksPeople()) {
                terminal.error(terminal.text("sessions.bin-yes", binned));
                return ExitCode.USAGE;
            }
            if (binned > 0
                    && !yes
                    && !terminal.confirms(terminal.text("sessions.bin-ask", binned))) {
                terminal.result(terminal.text("sessions.bin-kept"));
                return ExitCode.DONE;
            }
            // Also with an empty bin: what could not be wiped before is wiped now.
            EmptiedBin emptied =
                    store.curator()
                            .emptyBin(
                                    SessionsCommand.user(),
                                    new Cancellation(),
                                    done -> terminal.progress(database.file().toString(), done));
            terminal.result(
                    binned == 0
                            ? terminal.text("sessions.bin-empty")
                            : terminal.text(
                                    "sessions.bin-emptied", emptied.sessions(), emptied.entries()));
            if (!emptied.wiped()) {
                terminal.error(terminal.text("sessions.bin-unwiped"));
            }
            return emptied.wiped() ? ExitCode.DONE : ExitCode.SOME_FAILED;
        }
    }
}
