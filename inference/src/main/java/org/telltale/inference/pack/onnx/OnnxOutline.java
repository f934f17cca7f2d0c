package org.telltale.inference.pack.onnx;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outline of an ONNX file. Immutable.
 *
 * @param irVersion of the format
 * @param operatorSets newest version by domain; the standard one is {@code ai.onnx}
 * @param domains of the operators that are used, without those that the file defines itself
 * @param nodes operators in all graphs
 * @param inputs of the outermost graph that no initializer fills
 * @param outputs of the outermost graph
 * @param external name of the first tensor whose numbers lie outside the file; null where none do
 * @param largest most elements that any tensor or declared shape has
 */
public record OnnxOutline(
        long irVersion,
        Map<String, Long> operatorSets,
        Set<String> domains,
        int nodes,
        List<String> inputs,
        List<String> outputs,
        @Nullable String external,
        long largest) {
    public OnnxOutline {
        operatorSets = Map.copyOf(operatorSets);
        domains = Set.copyOf(domains);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
