package org.telltale.inference.detect.residual;

/**
 * The kinds of four neighbouring residuals, each one of −, 0 and +. Read backwards or with all
 * signs changed a pattern counts as the same kind, since a picture that is mirrored or negative has
 * the same statistics: 81 patterns are 25 kinds. Immutable.
 */
final class Patterns {
    /** Residuals in a pattern. */
    static final int LENGTH = 4;

    /** Number of kinds. */
    static final int KINDS = 25;

    private static final int PATTERNS = 81;

    private final byte[] kind = new byte[PATTERNS];

    Patterns() {
        byte[] numbers = new byte[PATTERNS];
        java.util.Arrays.fill(numbers, (byte) -1);
        byte next = 0;
        for (int code = 0; code < PATTERNS; code++) {
            int backwards = backwards(code);
            int first =
                    Math.min(
                            Math.min(code, PATTERNS - 1 - code),
                            Math.min(backwards, PATTERNS - 1 - backwards));
            if (numbers[first] < 0) {
                numbers[first] = next++;
            }
            kind[code] = numbers[first];
        }
    }

    /**
     * The kind of a pattern.
     *
     * @param code the four residuals as digits to base 3, where 0 is −, 1 is 0 and 2 is +
     */
    int kind(int code) {
        return kind[code];
    }

    private static int backwards(int code) {
        return code % 3 * 27 + code / 3 % 3 * 9 + code / 9 % 3 * 3 + code / 27;
    }
}
