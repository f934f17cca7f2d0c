package org.telltale.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.telltale.app.DataFolders;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SqliteSessionStore;
import picocli.CommandLine.Option;

/** Which database a command uses. */
final class StoreOptions {
    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "The database; without it that of the user.")
    private @Nullable Path database;

    /**
     * Opens it; the caller closes it.
     *
     * @throws org.telltale.db.session.StoreException if there is none
     */
    SessionStore open() {
        return SqliteSessionStore.openExisting(file());
    }

    /** Opens it, made where there is none; the caller closes it. */
    SessionStore openOrMake() {
        return SqliteSessionStore.open(file());
    }

    /** The file, whether it is there or not. */
    Path file() {
        return database == null ? DataFolders.ofUser().database() : database.toAbsolutePath();
    }
}
