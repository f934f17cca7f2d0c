package org.telltale.inference.pack.run;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/**
 * Native memory for a moment: as many pieces as threads use at once, kept for the next. What was
 * given back last is lent first, since it is the most likely to be in a processor's cache.
 * Thread-safe; its owner closes it when nobody uses it.
 */
final class ScratchMemory implements AutoCloseable {
    private final ConcurrentLinkedDeque<NativeRoom> spare = new ConcurrentLinkedDeque<>();

    /** Lends so many bytes, with whatever was left in them, for as long as the use takes. */
    void use(long bytes, Consumer<MemorySegment> use) {
        NativeRoom room = spare.pollFirst();
        if (room == null || room.bytes() < bytes) {
            if (room != null) {
                room.close();
            }
            room = NativeRoom.of(bytes);
        }
        try {
            use.accept(room.data().asSlice(0, bytes));
        } finally {
            spare.addFirst(room);
        }
    }

    /** Bytes held while nobody uses any. */
    long bytes() {
        return spare.stream().mapToLong(NativeRoom::bytes).sum();
    }

    @Override
    public void close() {
        for (NativeRoom room = spare.poll(); room != null; room = spare.poll()) {
            room.close();
        }
    }
}
