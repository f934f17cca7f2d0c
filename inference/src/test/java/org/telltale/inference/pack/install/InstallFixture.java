package org.telltale.inference.pack.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.architecture.Architectures;
import org.telltale.inference.pack.catalogue.Catalogue;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.worker.InProcessWorker;

/** A store in a folder and an installer as the program has it, in less of a hurry to give up. */
final class InstallFixture implements AutoCloseable {
    final PackStore store;
    final Quietly listener = Quietly.agreeing();
    private final InProcessWorker worker = new InProcessWorker();
    private final PackInstaller installer;

    InstallFixture(Path folder) {
        this(folder, Catalogue.builtIn());
    }

    InstallFixture(Path folder, Catalogue catalogue) {
        store = new PackStore(folder.resolve("packs"));
        HttpPatience patience = new HttpPatience(Duration.ofSeconds(20), Duration.ofMillis(1));
        ArchitectureImporter importer = new ArchitectureImporter(Architectures.builtIn());
        installer =
                new PackInstaller(store, catalogue, importer, new WorkerTrial(worker), patience);
    }

    StoredPack.Installed install(PackOrigin origin) throws PackException, IOException {
        return install(origin, listener, new Cancellation());
    }

    StoredPack.Installed install(
            PackOrigin origin, InstallListener asked, Cancellation cancellation)
            throws PackException, IOException {
        return installer.install(origin, asked, cancellation);
    }

    StoredPack.Installed local(Path path) throws PackException, IOException {
        return install(new PackOrigin.Local(path, null));
    }

    /** Every file of the store but locks, so that leftovers show. */
    List<Path> leftovers() throws IOException {
        if (!Files.exists(store.folder())) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(store.folder())) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
