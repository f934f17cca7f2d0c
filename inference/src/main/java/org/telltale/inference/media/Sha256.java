package org.telltale.inference.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.telltale.inference.engine.Cancellation;

/** SHA-256 (FIPS 180-4) of bytes, or of a file streamed in constant memory. Stateless. */
public final class Sha256 {
    private static final int CHUNK = 1 << 18;

    private Sha256() {}

    /**
     * Digest of every byte of the file, lower-case hexadecimal.
     *
     * @throws IOException if the file cannot be read
     */
    public static String of(Path file) throws IOException {
        return of(file, new Cancellation());
    }

    /**
     * The same, stopping within about a millisecond of a request to.
     *
     * @throws IOException if the file cannot be read
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public static String of(Path file, Cancellation cancellation) throws IOException {
        MessageDigest digest = digest();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                cancellation.check();
                digest.update(chunk, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Digest of bytes in memory, lower-case hexadecimal. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** Digest of the bytes from the buffer's position to its limit; moves the position. */
    public static String of(ByteBuffer bytes) {
        MessageDigest digest = digest();
        digest.update(bytes);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
