package org.telltale.inference.pack.run;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
    private static final long ALIGNMENT = 64;

    private final Map<String, Room> rooms = new HashMap<>();

    /** Empty memory. */
    public InputMemory() {}

    /**
     * A tensor in memory of that name, with whatever an earlier run left in it. Where memory runs
     * out, what was held before stays as it is.
     */
    Tensor tensor(String name, TensorType type, List<Long> shape) {
        long bytes = shape.stream().reduce((long) type.bytes(), Math::multiplyExact);
        Room room = rooms.get(name);
        if (room == null || room.data.byteSize() < bytes) {
            Room small = room;
            room = Room.of(bytes);
            rooms.put(name, room);
            if (small != null) {
                small.arena.close();
            }
        }
        return new Tensor(name, type, shape, room.data.asSlice(0, bytes));
    }

    /** Bytes held. */
    public long bytes() {
        return rooms.values().stream().mapToLong(room -> room.data.byteSize()).sum();
    }

    @Override
    public void close() {
        rooms.values().forEach(room -> room.arena.close());
        rooms.clear();
    }

    private record Room(Arena arena, MemorySegment data) {
        /** Where memory runs out nothing is left behind. */
        static Room of(long bytes) {
            Arena arena = Arena.ofShared();
            try {
                return new Room(arena, arena.allocate(bytes, ALIGNMENT));
            } catch (RuntimeException | OutOfMemoryError e) {
                arena.close();
                throw e;
            }
        }
    }
}
