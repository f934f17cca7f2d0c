package org.telltale.inference.pack.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackLicence;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackManifestReader;
import org.telltale.inference.pack.catalogue.Catalogue;
import org.telltale.inference.pack.catalogue.CatalogueEntry;
import org.telltale.inference.pack.onnx.OnnxRules;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;

/**
 * Installs packs. Each is put together beside the store, verified, looked at by {@link OnnxRules}
 * and by the runtime, self-tested on the processor, and only then moved in: an installation that
 * fails or is stopped leaves nothing behind but what was downloaded. Safe for use by several
 * threads; blocks.
 */
public final class PackInstaller {
    private static final byte[] ZIP = {'P', 'K'};
    private static final long MOST_ARCHIVE_BYTES = PackFile.MOST_BYTES;

    private final PackStore store;
    private final Catalogue catalogue;
    private final ModelTrial trial;
    private final PublishedFiles published;
    private final Downloads downloads;
    private final PackManifestReader reader = new PackManifestReader();

    /** Installs into a store. */
    public PackInstaller(
            PackStore store, Catalogue catalogue, CheckpointImporter importer, ModelTrial trial) {
        this(store, catalogue, importer, trial, HttpPatience.usual());
    }

    PackInstaller(
            PackStore store,
            Catalogue catalogue,
            CheckpointImporter importer,
            ModelTrial trial,
            HttpPatience patience) {
        this.store = store;
        this.catalogue = catalogue;
        this.trial = trial;
        this.published = new PublishedFiles(importer);
        this.downloads = new Downloads(store, patience);
    }

    /**
     * Installs a pack; one that is there already is no fault.
     *
     * @return the pack in the store
     * @throws PackException if it is refused, one line that says why; nothing is kept of it
     * @throws IOException if the disk cannot be read or written
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public StoredPack.Installed install(
            PackOrigin origin, InstallListener listener, Cancellation cancellation)
            throws PackException, IOException {
        Installation installation = new Installation(listener, cancellation);
        return switch (origin) {
            case PackOrigin.Local local -> installation.local(local.path(), local.sha256());
            case PackOrigin.Remote remote -> installation.remote(remote);
            case PackOrigin.Catalogued catalogued -> {
                CatalogueEntry entry = catalogue.entry(catalogued.id());
                yield installation.catalogued(entry, catalogued.from());
            }
        };
    }

    /** One installation in progress. */
    private final class Installation {
        private final InstallListener listener;
        private final Cancellation cancellation;

        Installation(InstallListener listener, Cancellation cancellation) {
            this.listener = listener;
            this.cancellation = cancellation;
        }

        StoredPack.Installed local(Path path, @Nullable String sha256)
                throws PackException, IOException {
            if (Files.isDirectory(path)) {
                try (PackContent content = FolderContent.of(path)) {
                    return content(content);
                }
            }
            if (!Files.isRegularFile(path)) {
                throw new PackException(Reason.of("pack.no-file", path));
            }
            String digest = Sha256.of(path, cancellation);
            if (sha256 != null && !digest.equals(sha256)) {
                throw new PackException(Reason.of("pack.file-digest", path, digest, sha256));
            }
            Optional<CatalogueEntry> entry = catalogue.withDigest(digest);
            if (entry.isPresent()) {
                consent(entry.get());
                return published(entry.get(), path);
            }
            return archive(path, path.toString());
        }

        StoredPack.Installed remote(PackOrigin.Remote remote) throws PackException, IOException {
            Optional<CatalogueEntry> entry = catalogue.withAddress(remote.address());
            String sha256 = remote.sha256();
            if (entry.isPresent() && sha256 == null) {
                return catalogued(entry.get(), null);
            }
            if (sha256 == null) {
                throw new PackException(Reason.of("pack.digest-required", remote.address()));
            }
            // What the catalogue knows by its digest shows its licence before it is fetched; the
            // licence of any other archive stands in the archive.
            Optional<CatalogueEntry> known = catalogue.withDigest(sha256);
            if (known.isPresent()) {
                consent(known.get());
            }
            listener.progress(InstallListener.Step.DOWNLOADING, 0, 0);
            try (Downloads.Fetched fetched =
                    downloads.fetch(
                            remote.address(), sha256, MOST_ARCHIVE_BYTES, listener, cancellation)) {
                return known.isPresent()
                        ? published(known.get(), fetched.file())
                        : archive(fetched.file(), remote.address().toString());
            }
        }

        StoredPack.Installed catalogued(CatalogueEntry entry, @Nullable Path from)
                throws PackException, IOException {
            CatalogueEntry.PublishedFile file = entry.file();
            if (file == null) {
                throw new PackException(
                        Reason.of("pack.not-obtainable", entry.id(), entry.source().url()));
            }
            consent(entry);
            if (from != null) {
                return published(entry, PublishedFiles.find(file, from, cancellation));
            }
            listener.progress(InstallListener.Step.DOWNLOADING, 0, file.bytes());
            try (Downloads.Fetched fetched =
                    downloads.fetch(
                            file.url(), file.sha256(), file.bytes(), listener, cancellation)) {
                return published(entry, fetched.file());
            }
        }

        private void consent(CatalogueEntry entry) throws PackException {
            if (entry.pack() != null) {
                consent(entry.title(), PublishedFiles.licence(entry));
            }
        }

        private void consent(String title, PackLicence licence) throws PackException {
            if (!listener.acceptsLicence(title, licence)) {
                throw new PackException(Reason.of("pack.licence-refused", title));
            }
        }

        private StoredPack.Installed archive(Path file, String shown)
                throws PackException, IOException {
            if (!startsAsZip(file)) {
                String name = shown.toLowerCase(Locale.ROOT);
                throw new PackException(
                        name.endsWith(".onnx")
                                ? Reason.of("pack.bare-model", shown)
                                : Reason.of("pack.unknown-file", shown));
            }
            try (PackContent content = ArchiveContent.of(file, shown)) {
                return content(content);
            }
        }

        private StoredPack.Installed content(PackContent content)
                throws PackException, IOException {
            Unpacking unpacking = new Unpacking(content);
            PackManifestReader.Read read = unpacking.manifest(reader);
            PackManifest manifest = read.manifest();
            consent(manifest.title(), manifest.licence());
            try (PackStore.Staging staging = store.stage()) {
                Room.require(
                        staging.folder(),
                        manifest.files().stream().mapToLong(PackFile::bytes).sum());
                unpacking.copy(read, staging.folder(), listener, cancellation);
                return finish(staging, content.name());
            }
        }

        private StoredPack.Installed published(CatalogueEntry entry, Path file)
                throws PackException, IOException {
            try (PackStore.Staging staging = store.stage()) {
                Room.require(staging.folder(), Files.size(file));
                listener.progress(InstallListener.Step.BUILDING, 0, 0);
                published.assemble(entry, file, staging.folder());
                return finish(staging, entry.id());
            }
        }

        private StoredPack.Installed finish(PackStore.Staging staging, String shown)
                throws PackException, IOException {
            listener.progress(InstallListener.Step.CHECKING, 0, 0);
            try {
                return staging.install(
                        staged -> {
                            OnnxRules.check(staged.model(), staged.manifest());
                            trial.check(staged, cancellation);
                            listener.progress(InstallListener.Step.TESTING, 0, 0);
                            listener.selfTested(trial.selfTest(staged, cancellation));
                        },
                        cancellation);
            } catch (PackException e) {
                throw e.within(shown);
            }
        }
    }

    private static boolean startsAsZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }
}
