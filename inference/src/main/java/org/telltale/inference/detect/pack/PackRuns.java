package org.telltale.inference.detect.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.run.InputMemory;
import org.telltale.inference.pack.run.ModelHost;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.AcceleratorPreference;
import org.telltale.inference.runtime.AcceleratorTrust;
import org.telltale.inference.worker.NativeWorker;

/**
 * What all detectors of packs share: where models may run, memory for their inputs, and which packs
 * were found intact. Thread-safe. Close it when the last analysis is over.
 */
public final class PackRuns implements AutoCloseable {
    private final PackStore store;
    private final AcceleratorTrust trust;
    private final List<Accelerator> usual;
    private final ConcurrentLinkedQueue<InputMemory> spare = new ConcurrentLinkedQueue<>();
    private final Map<String, List<Object>> intact = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * Runs packs of a store.
     *
     * @param trust judges accelerators
     * @param usual accelerators that {@code auto} stands for, in order
     */
    public PackRuns(PackStore store, AcceleratorTrust trust, List<Accelerator> usual) {
        this.store = store;
        this.trust = trust;
        this.usual = List.copyOf(usual);
    }

    PackStore store() {
        return store;
    }

    /** Where models run in an analysis. */
    public ModelHost host(NativeWorker worker, AnalysisSettings settings) {
        AcceleratorPreference preference =
                AcceleratorPreference.of(settings.accelerator(), usual)
                        .orElse(AcceleratorPreference.CPU);
        return new ModelHost(worker, trust, preference);
    }

    /**
     * Refuses a pack of which a file is not what was installed. Every file is hashed when the pack
     * is first used and whenever its length or time of change differ from then.
     *
     * @throws MediaException if so; the reason names the file and says what to do
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    void requireIntact(StoredPack.Installed pack, Cancellation cancellation) throws MediaException {
        try {
            List<Object> now = states(pack);
            if (now.equals(intact.get(pack.digest()))) {
                return;
            }
            List<Reason> faults = store.verify(pack, cancellation);
            if (!faults.isEmpty()) {
                PackException fault = new PackException(faults.getFirst()).within(pack.id());
                throw new MediaException(fault.reason(), fault);
            }
            intact.put(pack.digest(), now);
        } catch (IOException e) {
            throw new MediaException(Reason.of("pack-detector.unreadable", pack.id()), e);
        }
    }

    private static List<Object> states(StoredPack.Installed pack) throws IOException {
        List<Object> states = new ArrayList<>();
        for (PackFile file : pack.manifest().files()) {
            Path path = pack.file(file.path());
            FileTime changed = Files.getLastModifiedTime(path);
            states.add(List.of(path, Files.size(path), changed));
        }
        return states;
    }

    /** Memory for one call; back with {@link #giveBack}. */
    InputMemory lend() {
        InputMemory memory = spare.poll();
        return memory == null ? new InputMemory() : memory;
    }

    /** Takes memory back; what comes after the close is let go at once. */
    void giveBack(InputMemory memory) {
        spare.add(memory);
        if (closed) {
            letGo();
        }
    }

    @Override
    public void close() {
        closed = true;
        letGo();
    }

    private void letGo() {
        for (InputMemory memory = spare.poll(); memory != null; memory = spare.poll()) {
            memory.close();
        }
    }
}
