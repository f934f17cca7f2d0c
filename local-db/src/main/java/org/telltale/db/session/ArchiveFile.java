package org.telltale.db.session;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * An archive that may come from anyone. Nothing is ever unpacked under a name of its choosing: only
 * {@code manifest.json}, {@code log.jsonl} and {@code artifacts/<digest>} are read, as bytes and
 * within bounds, so neither {@code ..} nor a link can lead anywhere. Used by one thread.
 */
final class ArchiveFile implements AutoCloseable {
    private static final int MAX_FILES = 100_000;
    private static final long MAX_MANIFEST_BYTES = 32L << 20;
    private static final int MAX_ENTRY_BYTES = 64 << 20;
    private static final long MAX_ARTIFACT_BYTES = 256L << 20;
    private static final long MAX_LOG_BYTES = 4L << 30;
    private static final long MAX_BYTES = 16L << 30;

    private final Path path;
    private final ZipFile zip;
    private final AnalysisJson json;
    private final ArchiveManifest manifest;

    private ArchiveFile(Path path, ZipFile zip, AnalysisJson json) throws IOException {
        this.path = path;
        this.zip = zip;
        this.json = json;
        this.manifest = readManifest();
    }

    /**
     * Opens an archive and checks every file in it against the manifest.
     *
     * @throws StoreException if it is no archive, or not as it was made
     */
    static ArchiveFile open(Path path, AnalysisJson json) throws IOException {
        ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        try {
            ArchiveFile archive = new ArchiveFile(path, zip, json);
            archive.verify();
            return archive;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** What it says that it holds. */
    ArchiveManifest manifest() {
        return manifest;
    }

    /** The entries of the log, in order, one at a time. */
    void forEachEntry(Consumer<LogEntry> consumer) throws IOException {
        try (InputStream in = new BufferedInputStream(stream(ArchiveManifest.LOG), 1 << 16)) {
            byte[] line = line(in);
            while (line != null) {
                consumer.accept(read(line, LogEntry.class));
                line = line(in);
            }
        }
    }

    /** The bytes of an artefact; null where it is not in the archive. */
    byte @Nullable [] artifact(String sha256) throws IOException {
        String name = ArchiveManifest.ARTIFACTS + sha256;
        return zip.getEntry(name) == null ? null : bytes(name, MAX_ARTIFACT_BYTES);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private ArchiveManifest readManifest() throws IOException {
        if (zip.getEntry(ArchiveManifest.NAME) == null) {
            throw refusal("archive.not-one");
        }
        ArchiveManifest read =
                read(bytes(ArchiveManifest.NAME, MAX_MANIFEST_BYTES), ArchiveManifest.class);
        if (!ArchiveManifest.READABLE.contains(read.format())) {
            throw refusal("archive.other-format", read.format());
        }
        return read;
    }

    private void verify() throws IOException {
        Set<String> expected = new HashSet<>(Set.of(ArchiveManifest.NAME));
        long total = 0;
        for (ArchiveManifest.ArchivedFile file : manifest.files()) {
            if (!isAllowed(file) || !expected.add(file.name())) {
                throw refusal("archive.name", file.name());
            }
            total += file.bytes();
        }
        if (total > MAX_BYTES || expected.size() > MAX_FILES || zip.size() > MAX_FILES) {
            throw refusal("archive.too-large");
        }
        Set<String> present = new HashSet<>();
        for (ZipEntry entry :
                (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            if (!expected.contains(entry.getName()) || !present.add(entry.getName())) {
                throw refusal("archive.name", entry.getName());
            }
        }
        if (!expected.contains(ArchiveManifest.LOG) || !present.equals(expected)) {
            throw refusal("archive.incomplete");
        }
        for (ArchiveManifest.ArchivedFile file : manifest.files()) {
            if (!digest(file).equals(file.sha256())) {
                throw refusal("archive.file-changed", file.name());
            }
        }
    }

    private static boolean isAllowed(ArchiveManifest.ArchivedFile file) {
        if (file.name().equals(ArchiveManifest.LOG)) {
            return file.bytes() >= 0 && file.bytes() <= MAX_LOG_BYTES;
        }
        return file.name().equals(ArchiveManifest.ARTIFACTS + file.sha256())
                && Sha256.isDigest(file.sha256())
                && file.bytes() >= 0
                && file.bytes() <= MAX_ARTIFACT_BYTES;
    }

    /** Of the content, which must have the size that the manifest says. */
    private String digest(ArchiveManifest.ArchivedFile file) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] chunk = new byte[1 << 16];
        long read = 0;
        try (InputStream in = stream(file.name())) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                read += n;
                if (read > file.bytes()) {
                    throw refusal("archive.file-changed", file.name());
                }
                digest.update(chunk, 0, n);
            }
        }
        if (read < file.bytes()) {
            throw refusal("archive.file-changed", file.name());
        }
        return Sha256.hex(digest.digest());
    }

    private byte[] bytes(String name, long most) throws IOException {
        try (InputStream in = stream(name)) {
            byte[] bytes = in.readNBytes(Math.toIntExact(most + 1));
            if (bytes.length > most) {
                throw refusal("archive.too-large");
            }
            return bytes;
        }
    }

    private InputStream stream(String name) throws IOException {
        InputStream in = zip.getInputStream(new ZipEntry(name));
        if (in == null) {
            throw refusal("archive.incomplete");
        }
        return in;
    }

    /** The next line without its end; null after the last. */
    private byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() >= MAX_ENTRY_BYTES) {
                throw refusal("archive.too-large");
            }
            line.write(next);
            next = in.read();
        }
        return line.toByteArray();
    }

    private <T> T read(byte[] bytes, Class<T> type) {
        T value;
        try {
            value = json.mapper().readValue(bytes, type);
        } catch (JacksonException e) {
            throw Refusal.of("archive.damaged", e, path);
        }
        if (value == null) {
            throw refusal("archive.damaged");
        }
        return value;
    }

    private StoreException refusal(String key, String... more) {
        return Refusal.of(
                key,
                null,
                (Object[])
                        java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(path.toString()),
                                        List.of(more).stream())
                                .toArray(String[]::new));
    }
}
