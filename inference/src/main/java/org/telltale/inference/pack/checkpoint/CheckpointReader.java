package org.telltale.inference.pack.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.telltale.inference.reason.Reason;

/**
 * Reads a checkpoint into named tensors: PyTorch's archive and its older pickle format ({@code
 * .pth}, {@code .pt}) and Keras weights in HDF5 ({@code .h5}), told apart by their content. Nothing
 * in a checkpoint is executed; sizes are bounded by {@link #LARGEST_BYTES}, and by a quarter of the
 * memory that the program may use. Stateless and thread-safe; blocks while it reads.
 */
public final class CheckpointReader {
    /** The largest file that is read, and the most that its tensors may take in memory. */
    public static final long LARGEST_BYTES = 512L << 20;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    /**
     * The tensors of a checkpoint.
     *
     * @throws CheckpointException if the file is no checkpoint, is damaged, too large, or asks for
     *     anything but tensors; one line for the user
     */
    public StateDict read(Path file) throws CheckpointException {
        String name = CleanName.of(String.valueOf(file.getFileName()));
        try {
            return new StateDict(name, tensors(file));
        } catch (RefusedContent e) {
            throw e.of(name);
        } catch (IOException e) {
            throw new CheckpointException(Reason.of("checkpoint.unreadable", name), e);
        }
    }

    /** The largest file, and the most that its tensors may take, on this machine. */
    static long mostBytes() {
        return Math.min(LARGEST_BYTES, Runtime.getRuntime().maxMemory() / 4);
    }

    private static Map<String, StateTensor> tensors(Path file) throws IOException, RefusedContent {
        long size = Files.size(file);
        if (size > mostBytes()) {
            throw new RefusedContent(
                    Reason.of("checkpoint.file-too-large", size >> 20, mostBytes() >> 20));
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(LegacyCheckpoint.MAGIC.length);
            if (startsWith(start, ZIP)) {
                return ZipCheckpoint.read(file);
            }
            if (!startsWith(start, HDF5) && !startsWith(start, LegacyCheckpoint.MAGIC)) {
                throw new RefusedContent(Reason.of("checkpoint.unknown-format"));
            }
            content = new byte[(int) size];
            System.arraycopy(start, 0, content, 0, start.length);
            int rest = in.readNBytes(content, start.length, content.length - start.length);
            content = Arrays.copyOf(content, start.length + rest);
        }
        return startsWith(content, HDF5)
                ? Hdf5Checkpoint.read(content)
                : LegacyCheckpoint.read(content);
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length
                && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }
}
