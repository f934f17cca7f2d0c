package org.telltale.db.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Brings a database to the schema that this program knows. An up-to-date one says so in {@code
 * PRAGMA user_version}, so Flyway is asked only when there is something to do: it would cost a
 * command line half of its start. The version is set in the transaction in which the tables are
 * filled anew from the log (see {@link Refill}), so that a crash in between is made good at the
 * next start.
 */
final class Schema {
    /** Number of the newest migration in {@code db/migration}. */
    static final int VERSION = 4;

    private static final int APPLICATION = 1413827660; // 'TELL'

    private Schema() {}

    /**
     * Leaves the file with this program's schema and a write-ahead log.
     *
     * @throws StoreException if it is another program's, or a newer Telltale's
     */
    static void prepare(Handle handle, Path file) {
        if (isCurrent(handle, file) && journal(handle, "PRAGMA journal_mode").equals("wal")) {
            return;
        }
        // One process at a time and, since a file lock is the whole process's, one thread.
        synchronized (Schema.class) {
            Path lock = Artifacts.of(file).folder().resolve("migration.lock");
            try {
                PrivateFiles.folder(lock.getParent());
                PrivateFiles.file(lock);
                try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                        FileLock held = channel.lock()) {
                    migrate(handle, file, held);
                }
            } catch (IOException e) {
                throw Refusal.of(e, lock);
            }
        }
    }

    /**
     * Runs all migrations on a file.
     *
     * @throws FlywayException if one fails
     */
    static void migrate(Path file) {
        SQLiteDataSource source = new SQLiteDataSource(new SQLiteConfig());
        source.setUrl(Database.url(file));
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .loggers("slf4j") // else it writes to standard error where no logger is set up
                .load()
                .migrate();
    }

    private static void migrate(Handle handle, Path file, FileLock held) {
        if (!held.isValid()) {
            throw new IllegalStateException("the lock is held by the caller");
        }
        if (!isCurrent(handle, file)) { // asked again: another process may have been quicker
            migrate(file);
            refill(handle);
        }
        if (!journal(handle, "PRAGMA journal_mode = WAL").equals("wal")) {
            throw Refusal.of("database.no-wal", null, file);
        }
    }

    private static void refill(Handle handle) {
        handle.execute("BEGIN IMMEDIATE");
        try {
            Refill.of(handle);
            handle.execute("PRAGMA user_version = " + VERSION);
            handle.execute("COMMIT");
        } catch (RuntimeException e) {
            handle.execute("ROLLBACK");
            throw e;
        }
    }

    private static boolean isCurrent(Handle handle, Path file) {
        int version = number(handle, "PRAGMA user_version");
        int application = number(handle, "PRAGMA application_id");
        if (application == APPLICATION) {
            if (version > VERSION) {
                throw Refusal.of("database.newer", null, file, version, VERSION);
            }
            return version == VERSION;
        }
        int tables =
                number(
                        handle,
                        """
                        SELECT count(*) FROM sqlite_schema
                        WHERE name NOT LIKE 'flyway_schema_history%' AND name NOT LIKE 'sqlite_%'
                        """);
        if (application != 0 || version != 0 || tables > 0) {
            throw Refusal.of("database.another-program", null, file);
        }
        return false;
    }

    private static int number(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(int.class).one();
    }

    private static String journal(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(String.class).one();
    }
}
