package org.telltale.inference.pack.architecture;

import java.util.List;

/**
 * An ONNX model in memory with what goes in and comes out. Immutable, thread-safe. Two are equal
 * only if they are the same object; their digests tell whether they are alike.
 */
public final class OnnxModel {
    private final byte[] bytes;
    private final List<Port> inputs;
    private final List<Port> outputs;

    OnnxModel(byte[] bytes, List<Port> inputs, List<Port> outputs) {
        this.bytes = bytes.clone();
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
    }

    /** The content of the {@code .onnx} file; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** In the model's order. */
    public List<Port> inputs() {
        return inputs;
    }

    /** In the model's order. */
    public List<Port> outputs() {
        return outputs;
    }

    /**
     * An input or output, 32-bit floats.
     *
     * @param name in the model
     * @param shape extents, outermost first; {@link #ANY} where the caller chooses
     * @param meaning what the numbers are, for people
     */
    public record Port(String name, List<Integer> shape, String meaning) {
        /** An extent that the caller chooses, such as the number of pictures in a batch. */
        public static final int ANY = -1;

        public Port {
            shape = List.copyOf(shape);
        }
    }
}
