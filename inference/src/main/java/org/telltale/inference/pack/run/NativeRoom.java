package org.telltale.inference.pack.run;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Native memory that any thread may use and that its owner closes once.
 *
 * @param arena owns it
 * @param data the memory
 */
record NativeRoom(Arena arena, MemorySegment data) implements AutoCloseable {
    /** Where a vector instruction likes its data to begin. */
    private static final long ALIGNMENT = 64;

    /** So many bytes; where memory runs out nothing is left behind. */
    static NativeRoom of(long bytes) {
        Arena arena = Arena.ofShared();
        try {
            return new NativeRoom(arena, arena.allocate(bytes, ALIGNMENT));
        } catch (RuntimeException | OutOfMemoryError e) {
            arena.close();
            throw e;
        }
    }

    long bytes() {
        return data.byteSize();
    }

    @Override
    public void close() {
        arena.close();
    }
}
