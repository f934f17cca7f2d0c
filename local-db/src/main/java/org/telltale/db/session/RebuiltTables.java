package org.telltale.db.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * A database made from nothing but the log of another, in a temporary file, to compare its tables
 * with the other's. Used by one thread; deleted when closed.
 */
final class RebuiltTables implements AutoCloseable {
    private static final int MAX_FAULTS_A_TABLE = 100;

    /** Tables whose rows all name their session and entry. */
    private static final List<String> PLAIN =
            List.of(
                    "media",
                    "run",
                    "outcome",
                    "face",
                    "finding",
                    "cue",
                    "declaration",
                    "artifact",
                    "explanation",
                    "statement",
                    "note",
                    "filters",
                    "refused",
                    "imported",
                    "session_tag",
                    "tombstone",
                    "removed",
                    "analyst_act");

    private static final String SEARCH =
            """
            SELECT (SELECT id FROM %1$s.session WHERE number = %1$s.search.rowid) AS session,
                rowid AS entry, paths, notes, explanations, metadata, tags
            FROM %1$s.search
            """;

    private static final String SCHEMA =
            """
            SELECT name, sql FROM %s.sqlite_schema
            WHERE name NOT LIKE 'sqlite_%%' AND name NOT LIKE 'flyway_schema_history%%'
            """;

    private final Path folder;
    private final Handle handle;
    private final Projections projections;

    private RebuiltTables(Path folder, Handle handle, Projections projections) {
        this.folder = folder;
        this.handle = handle;
        this.projections = projections;
    }

    /** Empty tables, beside which the given database's are read through the given connection. */
    static RebuiltTables beside(Handle original, AnalysisJson json) {
        Path folder;
        try {
            folder = Files.createTempDirectory("telltale-verify-");
        } catch (IOException e) {
            throw Refusal.of(e, System.getProperty("java.io.tmpdir"));
        }
        Path file = folder.resolve("rebuilt.db");
        Schema.migrate(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.OFF);
        config.setSynchronous(SynchronousMode.OFF);
        Handle handle = Jdbi.create(() -> config.createConnection(Database.url(file))).open();
        handle.begin();
        original.execute("ATTACH DATABASE ? AS rebuilt", file.toUri().toString());
        return new RebuiltTables(folder, handle, new Projections(json));
    }

    /**
     * Adds what one entry says; what it does not say readably is a fault.
     *
     * @return what it says, if it is a tombstone of this database
     */
    Optional<Curation.Emptied> apply(LogEntry entry, List<String> faults) {
        try {
            return projections.apply(handle, entry) instanceof Curation.Emptied emptied
                    ? Optional.of(emptied)
                    : Optional.empty();
        } catch (StoreException | JdbiException e) {
            faults.add(
                    Refusal.sentence(
                            "verify.entry-unreadable",
                            entry.seq(),
                            entry.session(),
                            e.getMessage()));
            return Optional.empty();
        }
    }

    /** Ends the filling; what follows only reads. */
    void finish() {
        if (handle.isInTransaction()) {
            handle.commit();
        }
    }

    /** Where the original's tables, as its connection sees them, do not say the same. */
    List<String> differences(Handle original) {
        List<String> faults = new ArrayList<>();
        compare(
                original,
                "session",
                "SELECT id AS session, * FROM main.session",
                "SELECT id AS session, * FROM rebuilt.session",
                faults);
        for (String table : PLAIN) {
            compare(
                    original,
                    table,
                    "SELECT * FROM main." + table,
                    "SELECT * FROM rebuilt." + table,
                    faults);
        }
        compare(original, "search", SEARCH.formatted("main"), SEARCH.formatted("rebuilt"), faults);
        schema(original, faults);
        return faults;
    }

    /** Files that the log names, with the entry that names them first. */
    List<Verification.NamedFile> artifacts() {
        return files(
                """
                SELECT sha256, session, min(entry) AS entry, '' AS path, 0 AS is_foreign FROM artifact
                GROUP BY sha256 ORDER BY entry
                """);
    }

    /** Media that were examined. */
    List<Verification.NamedFile> media() {
        return files(
                """
                SELECT sha256, session, entry, path,
                    session IN (SELECT session FROM imported) AS is_foreign
                FROM media ORDER BY entry
                """);
    }

    private List<Verification.NamedFile> files(String sql) {
        return handle.createQuery(sql)
                .map((row, context) ->
                        new Verification.NamedFile(
                                row.getString("sha256"),
                                row.getString("session"),
                                row.getLong("entry"),
                                row.getString("path"),
                                row.getBoolean("is_foreign")))
                .list();
    }

    private static void compare(
            Handle original, String table, String here, String there, List<String> faults) {
        List<String> found =
                original.createQuery(
                                """
                                SELECT DISTINCT session, entry FROM (
                                    SELECT * FROM (%1$s EXCEPT %2$s) UNION ALL SELECT * FROM (%2$s EXCEPT %1$s))
                                ORDER BY entry LIMIT %3$d
                                """
                                        .formatted(here, there, MAX_FAULTS_A_TABLE + 1))
                        .map((row, context) ->
                                Refusal.sentence(
                                        "verify.table-changed",
                                        table,
                                        row.getString("session"),
                                        row.getLong("entry")))
                        .list();
        if (found.size() > MAX_FAULTS_A_TABLE) {
            faults.addAll(found.subList(0, MAX_FAULTS_A_TABLE));
            faults.add(Refusal.sentence("verify.table-changed-more", table, MAX_FAULTS_A_TABLE));
        } else {
            faults.addAll(found);
        }
    }

    private static void schema(Handle original, List<String> faults) {
        String here = SCHEMA.formatted("main");
        String there = SCHEMA.formatted("rebuilt");
        original.createQuery(
                        """
                        SELECT DISTINCT name FROM (
                            SELECT * FROM (%1$s EXCEPT %2$s)
                            UNION ALL SELECT * FROM (%2$s EXCEPT %1$s))
                        ORDER BY name
                        """
                                .formatted(here, there))
                .mapTo(String.class)
                .forEach(name -> faults.add(Refusal.sentence("verify.schema-changed", name)));
    }

    @Override
    public void close() {
        handle.close();
        try {
            Files.deleteIfExists(folder.resolve("rebuilt.db"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // Windows keeps a file while the other connection still reads it
            folder.resolve("rebuilt.db").toFile().deleteOnExit();
        }
    }
}
