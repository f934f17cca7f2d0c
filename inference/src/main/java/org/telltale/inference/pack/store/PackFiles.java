package org.telltale.inference.pack.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.reason.Reason;

/** Compares a folder with the list of files in its manifest. Immutable. */
final class PackFiles {
    private final Path folder;
    private final PackManifest manifest;

    PackFiles(Path folder, PackManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** Missing, unlisted, linked, shorter, longer and altered files, in a fixed order. */
    List<Reason> faults(Cancellation cancellation) throws IOException {
        List<Reason> faults = new ArrayList<>();
        Set<String> listed = new HashSet<>(Set.of(PackManifest.FILE_NAME, PackStore.RECEIPT));
        for (PackFile file : manifest.files()) {
            listed.add(file.path());
            Reason fault = fault(file, cancellation);
            if (fault != null) {
                faults.add(fault);
            }
        }
        for (String present : present()) {
            if (!listed.contains(present)) {
                faults.add(Reason.of("pack.file-unlisted", PackFile.shown(present)));
            }
        }
        return faults;
    }

    private @Nullable Reason fault(PackFile file, Cancellation cancellation) throws IOException {
        Path path = folder.resolve(file.path());
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Reason.of("pack.file-missing", file.path());
        }
        long bytes = Files.size(path);
        if (bytes != file.bytes()) {
            return Reason.of("pack.file-length", file.path(), bytes, file.bytes());
        }
        String digest = Sha256.of(path, cancellation);
        return digest.equals(file.sha256())
                ? null
                : Reason.of("pack.file-digest", file.path(), digest, file.sha256());
    }

    private List<String> present() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .map(p -> folder.relativize(p).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
