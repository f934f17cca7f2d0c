package org.telltale.db.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metadata.Blob;

/**
 * Files named by their SHA-256 in {@code <database>.artifacts/ab/cdef….png}: maps, thumbnails,
 * colour profiles. A file is written beside its place, forced to disk and then moved there, so that
 * it is whole or not there at all. Safe for use by several threads and processes.
 */
final class Artifacts {
    private static final List<String> ENDINGS = List.of(".png", ".bin");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private static final long MAX_BYTES = 512L << 20; // no map is as large; a forged file may be

    private final Path folder;

    /** The artefacts of a database file. */
    static Artifacts of(Path database) {
        return new Artifacts(database.resolveSibling(database.getFileName() + ".artifacts"));
    }

    private Artifacts(Path folder) {
        this.folder = folder;
    }

    /** Where they are. */
    Path folder() {
        return folder;
    }

    /**
     * Keeps the bytes; their digest. On disk when this returns.
     *
     * @throws StoreException if they cannot be written
     */
    String put(Blob blob) {
        byte[] bytes = blob.bytes();
        String sha256 = Sha256.of(bytes);
        if (!isWhole(sha256)) {
            Path place = place(sha256, isPng(bytes) ? ".png" : ".bin");
            try {
                write(bytes, place);
            } catch (IOException e) {
                throw Refusal.of(e, place);
            }
        }
        return sha256;
    }

    /** The bytes; null where they are not there or are not what their name says. */
    @Nullable Blob get(String sha256) {
        byte[] bytes = read(sha256);
        return bytes == null || !Sha256.of(bytes).equals(sha256) ? null : new Blob(bytes);
    }

    /** Whether there is a file of that name, whatever it holds. */
    boolean exists(String sha256) {
        return find(sha256) != null;
    }

    /** Whether the bytes are there and what their name says. */
    boolean isWhole(String sha256) {
        return get(sha256) != null;
    }

    /** Keeps the bytes again where their file is gone. */
    void ensure(String sha256, Blob blob) {
        if (!exists(sha256)) {
            put(blob);
        }
    }

    /** Removes a file, if there is one. */
    void remove(String sha256) throws IOException {
        Path file = find(sha256);
        if (file != null) {
            Files.delete(file);
        }
    }

    private byte @Nullable [] read(String sha256) {
        Path file = find(sha256);
        if (file == null) {
            return null;
        }
        try {
            return Files.size(file) > MAX_BYTES ? null : Files.readAllBytes(file);
        } catch (IOException e) {
            return null; // told as missing: by the reader of the session and by the verification
        }
    }

    private @Nullable Path find(String sha256) {
        if (!Sha256.isDigest(sha256)) {
            return null;
        }
        for (String ending : ENDINGS) {
            Path file = place(sha256, ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }

    private Path place(String sha256, String ending) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2) + ending);
    }

    private static void write(byte[] bytes, Path place) throws IOException {
        Path parent = PrivateFiles.folder(place.getParent());
        Path temporary = Files.createTempFile(parent, "part-", ".tmp");
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                out.force(true);
            }
            Files.move(
                    temporary,
                    place,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            PrivateFiles.forceFolder(parent);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static boolean isPng(byte[] bytes) {
        return bytes.length >= PNG.length
                && java.util.Arrays.equals(bytes, 0, PNG.length, PNG, 0, PNG.length);
    }
}
