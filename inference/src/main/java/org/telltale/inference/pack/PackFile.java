package org.telltale.inference.pack;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.telltale.inference.reason.Reason;

/**
 * One file of a pack, beside {@code pack.json}. Immutable.
 *
 * @param path relative, with slashes; every part starts with a letter, digit or underscore, so that
 *     no part is hidden, {@code .} or {@code ..}; a name that means the same file on every system
 * @param bytes length, at most 16 GiB
 * @param sha256 digest of its bytes, lower-case hexadecimal
 */
public record PackFile(String path, long bytes, String sha256) {
    /** Longest file, in bytes. */
    public static final long MOST_BYTES = 16L << 30;

    private static final int MOST_PATH = 200;
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*(/[A-Za-z0-9_][A-Za-z0-9_.+-]*){0,7}");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    public PackFile {
        path("path", path);
        ManifestRules.range("bytes", bytes, 0, MOST_BYTES);
        ManifestRules.sha256("sha256", sha256);
    }

    /** Refuses what is no plain relative path on each of Linux, macOS and Windows. */
    static void path(String key, String path) {
        ManifestRules.holds(isPlain(path), Reason.of("pack.path", key, shown(path)));
    }

    /** Whether a name may be a file of a pack. */
    public static boolean isPlain(String path) {
        if (path.length() > MOST_PATH || !PATH.matcher(path).matches()) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            String lower = part.toLowerCase(Locale.ROOT);
            if (lower.endsWith(".") || DEVICE.matcher(lower).matches()) {
                return false;
            }
        }
        return !Set.of("pack.json").contains(path.toLowerCase(Locale.ROOT));
    }

    /** A hostile name, harmless to print. */
    public static String shown(String path) {
        String printable = path.replaceAll("[^\\p{Graph} ]", "?");
        return printable.length() <= 80 ? printable : printable.substring(0, 80) + "…";
    }
}
