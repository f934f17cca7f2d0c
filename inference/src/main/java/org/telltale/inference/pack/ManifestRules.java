package org.telltale.inference.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/** The rules for single values that several records of the manifest share. Stateless. */
final class ManifestRules {
    /** Longest licence text and the like, in characters. */
    static final int LONG_TEXT = 65_536;

    /** Longest title and the like, in characters. */
    static final int SHORT_TEXT = 400;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern TENSOR_NAME = Pattern.compile("[\\p{Graph}]{1,200}");

    private ManifestRules() {}

    /** Text of 1 to {@code most} characters, without control characters. */
    static void text(String key, String value, int most) {
        if (value.isBlank() || value.length() > most || CONTROL.matcher(value).find()) {
            throw refused(Reason.of("pack.text", key, most));
        }
    }

    /** The same where the key may be absent. */
    static void optionalText(String key, @Nullable String value, int most) {
        if (value != null) {
            text(key, value, most);
        }
    }

    /** A tensor's name as ONNX models use them: printable ASCII without blanks. */
    static void tensorName(String key, String value) {
        if (!TENSOR_NAME.matcher(value).matches()) {
            throw refused(Reason.of("pack.tensor-name", key));
        }
    }

    /** 64 lower-case hexadecimal digits. */
    static void sha256(String key, String value) {
        if (!SHA256.matcher(value).matches()) {
            throw refused(Reason.of("pack.sha256", key));
        }
    }

    /** A finite number in a range, both ends included. */
    static void range(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw refused(Reason.of("pack.range", key, plain(value), plain(least), plain(most)));
        }
    }

    /** A whole number in a range, both ends included. */
    static void range(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw refused(Reason.of("pack.range", key, value, least, most));
        }
    }

    /** The same where the key may be absent. */
    static void optionalRange(String key, @Nullable Number value, double least, double most) {
        if (value != null) {
            range(key, value.doubleValue(), least, most);
        }
    }

    /** A list of {@code least} to {@code most} entries, none twice. */
    static <T> List<T> distinct(String key, List<T> values, int least, int most) {
        size(key, values, least, most);
        Set<T> seen = new HashSet<>();
        for (T value : values) {
            if (!seen.add(value)) {
                throw refused(Reason.of("pack.twice", key, value));
            }
        }
        return List.copyOf(values);
    }

    /** A list of {@code least} to {@code most} entries. */
    static <T> List<T> size(String key, List<T> values, int least, int most) {
        if (values.size() < least || values.size() > most) {
            throw refused(Reason.of("pack.count", key, values.size(), least, most));
        }
        return List.copyOf(values);
    }

    /** What has to hold between keys. */
    static void holds(boolean condition, Reason otherwise) {
        if (!condition) {
            throw refused(otherwise);
        }
    }

    private static InvalidManifestException refused(Reason reason) {
        return new InvalidManifestException(reason);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
