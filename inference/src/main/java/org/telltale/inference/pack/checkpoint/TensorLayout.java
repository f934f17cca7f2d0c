package org.telltale.inference.pack.checkpoint;

import java.nio.ByteBuffer;
import java.util.List;
import org.telltale.inference.pack.checkpoint.PickleValue.Tensor;
import org.telltale.inference.reason.Reason;

/**
 * Lays a tensor's elements out row-major. A tensor that lies so in its storage is a view of it;
 * others are copied. Every index is checked before memory is taken.
 */
final class TensorLayout {
    private final String name;
    private final Tensor tensor;
    private final int elementBytes;

    private TensorLayout(String name, Tensor tensor) {
        this.name = name;
        this.tensor = tensor;
        this.elementBytes = tensor.storage().type().bytes();
    }

    /**
     * The tensor's elements.
     *
     * @param storage all bytes of the tensor's storage
     * @throws RefusedContent if shape, strides and offset lead out of it, or repeat its elements
     */
    static StateTensor of(String name, Tensor tensor, ByteBuffer storage) throws RefusedContent {
        TensorLayout layout = new TensorLayout(name, tensor);
        long elements = layout.elements();
        layout.checkReach(elements);
        int bytes = Math.toIntExact(elements * layout.elementBytes);
        int start = elements == 0 ? 0 : Math.toIntExact(tensor.offset() * layout.elementBytes);
        ByteBuffer data =
                layout.isRowMajor() || elements == 0
                        ? storage.slice(start, bytes)
                        : layout.gathered(storage, start, bytes);
        List<Integer> shape = tensor.shape().stream().map(Math::toIntExact).toList();
        return new StateTensor(tensor.storage().type(), shape, data);
    }

    private long elements() throws RefusedContent {
        if (tensor.shape().size() != tensor.strides().size() || tensor.offset() < 0) {
            throw new RefusedContent(Reason.of("checkpoint.odd-shape"));
        }
        long elements = 1;
        for (int i = 0; i < tensor.shape().size(); i++) {
            long extent = tensor.shape().get(i);
            if (extent < 0 || extent > Integer.MAX_VALUE || tensor.strides().get(i) < 0) {
                throw new RefusedContent(Reason.of("checkpoint.odd-shape"));
            }
            elements *= extent;
            // More elements than the storage has would be the same ones over and over.
            if (elements > tensor.storage().elements()) {
                throw new RefusedContent(Reason.of("checkpoint.huge-tensor", name));
            }
        }
        return elements;
    }

    private void checkReach(long elements) throws RefusedContent {
        if (elements == 0) {
            return;
        }
        long last = tensor.offset();
        for (int i = 0; i < tensor.shape().size(); i++) {
            long steps = tensor.shape().get(i) - 1;
            long stride = tensor.strides().get(i);
            if (steps > 0 && stride > tensor.storage().elements() / steps) {
                throw new RefusedContent(Reason.of("checkpoint.huge-tensor", name));
            }
            last += steps > 0 ? steps * stride : 0;
        }
        if (last < 0 || last >= tensor.storage().elements()) {
            throw new RefusedContent(Reason.of("checkpoint.huge-tensor", name));
        }
    }

    private boolean isRowMajor() {
        long expected = 1;
        for (int i = tensor.shape().size() - 1; i >= 0; i--) {
            long extent = tensor.shape().get(i);
            if (extent != 1 && tensor.strides().get(i) != expected) {
                return false;
            }
            expected *= extent;
        }
        return true;
    }

    private ByteBuffer gathered(ByteBuffer storage, int start, int bytes) {
        ByteBuffer data = ByteBuffer.allocate(bytes);
        int axes = tensor.shape().size();
        long[] index = new long[axes];
        long at = 0;
        for (int to = 0; to < bytes; to += elementBytes) {
            data.put(to, storage, start + (int) at * elementBytes, elementBytes);
            for (int axis = axes - 1; axis >= 0; axis--) {
                index[axis]++;
                at += tensor.strides().get(axis);
                if (index[axis] < tensor.shape().get(axis)) {
                    break;
                }
                at -= tensor.strides().get(axis) * index[axis];
                index[axis] = 0;
            }
        }
        return data;
    }
}
