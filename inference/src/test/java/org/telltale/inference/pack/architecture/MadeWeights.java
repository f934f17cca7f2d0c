package org.telltale.inference.pack.architecture;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.telltale.inference.pack.checkpoint.StateDict;
import org.telltale.inference.pack.checkpoint.StateTensor;
import tools.jackson.databind.JsonNode;

/**
 * Weights by formula over each parameter's name, as training/references/architectures.py has it.
 */
final class MadeWeights {
    private MadeWeights() {}

    /** Every parameter of the shapes written down. */
    static StateDict of(JsonNode shapes) {
        Map<String, StateTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : shapes.properties()) {
            List<Integer> shape = entry.getValue().valueStream().map(JsonNode::asInt).toList();
            tensors.put(entry.getKey(), tensor(entry.getKey(), shape));
        }
        return new StateDict("made.pth", tensors);
    }

    private static StateTensor tensor(String name, List<Integer> shape) {
        int count = shape.stream().reduce(1, Math::multiplyExact);
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        long state = sum.getValue() & 0x7fffffff;
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            state = (1103515245 * state + 12345) & 0x7fffffff;
            values[i] = (float) value(name, shape, count, state / 2147483648.0 - 0.5);
        }
        return StateTensor.of(shape, values);
    }

    private static double value(String name, List<Integer> shape, int count, double u) {
        String plain = name.replace(":0", "").replace('/', '.');
        String last = plain.substring(plain.lastIndexOf('.') + 1);
        return switch (last) {
            case "running_var", "moving_variance" -> 1 + u;
            case "running_mean", "moving_mean", "bias", "beta" -> 0.2 * u;
            case "gamma" -> 1 + 0.4 * u;
            case "kernel" -> u * 4 / Math.sqrt(count / shape.getLast());
            default ->
                    last.equals("weight") && shape.size() == 1
                            ? 1 + 0.4 * u
                            : u * 4 / Math.sqrt(shape.isEmpty() ? 1 : count / shape.getFirst());
        };
    }
}
