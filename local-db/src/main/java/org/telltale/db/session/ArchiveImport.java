package org.telltale.db.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import org.jdbi.v3.core.Handle;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.metadata.Blob;

/**
 * Takes the sessions of an archive into the log, each entry wrapped with its origin's number, time
 * and digest. An entry that is here already, by the digest that it was first written with, is not
 * taken again; so a session that both databases have is joined, and one that was removed here comes
 * back. Entries that were emptied are checked and left out; the tombstone that says so is taken,
 * and removes nothing here. All of an archive is taken in one transaction, or nothing.
 */
final class ArchiveImport {
    private final Database database;
    private final Artifacts artifacts;
    private final AnalysisJson json;
    private final EntryLog log;
    private final Clock clock;
    private final Cancellation cancellation;

    ArchiveImport(
            Database database,
            Artifacts artifacts,
            AnalysisJson json,
            EntryLog log,
            Clock clock,
            Cancellation cancellation) {
        this.database = database;
        this.artifacts = artifacts;
        this.json = json;
        this.log = log;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /**
     * Reads an archive; the ids of the sessions that something was added to.
     *
     * @throws StoreException if it is not as it was made, or says what cannot be
     */
    List<String> read(Path zip) {
        try (ArchiveFile archive = ArchiveFile.open(zip, json)) {
            // Before the transaction, so that other writers do not wait for them; a refusal leaves
            // files that nothing names, never an entry without its file.
            takeArtifacts(archive);
            return database.write(handle -> take(handle, archive, zip));
        } catch (ZipException e) {
            throw Refusal.of("archive.not-one", e, zip);
        } catch (IOException e) {
            throw Refusal.of(e, zip);
        } catch (UncheckedIOException e) {
            throw Refusal.of(e, zip);
        } catch (NullPointerException | IllegalArgumentException e) {
            // Only a forged archive has right digests and values that no program writes.
            throw Refusal.of("archive.inconsistent", e, zip);
        }
    }

    private List<String> take(Handle handle, ArchiveFile archive, Path zip) {
        LogEntry newest = EntryLog.newest(handle);
        long before = newest == null ? 0 : newest.seq();
        Entries entries = new Entries(handle, archive.manifest(), zip);
        try {
            archive.forEachEntry(entries::take);
            entries.end();
            checkArtifacts(handle, before, zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(entries.added);
    }

    private void takeArtifacts(ArchiveFile archive) throws IOException {
        Set<String> named = new LinkedHashSet<>();
        archive.forEachEntry(entry -> {
            cancellation.check();
            if (entry.isEmptied()) {
                return;
            }
            EntrySource.of(
                    entry,
                    json,
                    (sha256, bytes) -> {
                        named.add(sha256);
                        return MissingArtifacts.BLOB;
                    });
        });
        for (String sha256 : named) {
            cancellation.check();
            byte[] bytes = archive.artifact(sha256);
            if (bytes != null) {
                artifacts.put(new Blob(bytes));
            }
        }
    }

    private void checkArtifacts(Handle handle, long before, Path zip) {
        List<String> named =
                handle.createQuery("SELECT DISTINCT sha256 FROM artifact WHERE entry > ?")
                        .bind(0, before)
                        .mapTo(String.class)
                        .list();
        for (String sha256 : named) {
            cancellation.check();
            if (!artifacts.isWhole(sha256)) {
                throw Refusal.of("archive.artifact-not-in-it", null, zip, sha256);
            }
        }
    }

    /** One pass over the entries of an archive. */
    private final class Entries {
        private final Handle handle;
        private final ArchiveManifest manifest;
        private final Path zip;
        private final Map<String, Long> counts = new HashMap<>();
        private final Map<String, String> media = new HashMap<>();
        private final Map<String, String> here = new HashMap<>();
        private final Map<Long, LogEntry> emptied = new HashMap<>();
        private final Set<String> added = new LinkedHashSet<>();
        private long last;
        private String lastDigest = LogEntry.GENESIS;

        Entries(Handle handle, ArchiveManifest manifest, Path zip) {
            this.handle = handle;
            this.manifest = manifest;
            this.zip = zip;
        }

        void take(LogEntry entry) {
            cancellation.check();
            checkPlace(entry);
            counts.merge(entry.session(), 1L, Long::sum);
            if (entry.isEmptied()) {
                emptied.put(entry.seq(), entry);
                return;
            }
            EntrySource source =
                    EntrySource.of(entry, json, (sha256, bytes) -> MissingArtifacts.BLOB);
            if (source.recorded() instanceof Recorded.SessionOpened opened) {
                open(entry.session(), opened.media().sha256());
            }
            if (source.recorded() instanceof Curation.Emptied tombstone) {
                open(entry.session(), tombstone.media());
                if (!source.isImported()) {
                    vouch(entry, tombstone);
                }
            }
            if (source.recorded() instanceof Recorded.RunStarted started
                    && !started.probe().media().sha256().equals(media.get(entry.session()))) {
                throw inconsistent();
            }
            String session = here.get(entry.session());
            if (session == null || source.recorded() instanceof Recorded.FileRefused) {
                throw inconsistent();
            }
            if (!isHere(source.origin().digest())) {
                Recorded imported = new Recorded.Imported(manifest.head(), entry);
                log.append(
                        handle,
                        session,
                        imported.kind(),
                        json.write(imported, artifacts::put),
                        clock.instant());
                added.add(session);
            }
        }

        /** In order, with its own digest, and in the chain where its neighbour is here as well. */
        private void checkPlace(LogEntry entry) {
            boolean follows = entry.seq() == last + 1;
            boolean newest = entry.seq() == manifest.logEntries();
            boolean vouchedFor = entry.isEmptied() && entry.format() == 1;
            if (!(vouchedFor || entry.intact())
                    || entry.seq() <= last
                    || entry.seq() > manifest.logEntries()
                    || (follows && !entry.prev().equals(lastDigest))
                    || (newest && !entry.digest().equals(manifest.head()))) {
                throw Refusal.of("archive.chain", null, zip, entry.seq());
            }
            last = entry.seq();
            lastDigest = entry.digest();
        }

        /** A tombstone names every entry before it that was emptied, as it stands there. */
        private void vouch(LogEntry tombstone, Curation.Emptied said) {
            for (Curation.RemovedEntry gone : said.entries()) {
                LogEntry left = emptied.remove(gone.seq());
                if (left == null
                        || !left.session().equals(tombstone.session())
                        || !Curation.RemovedEntry.of(left).equals(gone)) {
                    throw Refusal.of("archive.chain", null, zip, gone.seq());
                }
            }
        }

        private void open(String session, String sha256) {
            if (!Sha256.isDigest(sha256)) {
                throw inconsistent();
            }
            String known = media.putIfAbsent(session, sha256);
            if (known != null && !known.equals(sha256)) {
                throw inconsistent();
            }
            List<String> sessions = SessionWriter.sessionOf(handle, sha256);
            here.put(
                    session,
                    sessions.isEmpty() ? SessionWriter.newId(handle, sha256) : sessions.getFirst());
        }

        /** After the last: all that the manifest says was there. */
        void end() {
            if (!emptied.isEmpty()) {
                throw inconsistent();
            }
            Map<String, Long> expected = new HashMap<>();
            for (ArchiveManifest.ArchivedSession session : manifest.sessions()) {
                expected.put(session.id(), session.entries());
                if (!session.media().equals(media.get(session.id()))) {
                    throw inconsistent();
                }
            }
            if (!expected.equals(counts)) {
                throw inconsistent();
            }
        }

        private boolean isHere(String origin) {
            return handle.createQuery(
                            """
                            SELECT EXISTS (
                                    SELECT 1 FROM log WHERE digest = :origin AND payload <> '')
                                OR EXISTS (SELECT 1 FROM imported WHERE origin = :origin)
                            """)
                    .bind("origin", origin)
                    .mapTo(boolean.class)
                    .one();
        }

        private StoreException inconsistent() {
            return Refusal.of("archive.inconsistent", null, zip);
        }
    }
}
