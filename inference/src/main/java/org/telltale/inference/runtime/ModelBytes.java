package org.telltale.inference.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.reason.Reason;

/**
 * Reads a model file into memory once, so that what was digested is what is loaded, whoever writes
 * to the file in between. Stateless.
 */
final class ModelBytes {
    private ModelBytes() {}

    /**
     * The file's bytes in native memory.
     *
     * @throws MediaException if it cannot be read, is beyond the 2 GiB of the ONNX format, or is
     *     another file than the one that was installed
     */
    static ByteBuffer read(ModelFile model, Arena owner) throws MediaException {
        Path file = model.path();
        String name = name(model);
        ByteBuffer bytes;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == 0 || size > Integer.MAX_VALUE) {
                throw new MediaException(Reason.of("runtime.model-unreadable", name));
            }
            bytes = owner.allocate(size).asByteBuffer();
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new EOFException("the model became shorter while it was read");
                }
            }
        } catch (IOException e) {
            throw new MediaException(Reason.of("runtime.model-absent", name), e);
        }
        bytes.flip();
        if (!Sha256.of(bytes.duplicate()).equals(model.sha256().toLowerCase(Locale.ROOT))) {
            throw new MediaException(Reason.of("runtime.model-changed", name));
        }
        return bytes;
    }

    /** What messages call the model: the last part of its path. */
    static String name(ModelFile model) {
        return String.valueOf(model.path().getFileName());
    }
}
