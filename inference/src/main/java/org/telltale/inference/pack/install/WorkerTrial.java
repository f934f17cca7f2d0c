package org.telltale.inference.pack.install;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.Dimension;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackInput;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.selftest.ProcessorSelfTest;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.ModelDescription;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.worker.NativeWorker;

/**
 * Has the runtime load a model, compares what it takes with the manifest, and runs its self-test.
 * Thread-safe.
 */
public final class WorkerTrial implements ModelTrial {
    private final NativeWorker worker;

    /** Tries models with a worker; the caller closes it. */
    public WorkerTrial(NativeWorker worker) {
        this.worker = worker;
    }

    @Override
    public void check(StoredPack.Installed staged, Cancellation cancellation) throws PackException {
        cancellation.check();
        PackManifest manifest = staged.manifest();
        ModelDescription description;
        try {
            description =
                    worker.describeModel(
                            new ModelFile(staged.model(), manifest.modelFile().sha256()));
        } catch (MediaException e) {
            throw new PackException(e.reason(), e);
        }
        for (PackInput input : manifest.inputs()) {
            Optional<ModelDescription.Value> value =
                    description.inputs().stream()
                            .filter(v -> v.name().equals(input.name()))
                            .findFirst();
            if (value.isEmpty()) {
                throw new PackException(
                        Reason.of("pack.onnx-no-input", manifest.model(), input.name()));
            }
            compare(manifest.model(), input, value.get());
        }
    }

    @Override
    public TestedOn selfTest(StoredPack.Installed staged, Cancellation cancellation)
            throws PackException, IOException {
        TestedOn result;
        try {
            result = new ProcessorSelfTest(worker).run(staged, cancellation);
        } catch (MediaException e) {
            throw new PackException(e.reason(), e);
        }
        if (result instanceof TestedOn.Ran ran && !ran.agrees()) {
            throw new PackException(
                    Reason.of(
                            "pack-test.differs",
                            staged.manifest().model(),
                            ran.expected().output(),
                            size(ran.expected().difference())));
        }
        return result;
    }

    private static String size(double difference) {
        return Double.isFinite(difference)
                ? String.format(Locale.ROOT, "%.2g", difference)
                : "more than any finite amount";
    }

    private static void compare(String model, PackInput input, ModelDescription.Value value)
            throws PackException {
        if (value.type() != input.type()) {
            throw new PackException(
                    Reason.of("pack.onnx-type", model, input.name(), value.declaredType()));
        }
        List<Long> declared = value.shape();
        List<Dimension> described = input.shape();
        boolean fits = declared.size() == described.size();
        for (int i = 0; fits && i < declared.size(); i++) {
            long extent = declared.get(i);
            fits =
                    extent == ModelDescription.DYNAMIC
                            || described.get(i).equals(Dimension.of(extent));
        }
        if (!fits) {
            throw new PackException(Reason.of("pack.onnx-extents", model, input.name(), declared));
        }
    }
}
