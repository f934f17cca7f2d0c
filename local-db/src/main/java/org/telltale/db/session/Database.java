package org.telltale.db.session;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import tools.jackson.core.JacksonException;

/**
 * One SQLite file: a connection that writes, kept open, and one for each reading. Write-ahead log,
 * so that readers never wait; every commit is forced to disk ({@code synchronous=FULL}), so that
 * neither {@code kill -9} nor a loss of power undoes it. Safe for use by several threads; several
 * processes take turns through SQLite's own lock.
 */
final class Database implements AutoCloseable {
    private static final int BUSY_MILLIS = 5000;
    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

    private final Path file;
    private final Jdbi readers;
    private final Handle writer;
    private final ReentrantLock writing = new ReentrantLock();

    private Database(Path file, Jdbi readers, Handle writer) {
        this.file = file;
        this.readers = readers;
        this.writer = writer;
    }

    /**
     * Opens the file, made and brought up to date where that is needed.
     *
     * @throws StoreException if that cannot be
     */
    static Database open(Path database) {
        Path file = database.toAbsolutePath().normalize();
        try {
            PrivateFiles.folder(file.getParent());
            PrivateFiles.file(file);
        } catch (IOException e) {
            throw Refusal.of("database.cannot-make", e, file, e);
        }
        try {
            Handle writer = Jdbi.create(() -> connect(file)).open();
            try {
                Schema.prepare(writer, file);
                Jdbi readers = Jdbi.create(() -> connect(file));
                return new Database(file, readers, writer);
            } catch (RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (RuntimeException e) {
            throw Refusal.of(e, file);
        }
    }

    /** The file. */
    Path file() {
        return file;
    }

    /** Whether a path is this file or one that SQLite keeps beside it, by whatever name. */
    boolean owns(Path path) {
        Path name = path.getFileName();
        String own = String.valueOf(file.getFileName());
        return isIn(path, file)
                || (name != null
                        && COMPANIONS.stream().map(own::concat).anyMatch(name.toString()::equals)
                        && isIn(path, Objects.requireNonNull(file.getParent())));
    }

    /** Whether a path is a place or lies in it, also by way of links. */
    static boolean isIn(Path path, Path place) {
        return real(path).startsWith(real(place));
    }

    /** The path without links, as far as it exists. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) { // it is not there, or is not to be seen
            Path parent = absolute.getParent();
            return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
        }
    }

    /**
     * Writes in one transaction, after any other writer; what it wrote is on disk when this
     * returns, or none of it.
     *
     * @throws StoreException if it cannot be written
     */
    <T> T write(Work<T> work) {
        writing.lock();
        try {
            // By hand: after a BEGIN that came too late, JDBC's auto-commit would no longer agree
            // with SQLite on whether there is a transaction.
            writer.execute("BEGIN IMMEDIATE");
            try {
                T result = work.on(writer);
                writer.execute("COMMIT");
                return result;
            } catch (RuntimeException | Error e) { // an Error leaves no open transaction either
                rollback(e);
                throw e;
            }
        } catch (JdbiException e) {
            throw Refusal.of(e, file);
        } finally {
            writing.unlock();
        }
    }

    private void rollback(Throwable failure) {
        try {
            writer.execute("ROLLBACK");
        } catch (JdbiException e) { // after a full disk SQLite has already rolled back
            failure.addSuppressed(e);
        }
    }

    /**
     * Reads one state of the database, whatever others write meanwhile.
     *
     * @throws StoreException if it cannot be read
     */
    <T> T read(Work<T> work) {
        try (Handle handle = readers.open()) {
            return handle.inTransaction(TransactionIsolationLevel.SERIALIZABLE, work::on);
        } catch (JdbiException e) {
            throw Refusal.of(e, file);
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            throw Refusal.of("database.foreign-values", e, file); // columns changed by hand
        }
    }

    /**
     * Works on a connection of its own outside a transaction.
     *
     * @throws StoreException if that fails
     */
    <T> T apart(Work<T> work) {
        try (Handle handle = readers.open()) {
            return work.on(handle);
        } catch (JdbiException e) {
            throw Refusal.of(e, file);
        }
    }

    /**
     * Writes the whole file anew, so that it holds nothing but what is stored, and brings it out of
     * the write-ahead log, which is empty then.
     *
     * @return false if another connection still reads an older state, so that some of it is left
     * @throws StoreException if it cannot be written
     */
    boolean compact() {
        writing.lock();
        try {
            writer.execute("VACUUM");
            return !writer.createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
                    .map((row, context) -> row.getBoolean("busy"))
                    .one();
        } catch (JdbiException e) {
            throw Refusal.of(e, file);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            writer.close();
        } finally {
            writing.unlock();
        }
    }

    /** The JDBC address of a file; as a URI, since a plain path ends at its first question mark. */
    static String url(Path file) {
        return "jdbc:sqlite:" + file.toUri();
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setSynchronous(SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true"); // what goes is overwritten
        return config.createConnection(url(file));
    }

    /** Something done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it. */
        T on(Handle handle);
    }
}
