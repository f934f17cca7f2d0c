package org.telltale.inference.pack.selftest;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.run.ExpectedValues;
import org.telltale.inference.pack.run.SelfTestInputs;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.AcceleratorPreference;
import org.telltale.inference.runtime.AcceleratorTest;
import org.telltale.inference.runtime.AcceleratorTrust;
import org.telltale.inference.runtime.MachineReport;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.runtime.ModelRequest;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TrustStore.Judgement;
import org.telltale.inference.worker.NativeWorker;

/**
 * Runs packs' self-tests. What comes out on an accelerator replaces what was remembered of it, so
 * that an analysis uses it, or leaves it alone, accordingly. Thread-safe; blocks.
 */
public final class PackSelfTest {
    private final NativeWorker worker;
    private final AcceleratorTrust trust;

    /** Runs self-tests with a worker; the caller closes it. */
    public PackSelfTest(NativeWorker worker, AcceleratorTrust trust) {
        this.worker = worker;
        this.trust = trust;
    }

    /**
     * The processor, then each accelerator that this machine has: those that work here, and those
     * that this build could use but for a missing library or driver.
     */
    public List<Accelerator> here() {
        Set<Accelerator> found = new LinkedHashSet<>(List.of(Accelerator.CPU));
        for (MachineReport.State state : worker.accelerators().accelerators()) {
            if (state.works() || state.builtIn()) {
                found.add(state.accelerator());
            }
        }
        return List.copyOf(found);
    }

    /**
     * Runs a pack's self-test on the processor and on others.
     *
     * @param accelerators the processor is run first, whether it is among them or not
     * @return one for each of them, the processor first; only that, as not run, where the manifest
     *     states no self-test
     * @throws MediaException if the model does not run on the processor
     * @throws PackException if the pack's own files are wrong
     * @throws IOException if they cannot be read
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public List<TestedOn> run(
            StoredPack.Installed pack, List<Accelerator> accelerators, Cancellation cancellation)
            throws MediaException, PackException, IOException {
        if (pack.manifest().selfTest() == null) {
            return List.of(ProcessorSelfTest.none(pack));
        }
        ExpectedValues expected = new ExpectedValues(pack);
        ModelFile model = new ModelFile(pack.model(), pack.manifest().modelFile().sha256());
        List<TestedOn> results = new ArrayList<>();
        try (Arena arena = Arena.ofShared()) {
            List<Tensor> inputs = SelfTestInputs.of(pack, arena);
            AcceleratorTest test = test(pack, inputs);
            ModelRequest single = ModelRequest.single(model, AcceleratorPreference.CPU);
            ModelAnswer processor = worker.runModel(single, inputs, arena, cancellation);
            results.add(
                    new TestedOn.Ran(
                            Accelerator.CPU,
                            expected.compare(processor),
                            test.compare(processor.outputs(), processor.outputs())));
            for (Accelerator accelerator : new LinkedHashSet<>(accelerators)) {
                if (accelerator != Accelerator.CPU) {
                    ModelRequest there = single.on(AcceleratorPreference.only(accelerator));
                    ModelAnswer answer = worker.runModel(there, inputs, arena, cancellation);
                    results.add(
                            answer.ran().accelerator() == accelerator
                                    ? judged(
                                            pack,
                                            accelerator,
                                            expected.compare(answer),
                                            test.compare(answer.outputs(), processor.outputs()))
                                    : new TestedOn.NotRun(accelerator, why(answer, accelerator)));
                }
            }
        }
        return results;
    }

    private TestedOn judged(
            StoredPack.Installed pack,
            Accelerator accelerator,
            Judgement expected,
            Judgement processor) {
        trust.learn(
                pack.digest(),
                pack.manifest().modelFile().sha256(),
                accelerator,
                expected.agrees() ? processor : expected);
        return new TestedOn.Ran(accelerator, expected, processor);
    }

    private static Reason why(ModelAnswer answer, Accelerator accelerator) {
        return answer.ran().refusals().stream()
                .filter(refusal -> refusal.accelerator() == accelerator)
                .map(refusal -> refusal.reason())
                .findFirst()
                .orElseThrow();
    }

    private static AcceleratorTest test(StoredPack.Installed pack, List<Tensor> inputs) {
        var stated = pack.manifest().statedSelfTest();
        return new AcceleratorTest(inputs, stated.widestAbsolute(), stated.widestRelative());
    }
}
