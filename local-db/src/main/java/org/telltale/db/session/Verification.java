package org.telltale.db.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Sha256;

/**
 * Checks a whole database against itself and against the files it speaks of: SQLite's own check,
 * the chain of digests, every table against what the log says, the artefacts and the media.
 *
 * <p>What it cannot find: a log that someone shortened or wrote anew as a whole, with all digests
 * and tables made to fit. Against that, the head is recorded elsewhere.
 */
final class Verification {
    private final Database database;
    private final Artifacts artifacts;
    private final AnalysisJson json;
    private final Cancellation cancellation;
    private final List<String> faults = new ArrayList<>();
    private final List<String> missingMedia = new ArrayList<>();

    Verification(
            Database database, Artifacts artifacts, AnalysisJson json, Cancellation cancellation) {
        this.database = database;
        this.artifacts = artifacts;
        this.json = json;
        this.cancellation = cancellation;
    }

    /**
     * Checks everything; the database may be written to meanwhile.
     *
     * @throws org.telltale.inference.engine.CancelledException if cancelled
     */
    VerifyReport run() {
        ChainCheck chain = new ChainCheck(faults);
        Map<String, NamedFile> files = new TreeMap<>();
        List<NamedFile> media = new ArrayList<>();
        database.apart(handle -> {
            try (RebuiltTables rebuilt = RebuiltTables.beside(handle, json)) {
                try {
                    handle.useTransaction(reading -> tables(reading, chain, rebuilt));
                } catch (JdbiException e) { // so damaged that it cannot be read to its end
                    faults.add(Refusal.of(e, database.file()).getMessage());
                    rebuilt.finish();
                }
                rebuilt.artifacts().forEach(file -> files.putIfAbsent(file.sha256(), file));
                media.addAll(rebuilt.media());
                return handle;
            }
        });
        files.values().forEach(this::artifact);
        int hashed = 0;
        for (NamedFile file : media) {
            hashed += media(file);
        }
        return new VerifyReport(
                chain.entries(), chain.emptied(), chain.head(), hashed, missingMedia, faults);
    }

    private void tables(Handle handle, ChainCheck chain, RebuiltTables rebuilt) {
        sqlite(handle);
        EntryLog.forEach(
                handle,
                entry -> {
                    cancellation.check();
                    chain.check(entry);
                    if (!entry.isEmptied()) {
                        rebuilt.apply(entry, faults)
                                .ifPresent(emptied -> chain.check(entry, emptied));
                    }
                });
        rebuilt.finish();
        chain.end(lastNumberGiven(handle));
        faults.addAll(rebuilt.differences(handle));
    }

    private void sqlite(Handle handle) {
        try {
            List<String> said =
                    handle.createQuery("PRAGMA main.integrity_check").mapTo(String.class).list();
            if (!said.equals(List.of("ok"))) {
                said.forEach(line -> faults.add(Refusal.sentence("verify.sqlite", line)));
            }
            if (!handle.createQuery("PRAGMA main.foreign_key_check").mapToMap().list().isEmpty()) {
                faults.add(Refusal.sentence("verify.foreign-keys"));
            }
        } catch (JdbiException e) {
            faults.add(Refusal.sentence("verify.sqlite", e.getMessage()));
        }
    }

    /** SQLite remembers the last number that it gave in a table that the log's triggers forget. */
    private static long lastNumberGiven(Handle handle) {
        return handle.createQuery("SELECT seq FROM sqlite_sequence WHERE name = 'log'")
                .mapTo(long.class)
                .findOne()
                .orElse(0L);
    }

    private void artifact(NamedFile file) {
        cancellation.check();
        if (!artifacts.exists(file.sha256())) {
            faults.add(
                    Refusal.sentence(
                            "verify.artifact-missing",
                            file.sha256(),
                            file.session(),
                            file.entry()));
        } else if (!artifacts.isWhole(file.sha256())) {
            faults.add(
                    Refusal.sentence(
                            "verify.artifact-changed",
                            file.sha256(),
                            file.session(),
                            file.entry()));
        }
    }

    private int media(NamedFile file) {
        Path path = PathJson.path(file.path());
        if ((file.foreign() && isRemote(file.path())) || !Files.isRegularFile(path)) {
            missingMedia.add(file.path());
            return 0;
        }
        try {
            if (!Sha256.of(path, cancellation).equals(file.sha256())) {
                faults.add(
                        Refusal.sentence(
                                "verify.media-changed", path, file.session(), file.entry()));
            }
            return 1;
        } catch (IOException e) {
            faults.add(Refusal.sentence("verify.media-unreadable", path, file.session(), e));
            return 0;
        }
    }

    /** An imported path must not make this machine speak to another one. */
    private static boolean isRemote(String path) {
        return path.startsWith("\\\\") || path.startsWith("//");
    }

    /**
     * A file that the log names.
     *
     * @param sha256 digest that it must have
     * @param session that names it
     * @param entry of the log that names it first
     * @param path where it was; empty for an artefact
     * @param foreign whether entries of its session were imported
     */
    record NamedFile(String sha256, String session, long entry, String path, boolean foreign) {}
}
