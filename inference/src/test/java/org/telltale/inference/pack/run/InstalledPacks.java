package org.telltale.inference.pack.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackLicence;
import org.telltale.inference.pack.architecture.Architectures;
import org.telltale.inference.pack.catalogue.Catalogue;
import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.install.InstallListener;
import org.telltale.inference.pack.install.PackInstaller;
import org.telltale.inference.pack.install.PackOrigin;
import org.telltale.inference.pack.install.WorkerTrial;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.AcceleratorPreference;
import org.telltale.inference.runtime.AcceleratorTrust;
import org.telltale.inference.runtime.TrustStore;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.NativeWorker;

/**
 * Packs of the catalogue, installed into a folder from the published files in the shared folder.
 */
public final class InstalledPacks implements AutoCloseable {
    public static final Path SHARED =
            Path.of(System.getProperty("telltale.shared", "../../shared"));

    private final InProcessWorker worker = new InProcessWorker();
    private final PackStore store;

    public InstalledPacks(Path folder) {
        Assumptions.assumeTrue(
                Files.isDirectory(SHARED.resolve("assets/weights")),
                "no published weights at " + SHARED);
        store = new PackStore(folder);
    }

    public InProcessWorker worker() {
        return worker;
    }

    public PackStore store() {
        return store;
    }

    /** Models on the processor. */
    public ModelHost host() {
        return host(worker);
    }

    /** Models on the processor of a worker. */
    public static ModelHost host(NativeWorker worker) {
        AcceleratorTrust trust =
                new AcceleratorTrust(worker::runModel, new Forgetful(), worker::accelerators);
        return new ModelHost(worker, trust, AcceleratorPreference.CPU);
    }

    public StoredPack.Installed install(String id) throws Exception {
        return new PackInstaller(
                        store, Catalogue.builtIn(), InstalledPacks::build, new WorkerTrial(worker))
                .install(
                        new PackOrigin.Catalogued(id, SHARED.resolve("assets/weights")),
                        new Consenting(),
                        new Cancellation());
    }

    private static byte[] build(Path checkpoint, String architecture) throws PackException {
        try {
            return Architectures.builtIn().build(checkpoint, architecture).bytes();
        } catch (CheckpointException e) {
            throw new PackException(e.reason(), e);
        }
    }

    @Override
    public void close() throws IOException {
        worker.close();
    }

    private static final class Consenting implements InstallListener {
        @Override
        public void progress(Step step, long done, long total) {
            // Nobody watches.
        }

        @Override
        public boolean acceptsLicence(String title, PackLicence licence) {
            return true;
        }

        @Override
        public void selfTested(TestedOn result) {
            // Nobody watches.
        }
    }

    /** Keeps judgements in memory. */
    public static final class Forgetful implements TrustStore {
        private final Map<Question, Judgement> known = new HashMap<>();

        @Override
        public synchronized Optional<Judgement> find(Question question) {
            return Optional.ofNullable(known.get(question));
        }

        @Override
        public synchronized void remember(Question question, Judgement judgement) {
            known.put(question, judgement);
        }
    }
}
