package org.telltale.db.session;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 (FIPS 180-4) of bytes in memory, in lower-case hexadecimal; {@link
 * org.telltale.inference.media.Sha256} digests files.
 */
final class Sha256 {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private Sha256() {}

    /** Of these bytes. */
    static String of(byte[] bytes) {
        return hex(start().digest(bytes));
    }

    /** A digest to be fed. */
    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** As text. */
    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** Whether the text can be a digest. */
    static boolean isDigest(String text) {
        return HEX.matcher(text).matches();
    }
}
