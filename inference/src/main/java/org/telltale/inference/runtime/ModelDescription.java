package org.telltale.inference.runtime;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model takes and gives, by its own words. Immutable.
 *
 * @param inputs in the model's order
 * @param outputs in the model's order
 * @param operatorSets version of each operator set by domain; the standard one is {@code ai.onnx}
 * @param irVersion of the ONNX format
 * @param producer program that wrote it; empty where the file does not say
 */
public record ModelDescription(
        List<Value> inputs,
        List<Value> outputs,
        Map<String, Long> operatorSets,
        long irVersion,
        String producer)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** An extent that the model leaves open. */
    public static final long DYNAMIC = -1;

    public ModelDescription {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        operatorSets = Map.copyOf(operatorSets);
        Objects.requireNonNull(producer);
    }

    /**
     * Whether every input and output leaves its first extent open, so that items can be batched.
     */
    public boolean takesItems() {
        return !inputs.isEmpty()
                && inputs.stream().allMatch(Value::firstIsDynamic)
                && outputs.stream().allMatch(Value::firstIsDynamic);
    }

    /**
     * One input or output.
     *
     * @param name as runs address it
     * @param type of an element; null where Telltale cannot hold it
     * @param declaredType as ONNX names it, e.g. {@code float16}, {@code string}, {@code sequence}
     * @param shape extents, {@link #DYNAMIC} where the model leaves one open; none for a scalar
     * @param extents the names of open extents, empty where one has none; as many as the shape has
     */
    public record Value(
            String name,
            @Nullable TensorType type,
            String declaredType,
            List<Long> shape,
            List<String> extents)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        public Value {
            Objects.requireNonNull(name);
            Objects.requireNonNull(declaredType);
            shape = List.copyOf(shape);
            extents = List.copyOf(extents);
        }

        boolean firstIsDynamic() {
            return !shape.isEmpty() && shape.getFirst() == DYNAMIC;
        }

        boolean isFixed() {
            return shape.stream().noneMatch(extent -> extent == DYNAMIC);
        }
    }
}
