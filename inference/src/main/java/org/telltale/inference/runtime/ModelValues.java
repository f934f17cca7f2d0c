package org.telltale.inference.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.telltale.inference.runtime.ModelDescription.Value;

/**
 * A session's inputs and outputs. Immutable.
 *
 * @param inputs in the model's order
 * @param outputs in the model's order
 */
record ModelValues(List<Value> inputs, List<Value> outputs) {
    static ModelValues of(OrtSession session) throws OrtException {
        return new ModelValues(
                values(session.getInputInfo().values()), values(session.getOutputInfo().values()));
    }

    private static List<Value> values(Collection<NodeInfo> nodes) {
        List<Value> values = new ArrayList<>();
        for (NodeInfo node : nodes) {
            values.add(
                    node.getInfo() instanceof TensorInfo tensor
                            ? tensor(node.getName(), tensor)
                            : new Value(
                                    node.getName(),
                                    null,
                                    node.getInfo().getClass().getSimpleName(),
                                    List.of(),
                                    List.of()));
        }
        return values;
    }

    private static Value tensor(String name, TensorInfo info) {
        return new Value(
                name,
                TensorBridge.held(info.type),
                info.type.name().toLowerCase(Locale.ROOT),
                Arrays.stream(info.getShape()).boxed().toList(),
                List.of(info.getDimensionNames()));
    }
}
