package org.telltale.inference.detect.declared;

/** Cuts what is quoted to a sane length. */
public final class Quotation {
    private static final int MOST = 160;

    private Quotation() {}

    /** The value, at most 160 characters, an ellipsis where something was left out. */
    public static String of(String value) {
        String line = value.strip();
        if (line.length() <= MOST) {
            return line;
        }
        int end = MOST - 1;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + "…";
    }
}
