package org.telltale.inference.worker;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;

/**
 * Named 32-bit floats in row-major, native order, in memory that the caller's arena owns.
 *
 * @param name of the model's input or output
 * @param shape extents, each at least 1
 * @param data {@code 4 × product of the extents} bytes
 */
public record Tensor(String name, List<Long> shape, MemorySegment data) {
    public Tensor {
        Objects.requireNonNull(name);
        Objects.requireNonNull(data);
        shape = List.copyOf(shape);
        long count = shape.stream().reduce(1L, Math::multiplyExact);
        if (data.byteSize() != 4 * count) {
            throw new IllegalArgumentException(data.byteSize() + " bytes for " + shape);
        }
    }
}
