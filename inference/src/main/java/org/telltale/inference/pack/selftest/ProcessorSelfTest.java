package org.telltale.inference.pack.selftest;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.run.ExpectedValues;
import org.telltale.inference.pack.run.SelfTestInputs;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.AcceleratorPreference;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.runtime.ModelRequest;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TrustStore.Judgement;
import org.telltale.inference.worker.NativeWorker;

/**
 * Runs a pack's self-test on the processor alone: what decides whether a pack is installed. The
 * model is let go afterwards, since its folder is about to be moved. Thread-safe; blocks.
 */
public final class ProcessorSelfTest {
    private final NativeWorker worker;

    /** Runs self-tests with a worker; the caller closes it. */
    public ProcessorSelfTest(NativeWorker worker) {
        this.worker = worker;
    }

    /**
     * How it came out; not run where the manifest states none.
     *
     * @throws MediaException if the model does not run
     * @throws PackException if the pack's own files are wrong
     * @throws IOException if they cannot be read
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public TestedOn run(StoredPack.Installed pack, Cancellation cancellation)
            throws MediaException, PackException, IOException {
        if (pack.manifest().selfTest() == null) {
            return none(pack);
        }
        ModelFile model = new ModelFile(pack.model(), pack.manifest().modelFile().sha256());
        try (Arena arena = Arena.ofShared()) {
            List<Tensor> inputs = SelfTestInputs.of(pack, arena);
            ModelAnswer answer =
                    worker.runModel(
                            ModelRequest.single(model, AcceleratorPreference.CPU),
                            inputs,
                            arena,
                            cancellation);
            return new TestedOn.Ran(
                    Accelerator.CPU,
                    new ExpectedValues(pack).compare(answer),
                    new Judgement(true, "", 0));
        } finally {
            worker.releaseModel(model.sha256());
        }
    }

    /** What is said of a pack without a self-test. */
    static TestedOn none(StoredPack.Installed pack) {
        return new TestedOn.NotRun(
                Accelerator.CPU, Reason.of("pack-test.none", pack.id() + "@" + pack.version()));
    }
}
