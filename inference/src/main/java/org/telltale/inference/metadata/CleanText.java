package org.telltale.inference.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text of a file made safe to show: no control characters, of bounded length. */
final class CleanText {
    /** Characters kept of one value. */
    static final int MAX_CHARACTERS = 8_192;

    private CleanText() {}

    /** Bytes as UTF-8 if they are that, else as Latin-1; then cleaned. */
    static String decode(byte[] bytes) {
        return clean(decodeRaw(bytes));
    }

    /** Bytes as UTF-8 if they are that, else as Latin-1. */
    static String decodeRaw(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Control, format-override and unpaired characters removed, line breaks and tabs as spaces, cut
     * to {@value #MAX_CHARACTERS} characters with a note of the whole length.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), MAX_CHARACTERS));
        int at = 0;
        while (at < text.length() && clean.length() < MAX_CHARACTERS) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == '\n' || point == '\r' || point == '\t') {
                clean.append(' ');
            } else if (isShown(point)) {
                clean.appendCodePoint(point);
            }
        }
        if (at < text.length()) {
            return clean.toString().strip() + " … (cut; " + text.length() + " characters in all)";
        }
        return clean.toString().strip();
    }

    /** Cuts to a number of characters, with an ellipsis where something was left out. */
    static String cut(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = characters - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                    false;
            // Direction overrides and the like let a value pose as other text.
            case Character.FORMAT -> point == 0x200d || point == 0x200c;
            default -> true;
        };
    }
}
