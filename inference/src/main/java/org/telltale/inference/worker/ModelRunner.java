package org.telltale.inference.worker;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/**
 * Runs ONNX models on the CPU with ONNX Runtime, which is loaded on first use. A model file is
 * loaded once and kept until {@link #close}; sessions may run on several threads at once.
 */
final class ModelRunner implements AutoCloseable {
    private final Map<Path, OrtSession> sessions = new HashMap<>();

    /**
     * Runs a model once.
     *
     * @throws MediaException if it does not load, refuses the inputs or answers with anything but
     *     tensors of floats
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    List<Tensor> run(Path model, List<Tensor> inputs, Arena owner, Cancellation cancellation)
            throws MediaException {
        cancellation.check();
        String name = String.valueOf(model.getFileName());
        OrtSession session = session(model.toAbsolutePath().normalize(), name);
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            for (Tensor input : inputs) {
                given.put(input.name(), wrap(input));
            }
            try (RunWatch watch = new RunWatch(options, cancellation);
                    OrtSession.Result result = session.run(given, options)) {
                return copy(result, owner, name);
            }
        } catch (OrtException e) {
            cancellation.check();
            throw new MediaException(Reason.of("worker.model-refused", name), e);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private OrtSession session(Path model, String name) throws MediaException {
        synchronized (sessions) {
            OrtSession known = sessions.get(model);
            if (known != null) {
                return known;
            }
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
                OrtSession made = environment().createSession(model.toString(), options);
                sessions.put(model, made);
                return made;
            } catch (OrtException e) {
                throw new MediaException(Reason.of("worker.model-unreadable", name), e);
            }
        }
    }

    private static OrtEnvironment environment() throws OrtException {
        OrtEnvironment environment =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        environment.setTelemetry(false);
        return environment;
    }

    /** The caller's memory itself where it is native, which ONNX Runtime then does not copy. */
    private static OnnxTensor wrap(Tensor tensor) throws OrtException {
        FloatBuffer floats =
                tensor.data().asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), floats, shape);
    }

    private static List<Tensor> copy(OrtSession.Result result, Arena owner, String model)
            throws MediaException {
        List<Tensor> outputs = new ArrayList<>();
        for (Map.Entry<String, OnnxValue> entry : result) {
            FloatBuffer floats =
                    entry.getValue() instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
            if (floats == null) {
                throw new MediaException(Reason.of("worker.model-output", model, entry.getKey()));
            }
            long[] shape = ((OnnxTensor) entry.getValue()).getInfo().getShape();
            MemorySegment data = owner.allocate(4L * floats.remaining(), 64);
            data.copyFrom(MemorySegment.ofBuffer(floats));
            outputs.add(new Tensor(entry.getKey(), Arrays.stream(shape).boxed().toList(), data));
        }
        return outputs;
    }

    @Override
    public void close() {
        synchronized (sessions) {
            for (OrtSession session : sessions.values()) {
                try {
                    session.close();
                } catch (OrtException e) {
                    throw new IllegalStateException("a model session was closed twice", e);
                }
            }
            sessions.clear();
        }
    }
}
