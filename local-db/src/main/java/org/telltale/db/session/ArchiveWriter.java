package org.telltale.db.session;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.telltale.inference.metadata.Blob;

/**
 * Writes sessions into one zip file that another database can import: {@code log.jsonl} with their
 * entries as they stand in the log, {@code artifacts/<digest>}, and {@code manifest.json}. The
 * media are not in it. The file appears under its name only when it is whole and on disk.
 */
final class ArchiveWriter {
    private final Database database;
    private final Artifacts artifacts;
    private final AnalysisJson json;
    private final Clock clock;

    ArchiveWriter(Database database, Artifacts artifacts, AnalysisJson json, Clock clock) {
        this.database = database;
        this.artifacts = artifacts;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes these sessions to a new file.
     *
     * @param sessions ids or prefixes of them
     * @throws StoreException if there is none, the file exists or cannot be written, or an artefact
     *     is missing
     */
    void write(List<String> sessions, Path zip) {
        Path file = zip.toAbsolutePath().normalize();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (Files.exists(file)) {
                throw Refusal.of("file.exists", null, file);
            }
            Path folder = PrivateFiles.folder(file.getParent());
            Files.deleteIfExists(part);
            PrivateFiles.file(part);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ZipOutputStream out =
                        new ZipOutputStream(
                                new BufferedOutputStream(Channels.newOutputStream(channel)),
                                StandardCharsets.UTF_8);
                database.read(handle -> write(handle, sessions, out));
                out.finish();
                out.flush();
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.forceFolder(folder);
        } catch (IOException e) {
            throw Refusal.of(e, file);
        } catch (UncheckedIOException e) {
            throw Refusal.of(e, file);
        } finally {
            delete(part);
        }
    }

    private ArchiveManifest write(Handle handle, List<String> sessions, ZipOutputStream out) {
        List<String> ids =
                sessions.stream().map(id -> SessionReader.resolve(handle, id)).distinct().toList();
        LogEntry newest = EntryLog.newest(handle);
        if (ids.isEmpty() || newest == null) {
            throw Refusal.of("archive.no-session", null);
        }
        try {
            List<ArchiveManifest.ArchivedFile> files = new ArrayList<>();
            files.add(log(handle, ids, out));
            for (String sha256 : artifactsOf(handle, ids)) {
                files.add(artifact(sha256, out));
            }
            ArchiveManifest manifest =
                    new ArchiveManifest(
                            ArchiveManifest.FORMAT,
                            LogTime.format(clock.instant()),
                            newest.digest(),
                            newest.seq(),
                            archived(handle, ids),
                            files);
            file(
                    ArchiveManifest.NAME,
                    out,
                    to -> to.write(json.mapper().writeValueAsBytes(manifest)));
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ArchiveManifest.ArchivedFile log(Handle handle, List<String> ids, ZipOutputStream out)
            throws IOException {
        return file(
                ArchiveManifest.LOG,
                out,
                to -> {
                    try (var entries =
                            handle
                                    .createQuery(
                                            """
                                            SELECT * FROM log WHERE session IN (<sessions>)
                                            ORDER BY seq
                                            """)
                                    .bindList("sessions", ids)
                                    .map(EntryLog.ROW)
                                    .stream()) {
                        for (LogEntry entry : (Iterable<LogEntry>) entries::iterator) {
                            to.write(json.mapper().writeValueAsBytes(entry));
                            to.write('\n');
                        }
                    }
                });
    }

    private ArchiveManifest.ArchivedFile artifact(String sha256, ZipOutputStream out)
            throws IOException {
        Blob blob = artifacts.get(sha256);
        if (blob == null) {
            throw Refusal.of("archive.artifact-missing", null, sha256);
        }
        return file(ArchiveManifest.ARTIFACTS + sha256, out, to -> to.write(blob.bytes()));
    }

    private static List<String> artifactsOf(Handle handle, List<String> ids) {
        return handle.createQuery(
                        """
                        SELECT DISTINCT sha256 FROM artifact WHERE session IN (<sessions>)
                        ORDER BY sha256
                        """)
                .bindList("sessions", ids)
                .mapTo(String.class)
                .list();
    }

    private static List<ArchiveManifest.ArchivedSession> archived(Handle handle, List<String> ids) {
        return handle.createQuery(
                        """
                        SELECT id, media, (SELECT count(*) FROM log WHERE log.session = session.id)
                        FROM session WHERE id IN (<sessions>) ORDER BY number
                        """)
                .bindList("sessions", ids)
                .map((row, context) ->
                        new ArchiveManifest.ArchivedSession(
                                row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    private static ArchiveManifest.ArchivedFile file(
            String name, ZipOutputStream out, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        out.putNextEntry(entry);
        DigestOutputStream digesting = new DigestOutputStream(out, Sha256.start());
        content.to(digesting);
        out.closeEntry();
        return new ArchiveManifest.ArchivedFile(
                name, entry.getSize(), Sha256.hex(digesting.getMessageDigest().digest()));
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw Refusal.of(e, part);
        }
    }

    /** Writes what belongs into one file of the archive. */
    @FunctionalInterface
    private interface Content {
        void to(OutputStream out) throws IOException;
    }
}
