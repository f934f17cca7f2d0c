package org.telltale.inference.pack.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackManifestReader;
import org.telltale.inference.reason.Reason;

/**
 * The installed packs. Reading takes no lock: a pack's folder appears and disappears at once.
 * Installing and removing hold a lock that works across processes for as long as a move takes. Safe
 * for use by several threads and processes; what is listed may be removed a moment later.
 */
public final class PackStore {
    /**
     * The file in an installed pack's folder that is no part of the pack: it holds the digest of
     * the manifest that was installed. No file of a pack can have this name.
     */
    public static final String RECEIPT = ".installed";

    private static final String STAGING = ".staging";

    private final Path folder;
    private final StoreLock lock;
    private final PackManifestReader reader = new PackManifestReader();

    /** The store in a folder, which is made when something is first installed. */
    public PackStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.lock = new StoreLock(this.folder.resolve(".lock"));
    }

    /** Where the packs are. */
    public Path folder() {
        return folder;
    }

    /**
     * Every pack, by id, the newest version of each first.
     *
     * @throws IOException if the folder cannot be read; an absent one is an empty store
     */
    public List<StoredPack> list() throws IOException {
        List<StoredPack> packs = new ArrayList<>();
        for (Path id : folders(folder)) {
            try {
                for (Path version : folders(id)) {
                    read(version).ifPresent(packs::add);
                }
            } catch (IOException e) {
                packs.add(new StoredPack.Damaged(name(id), "", id, unreadable(id)));
            }
        }
        packs.sort(
                Comparator.comparing(StoredPack::id)
                        .thenComparing(StoredPack::version, new VersionOrder().reversed()));
        return packs;
    }

    /** Those that can be used: the newest readable version of each id, by id. */
    public List<StoredPack.Installed> usable() throws IOException {
        List<StoredPack.Installed> newest = new ArrayList<>();
        for (StoredPack pack : list()) {
            if (pack instanceof StoredPack.Installed installed
                    && (newest.isEmpty() || !newest.getLast().id().equals(installed.id()))) {
                newest.add(installed);
            }
        }
        return newest;
    }

    /**
     * The packs that a user means by {@code ID} or {@code ID@VERSION}, the newest first.
     *
     * @throws PackException if there is none
     */
    public List<StoredPack> named(String name) throws PackException, IOException {
        int at = name.indexOf('@');
        String id = at < 0 ? name : name.substring(0, at);
        List<StoredPack> found =
                list().stream()
                        .filter(pack -> pack.id().equals(id))
                        .filter(pack -> at < 0 || pack.version().equals(name.substring(at + 1)))
                        .toList();
        if (found.isEmpty()) {
            throw new PackException(Reason.of("pack.not-installed", shown(name)));
        }
        return found;
    }

    /** The pack with that digest, as a finding's provenance names it. */
    public Optional<StoredPack.Installed> withDigest(String digest) throws IOException {
        return list().stream()
                .filter(StoredPack.Installed.class::isInstance)
                .map(StoredPack.Installed.class::cast)
                .filter(pack -> pack.digest().equals(digest))
                .findFirst();
    }

    /**
     * Reads a pack's manifest and receipt again and re-hashes every file of it.
     *
     * @return what is wrong, nothing where all is as it was installed
     * @throws IOException if a folder cannot be read
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public List<Reason> verify(StoredPack pack, Cancellation cancellation) throws IOException {
        return switch (pack) {
            case StoredPack.Damaged damaged -> List.of(damaged.fault());
            case StoredPack.Installed installed -> verify(installed, cancellation);
        };
    }

    private List<Reason> verify(StoredPack.Installed pack, Cancellation cancellation)
            throws IOException {
        StoredPack now = read(pack.folder()).orElse(null);
        return switch (now) {
            case null -> List.of(Reason.of("pack.not-installed", shown(pack.id())));
            case StoredPack.Damaged damaged -> List.of(damaged.fault());
            case StoredPack.Installed installed ->
                    new PackFiles(installed.folder(), installed.manifest()).faults(cancellation);
        };
    }

    /**
     * Takes a pack out at once, then deletes its files.
     *
     * @throws PackException if another program holds its files open (Windows)
     * @throws IOException if it cannot be moved or deleted
     */
    public void remove(StoredPack pack) throws PackException, IOException {
        Path trash = folder.resolve(STAGING).resolve("removed-" + UUID.randomUUID());
        Files.createDirectories(trash);
        try (StoreLock.Held held = lock.hold()) {
            Trees.move(pack.folder(), trash.resolve("pack"));
            Trees.deleteIfEmpty(pack.folder().getParent());
        } catch (NoSuchFileException e) {
            throw new PackException(Reason.of("pack.not-installed", shown(pack.id())), e);
        } catch (AccessDeniedException e) {
            throw new PackException(Reason.of("pack.in-use", shown(pack.id())), e);
        } finally {
            Trees.delete(trash);
        }
    }

    /**
     * An empty folder beside the packs, in which one is put together.
     *
     * @throws IOException if it cannot be made
     */
    public Staging stage() throws IOException {
        Path staging = folder.resolve(STAGING);
        Files.createDirectories(staging);
        Trees.sweep(staging);
        return new Staging(Files.createDirectory(staging.resolve("new-" + UUID.randomUUID())));
    }

    /** A folder for downloads that were cut and may be resumed. */
    public Path downloads() throws IOException {
        return Files.createDirectories(folder.resolve(".downloads"));
    }

    /** What stands in a version's folder, damaged or not; nothing where it was just removed. */
    private Optional<StoredPack> read(Path version) {
        Optional<Object> looked = Trees.identity(version);
        while (looked.isPresent()) {
            StoredPack pack = look(version);
            Optional<Object> now = Trees.identity(version);
            if (pack instanceof StoredPack.Installed || now.equals(looked)) {
                return Optional.of(pack);
            }
            looked = now; // removed, or replaced, while we looked
        }
        return Optional.empty();
    }

    private StoredPack look(Path version) {
        String id = name(version.getParent());
        try {
            return installed(id, version);
        } catch (PackException e) {
            Reason fault = e.within(version.toString()).reason();
            return damaged(id, version, fault);
        } catch (IOException e) {
            boolean absent = e instanceof NoSuchFileException;
            Reason fault = absent ? Reason.of("pack.no-manifest", version) : unreadable(version);
            return damaged(id, version, fault);
        }
    }

    private StoredPack installed(String id, Path version) throws PackException, IOException {
        PackManifestReader.Read read = reader.read(version.resolve(PackManifest.FILE_NAME));
        PackManifest manifest = read.manifest();
        if (!manifest.id().equals(id) || !manifest.version().equals(name(version))) {
            Reason moved = Reason.of("pack.misplaced", version, manifest.id(), manifest.version());
            return damaged(id, version, moved);
        }
        Optional<String> receipt = Receipt.read(version);
        if (receipt.isEmpty()) {
            return damaged(id, version, Reason.of("pack.no-receipt", version));
        }
        if (!receipt.get().equals(read.digest())) {
            return damaged(id, version, Reason.of("pack.manifest-changed", version));
        }
        return new StoredPack.Installed(manifest, read.digest(), version);
    }

    private static StoredPack damaged(String id, Path version, Reason fault) {
        return new StoredPack.Damaged(id, name(version), version, fault);
    }

    private static Reason unreadable(Path path) {
        return Reason.of("pack.unreadable", path);
    }

    private static String name(@Nullable Path path) {
        return path == null ? "" : String.valueOf(path.getFileName());
    }

    /** Folders inside a folder whose names a pack may have; none where it is absent. */
    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> inside = Files.list(parent)) {
            return inside.filter(p -> !String.valueOf(p.getFileName()).startsWith("."))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String shown(String name) {
        return PackFile.shown(name);
    }

    /** The last look at a pack before it is kept. */
    public interface Inspection {
        /**
         * Looks at a pack whose files are verified.
         *
         * @param staged where it is until it is moved in
         * @throws PackException if it must not be kept
         */
        void inspect(StoredPack.Installed staged) throws PackException, IOException;
    }

    /** A pack that is being put together. For one thread; close it in any case. */
    public final class Staging implements AutoCloseable {
        private final Path staged;

        private Staging(Path staged) {
            this.staged = staged;
        }

        /** Where its files go. */
        public Path folder() {
            return staged;
        }

        /**
         * Verifies the files against {@code pack.json}, has them looked at, and moves them in, all
         * at once, with a receipt. The same pack again is no fault; where it was put in by hand, it
         * gets its receipt now.
         *
         * @param inspection looks at the verified files before they are kept
         * @throws PackException if a file is missing, unlisted or wrong, or another pack with the
         *     same id and version is installed
         * @throws org.telltale.inference.engine.CancelledException if asked to stop
         */
        public StoredPack.Installed install(Inspection inspection, Cancellation cancellation)
                throws PackException, IOException {
            PackManifestReader.Read read = reader.read(staged.resolve(PackManifest.FILE_NAME));
            PackManifest manifest = read.manifest();
            List<Reason> faults = new PackFiles(staged, manifest).faults(cancellation);
            if (!faults.isEmpty()) {
                throw new PackException(faults.getFirst());
            }
            inspection.inspect(new StoredPack.Installed(manifest, read.digest(), staged));
            Receipt.write(staged, read.digest());
            Trees.force(staged);
            Path target = PackStore.this.folder.resolve(manifest.id()).resolve(manifest.version());
            StoredPack.Installed installed =
                    new StoredPack.Installed(manifest, read.digest(), target);
            try (StoreLock.Held held = lock.hold()) {
                cancellation.check();
                if (Files.exists(target)) {
                    requireSame(target, read.digest(), manifest);
                    if (Receipt.read(target).isEmpty()) {
                        Trees.move(staged.resolve(RECEIPT), target.resolve(RECEIPT));
                    }
                    return installed;
                }
                Files.createDirectories(target.getParent());
                Trees.move(staged, target);
            }
            return installed;
        }

        private void requireSame(Path target, String digest, PackManifest manifest)
                throws PackException, IOException {
            Path present = target.resolve(PackManifest.FILE_NAME);
            boolean same =
                    Files.exists(present)
                            && Receipt.read(target).orElse(digest).equals(digest)
                            && Sha256.of(present).equals(digest)
                            && new PackFiles(target, manifest).faults(new Cancellation()).isEmpty();
            if (!same) {
                throw new PackException(
                        Reason.of("pack.other-installed", manifest.id(), manifest.version()));
            }
        }

        /** Deletes what was not moved in. */
        @Override
        public void close() throws IOException {
            Trees.delete(staged);
        }
    }
}
