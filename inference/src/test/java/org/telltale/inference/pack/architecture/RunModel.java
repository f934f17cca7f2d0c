package org.telltale.inference.pack.architecture;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.runtime.AcceleratorPreference;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.runtime.ModelRequest;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.worker.InProcessWorker;

/** Runs built models as the program does, with chosen inner values among what they give. */
final class RunModel implements AutoCloseable {
    private final InProcessWorker worker = new InProcessWorker();
    private final Path file;

    /** A model written into the folder; the stages are names of values within it. */
    RunModel(OnnxModel model, Path folder, Collection<String> stages) throws Exception {
        ModelProto.Builder proto = ModelProto.parseFrom(model.bytes()).toBuilder();
        TypeProto.Tensor floats =
                TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .build();
        for (String stage : stages) {
            proto.getGraphBuilder()
                    .addOutput(
                            ValueInfoProto.newBuilder()
                                    .setName(stage)
                                    .setType(TypeProto.newBuilder().setTensorType(floats)));
        }
        file = Files.createTempFile(folder, "built", ".onnx");
        Files.write(file, proto.build().toByteArray());
    }

    /** What the model makes of one input. */
    Outputs run(List<Long> shape, float[] input) throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Tensor tensor =
                    new Tensor("input", shape, arena.allocateFrom(ValueLayout.JAVA_FLOAT, input));
            Outputs outputs = new Outputs();
            ModelRequest request =
                    ModelRequest.single(ModelFile.measured(file), AcceleratorPreference.CPU);
            for (Tensor output :
                    worker.runModel(request, List.of(tensor), arena, new Cancellation())
                            .outputs()) {
                outputs.shapes.put(output.name(), output.shape());
                outputs.floats.put(output.name(), output.data().toArray(ValueLayout.JAVA_FLOAT));
            }
            return outputs;
        }
    }

    @Override
    public void close() {
        worker.close();
    }

    /** What a model gave, by name; a name it did not give is a fault of the test. */
    static final class Outputs {
        private final Map<String, List<Long>> shapes = new LinkedHashMap<>();
        private final Map<String, float[]> floats = new LinkedHashMap<>();

        List<Long> shape(String name) {
            return Objects.requireNonNull(shapes.get(name), name);
        }

        float[] floats(String name) {
            return Objects.requireNonNull(floats.get(name), name);
        }
    }
}
