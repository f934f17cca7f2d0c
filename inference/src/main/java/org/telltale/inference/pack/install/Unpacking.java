package org.telltale.inference.pack.install;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipException;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackManifestReader;
import org.telltale.inference.reason.Reason;

/**
 * Copies a pack's files into a staging folder, never more than its manifest lists. For one thread.
 */
final class Unpacking {
    private static final long UNSUSPICIOUS_BYTES = 64L << 20;
    private static final int MOST_EXPANSION = 200;
    private static final int CHUNK = 1 << 16;

    private final PackContent content;
    private final Set<String> present;

    Unpacking(PackContent content) {
        this.content = content;
        this.present = new HashSet<>(content.paths());
    }

    /** Reads the manifest and compares its list with what is there. */
    PackManifestReader.Read manifest(PackManifestReader reader) throws PackException, IOException {
        if (!present.contains(PackManifest.FILE_NAME)) {
            throw new PackException(Reason.of("pack.no-manifest", content.name()));
        }
        byte[] bytes;
        try (InputStream in = content.open(PackManifest.FILE_NAME)) {
            bytes = in.readNBytes(PackManifestReader.MOST_BYTES + 1);
        } catch (ZipException | EOFException e) {
            throw new PackException(Reason.of("pack.archive-broken", content.name()), e);
        }
        try {
            PackManifestReader.Read read = reader.read(bytes);
            requireListed(read.manifest());
            return read;
        } catch (PackException e) {
            throw e.within(content.name());
        }
    }

    private void requireListed(PackManifest manifest) throws PackException, IOException {
        Set<String> listed = new HashSet<>(Set.of(PackManifest.FILE_NAME));
        long total = 0;
        for (PackFile file : manifest.files()) {
            listed.add(file.path());
            total += file.bytes();
            if (!present.contains(file.path())) {
                throw new PackException(Reason.of("pack.file-missing", file.path()));
            }
        }
        for (String path : content.paths()) {
            if (!listed.contains(path)) {
                throw new PackException(Reason.of("pack.file-unlisted", PackFile.shown(path)));
            }
        }
        if (total > UNSUSPICIOUS_BYTES && total / MOST_EXPANSION > content.size()) {
            throw new PackException(
                    Reason.of("pack.expansion", PackManifest.FILE_NAME, total, content.size()));
        }
    }

    /** Copies every file; one that is longer than listed is refused at its first byte too many. */
    void copy(
            PackManifestReader.Read read,
            Path target,
            InstallListener listener,
            Cancellation cancellation)
            throws PackException, IOException {
        Files.write(target.resolve(PackManifest.FILE_NAME), read.bytes());
        long total = read.manifest().files().stream().mapToLong(PackFile::bytes).sum();
        long done = 0;
        for (PackFile file : read.manifest().files()) {
            Path path = target.resolve(file.path());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            listener.progress(InstallListener.Step.COPYING, done, total);
            copy(file, path, cancellation);
            done += file.bytes();
        }
    }

    private void copy(PackFile file, Path target, Cancellation cancellation)
            throws PackException, IOException {
        long written = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = content.open(file.path());
                OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                cancellation.check();
                written += n;
                if (written > file.bytes()) {
                    break;
                }
                out.write(chunk, 0, n);
            }
        } catch (ZipException | EOFException e) {
            throw new PackException(Reason.of("pack.archive-broken", content.name()), e);
        }
        if (written > file.bytes()) {
            throw new PackException(Reason.of("pack.file-longer", file.path(), file.bytes()))
                    .within(content.name());
        }
        if (written < file.bytes()) {
            throw new PackException(
                            Reason.of("pack.file-length", file.path(), written, file.bytes()))
                    .within(content.name());
        }
    }
}
