package org.telltale.inference.pack.run;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Objects;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.AcceleratorPreference;
import org.telltale.inference.runtime.AcceleratorTest;
import org.telltale.inference.runtime.AcceleratorTrust;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.runtime.ModelRequest;
import org.telltale.inference.runtime.RefusedAccelerator;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TrustStore.Judgement;
import org.telltale.inference.worker.NativeWorker;

/**
 * Runs packs' models where they may run: an accelerator other than the processor is used only once
 * the pack's self-test came out there as it does on the processor. Thread-safe if its parts are.
 *
 * @param worker the door to native code
 * @param trust judges accelerators
 * @param accelerators to try
 */
public record ModelHost(
        NativeWorker worker, AcceleratorTrust trust, AcceleratorPreference accelerators) {
    public ModelHost {
        Objects.requireNonNull(worker);
        Objects.requireNonNull(trust);
        Objects.requireNonNull(accelerators);
    }

    /**
     * Runs a pack's model.
     *
     * @param items whether the first extent of every input counts independent items
     * @param owner owns the answer
     * @throws MediaException if the model's file is not the one listed, does not load, or refuses
     *     the inputs
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    ModelAnswer run(
            StoredPack.Installed pack,
            List<Tensor> inputs,
            boolean items,
            Arena owner,
            Cancellation cancellation)
            throws MediaException {
        ModelFile file = new ModelFile(pack.model(), pack.manifest().modelFile().sha256());
        ModelRequest request = new ModelRequest(file, accelerators, items);
        if (accelerators.order().getFirst() != Accelerator.CPU
                && pack.manifest().selfTest() == null) {
            request = request.on(processorOnly(pack));
        } else if (accelerators.order().getFirst() != Accelerator.CPU) {
            // The self-test's tensors need not be independent items, so it runs as a single one.
            ModelRequest single = ModelRequest.single(file, accelerators);
            request = request.on(trusted(pack, single, cancellation).accelerators());
        }
        return worker.runModel(request, inputs, owner, cancellation);
    }

    /** Nothing tells whether an accelerator gives the right numbers, so none is used. */
    private AcceleratorPreference processorOnly(StoredPack.Installed pack) {
        AcceleratorPreference rest = accelerators;
        for (Accelerator accelerator : accelerators.order()) {
            if (accelerator != Accelerator.CPU) {
                Reason why = Reason.of("pack-test.untested", pack.id(), accelerator.id());
                rest = rest.without(new RefusedAccelerator(accelerator, why));
            }
        }
        return rest;
    }

    private ModelRequest trusted(
            StoredPack.Installed pack, ModelRequest request, Cancellation cancellation)
            throws MediaException {
        return trust.trusted(request, pack.digest(), () -> selfTest(pack), cancellation);
    }

    private static Judgement stated(StoredPack.Installed pack, ModelAnswer answer)
            throws MediaException {
        try {
            return new ExpectedValues(pack).compare(answer);
        } catch (PackException e) {
            throw new MediaException(e.within(pack.id()).reason(), e);
        } catch (IOException e) {
            throw new MediaException(Reason.of("pack-detector.unreadable", pack.id()), e);
        }
    }

    private static AcceleratorTest selfTest(StoredPack.Installed pack) throws MediaException {
        var stated = pack.manifest().statedSelfTest();
        // Made once for each model, and let go with the last look at it.
        return new AcceleratorTest(
                SelfTestInputs.of(pack, Arena.ofAuto()),
                stated.widestAbsolute(),
                stated.widestRelative(),
                answer -> stated(pack, answer));
    }
}
