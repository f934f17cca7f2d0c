package org.telltale.inference.pack.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TensorType;

/**
 * Native memory for a model's inputs, kept from run to run and replaced by more where a run needs
 * more. For one thread at a time; its owner closes it when no run uses it.
 */
public final class InputMemory implements AutoCloseable {
    private final Map<String, NativeRoom> rooms = new HashMap<>();
    private final ScratchMemory scratch = new ScratchMemory();

    /** Empty memory. */
    public InputMemory() {}

    /**
     * A tensor in memory of that name, with whatever an earlier run left in it. Where memory runs
     * out, what was held before stays as it is.
     */
    Tensor tensor(String name, TensorType type, List<Long> shape) {
        long bytes = shape.stream().reduce((long) type.bytes(), Math::multiplyExact);
        NativeRoom room = rooms.get(name);
        if (room == null || room.bytes() < bytes) {
            NativeRoom small = room;
            room = NativeRoom.of(bytes);
            rooms.put(name, room);
            if (small != null) {
                small.close();
            }
        }
        return new Tensor(name, type, shape, room.data().asSlice(0, bytes));
    }

    /** Memory for a step on the way to a tensor; several threads of one run may use it. */
    ScratchMemory scratch() {
        return scratch;
    }

    /** Bytes held. */
    public long bytes() {
        return rooms.values().stream().mapToLong(NativeRoom::bytes).sum() + scratch.bytes();
    }

    @Override
    public void close() {
        rooms.values().forEach(NativeRoom::close);
        rooms.clear();
        scratch.close();
    }
}
