package org.telltale.inference.pack.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.MadeFrom;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackLicence;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackManifestWriter;
import org.telltale.inference.pack.PackTemplate;
import org.telltale.inference.pack.catalogue.CatalogueEntry;
import org.telltale.inference.reason.Reason;

/** Makes packs of files as their authors published them. */
final class PublishedFiles {
    private static final int MOST_LOOKED_AT = 10_000;

    private final CheckpointImporter importer;

    PublishedFiles(CheckpointImporter importer) {
        this.importer = importer;
    }

    /** What the user has to agree to for an entry that has a file. */
    static PackLicence licence(CatalogueEntry entry) throws PackException {
        return Objects.requireNonNull(entry.pack())
                .with(List.of(asPublished(entry)), null)
                .licence();
    }

    /** The published file under the model's name: enough of a list to ask for the licence. */
    private static PackFile asPublished(CatalogueEntry entry) {
        CatalogueEntry.PublishedFile file = Objects.requireNonNull(entry.file());
        String model = Objects.requireNonNull(entry.pack()).model();
        return new PackFile(model, file.bytes(), file.sha256());
    }

    /**
     * The published file in a folder: the one of that digest, whatever it is called there.
     *
     * @throws PackException if there is none, saying so differently where one has the right name
     */
    static Path find(CatalogueEntry.PublishedFile file, Path folder, Cancellation cancellation)
            throws PackException, IOException {
        if (!Files.isDirectory(folder)) {
            throw new PackException(Reason.of("pack.no-folder", folder));
        }
        @Nullable Path named = null;
        for (Path candidate : candidates(folder)) {
            boolean sameName = String.valueOf(candidate.getFileName()).equals(file.name());
            if (Files.size(candidate) == file.bytes()
                    && Sha256.of(candidate, cancellation).equals(file.sha256())) {
                return candidate;
            }
            named = sameName ? candidate : named;
        }
        if (named != null) {
            String digest = Sha256.of(named, cancellation);
            throw new PackException(Reason.of("pack.file-digest", named, digest, file.sha256()));
        }
        throw new PackException(
                Reason.of("pack.not-in-folder", folder, file.name(), file.sha256()));
    }

    private static List<Path> candidates(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isRegularFile).sorted().limit(MOST_LOOKED_AT).toList();
        }
    }

    /** Writes model and manifest into a folder; a checkpoint becomes ONNX here. */
    void assemble(CatalogueEntry entry, Path file, Path target) throws PackException, IOException {
        CatalogueEntry.PublishedFile published = Objects.requireNonNull(entry.file());
        PackTemplate template = Objects.requireNonNull(entry.pack());
        Path model = target.resolve(template.model());
        Files.createDirectories(Objects.requireNonNull(model.getParent()));
        String architecture = published.architecture();
        @Nullable MadeFrom madeFrom = null;
        if (architecture == null) {
            Files.copy(file, model);
        } else {
            Files.write(model, importer.build(file, architecture));
            madeFrom = new MadeFrom(published.name(), published.sha256(), architecture);
        }
        PackFile listed = new PackFile(template.model(), Files.size(model), Sha256.of(model));
        if (architecture == null && !listed.sha256().equals(published.sha256())) {
            throw new PackException(
                    Reason.of("pack.file-digest", file, listed.sha256(), published.sha256()));
        }
        PackManifest manifest = template.with(List.of(listed), madeFrom);
        Files.write(
                target.resolve(PackManifest.FILE_NAME), new PackManifestWriter().write(manifest));
    }
}
