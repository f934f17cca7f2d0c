package org.telltale.inference.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Named numbers in row-major, native order, in memory that the caller's arena owns. Native memory
 * is handed to ONNX Runtime as it is; memory on the heap is copied first. Nobody writes to it while
 * a model runs.
 *
 * @param name of the model's input or output
 * @param type of an element
 * @param shape extents; none for a scalar. An output may have an extent of 0 (nothing found)
 * @param data {@code bytes of the type × product of the extents} bytes
 */
public record Tensor(String name, TensorType type, List<Long> shape, MemorySegment data) {
    /** Where a vector instruction likes its data to begin. */
    private static final long ALIGNMENT = 64;

    public Tensor {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(data);
        shape = List.copyOf(shape);
        if (data.byteSize() != bytes(type, shape)) {
            throw new IllegalArgumentException(
                    data.byteSize() + " bytes for " + type + " " + shape);
        }
    }

    /** Floats. */
    public Tensor(String name, List<Long> shape, MemorySegment data) {
        this(name, TensorType.FLOAT32, shape, data);
    }

    /** Zeros, to be filled by the caller before they are used. */
    public static Tensor allocate(String name, TensorType type, List<Long> shape, Arena owner) {
        return new Tensor(name, type, shape, owner.allocate(bytes(type, shape), ALIGNMENT));
    }

    /** A copy of floats. */
    public static Tensor of(String name, List<Long> shape, float[] values, Arena owner) {
        Tensor tensor = allocate(name, TensorType.FLOAT32, shape, owner);
        MemorySegment.copy(values, 0, tensor.data, ValueLayout.JAVA_FLOAT, 0, values.length);
        return tensor;
    }

    /** One 64-bit integer without extents, as an audio model takes its sample rate. */
    public static Tensor scalar(String name, long value, Arena owner) {
        Tensor tensor = allocate(name, TensorType.INT64, List.of(), owner);
        tensor.data.set(ValueLayout.JAVA_LONG, 0, value);
        return tensor;
    }

    /** The number of elements. */
    public long count() {
        return data.byteSize() / type.bytes();
    }

    /**
     * A copy of the floats.
     *
     * @throws IllegalStateException if these are no floats
     */
    public float[] floats() {
        if (type != TensorType.FLOAT32) {
            throw new IllegalStateException(name + " holds " + type);
        }
        return data.toArray(ValueLayout.JAVA_FLOAT);
    }

    /** A copy of the numbers, whatever their type; a 64-bit integer beyond 2⁵³ is rounded. */
    public double[] values() {
        return values(0, Math.toIntExact(count()));
    }

    /** The same of some numbers only, so that one item's cost no more than one item. */
    public double[] values(long first, int count) {
        double[] to = new double[count];
        switch (type) {
            case FLOAT32 -> {
                // A face detector gives a million; copied at once, they cost a tenth.
                float[] floats = new float[count];
                MemorySegment.copy(
                        data, ValueLayout.JAVA_FLOAT, Float.BYTES * first, floats, 0, count);
                for (int i = 0; i < count; i++) {
                    to[i] = floats[i];
                }
            }
            case INT64 -> Arrays.setAll(to, i -> data.getAtIndex(ValueLayout.JAVA_LONG, first + i));
            case INT32 -> Arrays.setAll(to, i -> data.getAtIndex(ValueLayout.JAVA_INT, first + i));
            case UINT8, BOOL ->
                    Arrays.setAll(to, i -> data.get(ValueLayout.JAVA_BYTE, first + i) & 0xff);
        }
        return to;
    }

    private static long bytes(TensorType type, List<Long> shape) {
        long count = 1;
        for (long extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("an extent is below 0: " + shape);
            }
            count = Math.multiplyExact(count, extent);
        }
        return Math.multiplyExact(count, type.bytes());
    }
}
