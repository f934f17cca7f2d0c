package org.telltale.inference.worker;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;

/**
 * A picture file in memory, not yet decoded. It is read rather than mapped, since a mapped file
 * that shrinks while native code reads it ends the process.
 *
 * @param bytes room for the file and {@link #SLACK} bytes
 * @param size bytes of the file
 */
record EncodedImage(MemorySegment bytes, int size) {
    /** Spare bytes at the end, for a marker that a truncated file lacks. */
    static final int SLACK = 16;

    private static final long MAX_BYTES = Integer.MAX_VALUE - 1024;

    /** Reads a file whole. */
    static EncodedImage read(Path file, Arena owner) throws MediaException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == 0) {
                throw new MediaException(Reason.of("media.empty"));
            }
            if (size > MAX_BYTES) {
                throw new MediaException(Reason.of("media.file-too-large", size >> 20));
            }
            MemorySegment bytes = owner.allocate(size + SLACK);
            ByteBuffer target = bytes.asSlice(0, size).asByteBuffer();
            while (target.hasRemaining() && channel.read(target) >= 0) {}
            return new EncodedImage(bytes, target.position());
        } catch (IOException e) {
            throw new MediaException(Reason.of("media.unreadable"), e);
        }
    }

    /** Bytes that are in memory already. */
    static EncodedImage of(byte[] encoded, Arena owner) {
        MemorySegment bytes = owner.allocate(encoded.length + (long) SLACK);
        bytes.copyFrom(MemorySegment.ofArray(encoded));
        return new EncodedImage(bytes, encoded.length);
    }
}
