package org.telltale.inference.pack.draft;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.Dimension;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackInput;
import org.telltale.inference.pack.PackOutput;
import org.telltale.inference.pack.PictureInput;
import org.telltale.inference.pack.StatedSelfTest;
import org.telltale.inference.pack.TestPattern;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.AcceleratorPreference;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.runtime.ModelRequest;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.worker.NativeWorker;

/**
 * Makes a self-test of what a model answers on the processor now. It can tell that the model gives
 * something else later or elsewhere, and not whether it gives what its authors' program gives; its
 * origin says so. Thread-safe; blocks.
 */
public final class DraftTest {
    private static final long SEED = 4711;
    private static final int MOST_VALUES = 64;
    private static final double ABSOLUTE = 1e-4;
    private static final double RELATIVE = 1e-3;

    private final NativeWorker worker;

    /** Asks models through a worker; the caller closes it. */
    public DraftTest(NativeWorker worker) {
        this.worker = worker;
    }

    /**
     * Runs the model once on noise by formula.
     *
     * @throws MediaException if it does not run
     * @throws PackException if it gives something other than finite numbers
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public StatedSelfTest make(
            ModelFile model, PackInput input, PackOutput output, Cancellation cancellation)
            throws MediaException, PackException {
        // Scaled pictures and samples lie within about 1 of 0; the pattern is fed as it is.
        double amplitude = input instanceof PictureInput ? 2 : 1;
        TestPattern pattern = new TestPattern.Noise(SEED, amplitude);
        List<Long> shape = input.shape().stream().map(Dimension::lowest).toList();
        try (Arena arena = Arena.ofShared()) {
            Tensor tensor = Tensor.of(input.name(), shape, pattern.values(shape), arena);
            ModelRequest request = ModelRequest.single(model, AcceleratorPreference.CPU);
            ModelAnswer answer = worker.runModel(request, List.of(tensor), arena, cancellation);
            double[] all = answer.output(output.name()).values();
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < Math.min(all.length, MOST_VALUES); i++) {
                if (!Double.isFinite(all[i])) {
                    throw new PackException(Reason.of("pack-draft.not-finite", output.name()));
                }
                values.add(all[i]);
            }
            if (values.isEmpty()) {
                throw new PackException(Reason.of("pack-draft.not-finite", output.name()));
            }
            StatedSelfTest.Expected expected =
                    new StatedSelfTest.Expected(output.name(), 0, values, null, ABSOLUTE, RELATIVE);
            return new StatedSelfTest(
                    List.of(new StatedSelfTest.TestInput(input.name(), shape, pattern, null)),
                    List.of(expected),
                    "What the model gave on the CPU under ONNX Runtime "
                            + worker.version(NativeWorker.NativeLibrary.ONNX_RUNTIME)
                            + " when it was imported. It was not compared with its authors'"
                            + " program.");
        }
    }
}
