package org.telltale.inference.pack.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A tensor of a checkpoint: row-major, little-endian, without gaps, read-only. Immutable and
 * thread-safe. Two are equal only if they are the same object.
 */
public final class StateTensor {
    private final ElementType type;
    private final List<Integer> shape;
    private final ByteBuffer data;

    /**
     * A tensor over memory that nobody changes any more; it is not copied.
     *
     * @param shape extents, each at least 0; empty for a single number
     * @param data from its position to its limit exactly the elements
     * @throws IllegalArgumentException if shape and data disagree
     */
    public StateTensor(ElementType type, List<Integer> shape, ByteBuffer data) {
        this.type = type;
        this.shape = List.copyOf(shape);
        this.data = data.slice().asReadOnlyBuffer();
        long bytes = type.bytes();
        for (int extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("extents of " + shape);
            }
            bytes = Math.multiplyExact(bytes, extent);
        }
        if (bytes != data.remaining()) {
            throw new IllegalArgumentException(data.remaining() + " bytes for " + shape);
        }
    }

    /** A tensor of 32-bit floats, copied. */
    public static StateTensor of(List<Integer> shape, float... values) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return new StateTensor(ElementType.FLOAT32, shape, data);
    }

    public ElementType type() {
        return type;
    }

    /** Extents, outermost first; empty for a single number. */
    public List<Integer> shape() {
        return shape;
    }

    /** How many elements there are. */
    public int elements() {
        return data.remaining() / type.bytes();
    }

    /** The elements: a read-only view of its own, little-endian. */
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The elements as 32-bit floats: exactly for 16-bit and 32-bit ones, rounded for 64-bit ones.
     *
     * @throws IllegalStateException if they are no floating point numbers
     */
    public float[] floats() {
        float[] values = new float[elements()];
        ByteBuffer bytes = data();
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (type) {
                        case FLOAT64 -> (float) bytes.getDouble();
                        case FLOAT32 -> bytes.getFloat();
                        case FLOAT16 -> Float.float16ToFloat(bytes.getShort());
                        case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort() << 16);
                        default -> throw new IllegalStateException(type + " is no float");
                    };
        }
        return values;
    }

    @Override
    public String toString() {
        return type + " " + shape;
    }
}
