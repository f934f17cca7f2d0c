package org.telltale.inference.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/** One model on one accelerator. Runs on several threads at once; its pool closes it. */
final class ModelSession implements AutoCloseable {
    private final String name;
    private final OrtSession session;
    private final ModelValues values;

    private ModelSession(String name, OrtSession session) throws OrtException {
        this.name = name;
        this.session = session;
        this.values = ModelValues.of(session);
    }

    /**
     * Loads a model. With an accelerator this may take long: TensorRT compiles the model.
     *
     * @throws MediaException if the file is not the one asked for
     * @throws OrtException if ONNX Runtime, or the accelerator, refuses
     */
    static ModelSession load(ModelFile model, Accelerator accelerator)
            throws MediaException, OrtException {
        try (Arena arena = Arena.ofShared();
                OrtSession.SessionOptions options = ProviderOptions.of(accelerator)) {
            ByteBuffer bytes = ModelBytes.read(model, arena);
            OrtSession session = OrtHost.environment().createSession(bytes, options);
            return new ModelSession(ModelBytes.name(model), session);
        }
    }

    /** What it takes and gives. */
    ModelValues values() {
        return values;
    }

    /**
     * Runs it once.
     *
     * @param owner owns the answer
     * @throws OrtException if it refuses the inputs or the accelerator fails
     * @throws MediaException if it gives something other than tensors that Telltale holds
     * @throws org.telltale.inference.engine.CancelledException if asked to stop; ONNX Runtime looks
     *     between two operators
     */
    List<Tensor> run(List<Tensor> inputs, Arena owner, Cancellation cancellation)
            throws OrtException, MediaException {
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            for (Tensor input : inputs) {
                given.put(input.name(), TensorBridge.wrap(input));
            }
            try (RunningModels.Run run = OrtHost.running().begin(options);
                    RunWatch watch = new RunWatch(options, cancellation);
                    OrtSession.Result result = session.run(given, options)) {
                cancellation.check();
                return copy(result, owner);
            } catch (OrtException e) {
                cancellation.check();
                OrtHost.running().check();
                throw e;
            }
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    /**
     * Times runs with nothing around them: the inputs are handed over once, the answers let go
     * unread. What a benchmark holds the program's own way of running models against.
     *
     * @return nanoseconds of all of them
     */
    long time(List<Tensor> inputs, int runs) throws OrtException {
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try (OrtSession.RunOptions options = new OrtSession.RunOptions();
                RunningModels.Run all = OrtHost.running().begin(options)) {
            for (Tensor input : inputs) {
                given.put(input.name(), TensorBridge.wrap(input));
            }
            long start = System.nanoTime();
            for (int i = 0; i < runs; i++) {
                session.run(given, options).close();
            }
            return System.nanoTime() - start;
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private List<Tensor> copy(OrtSession.Result result, Arena owner) throws MediaException {
        List<Tensor> outputs = new ArrayList<>();
        for (Map.Entry<String, OnnxValue> entry : result) {
            Tensor output = TensorBridge.copy(entry.getKey(), entry.getValue(), owner);
            if (output == null) {
                throw new MediaException(Reason.of("runtime.model-output", name, entry.getKey()));
            }
            outputs.add(Objects.requireNonNull(output));
        }
        return outputs;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a model session was closed twice", e);
        }
    }
}
