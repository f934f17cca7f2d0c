package org.telltale.db.report;

import java.util.function.IntPredicate;

/**
 * Makes text from a file harmless to read: what cannot be seen, or would turn the order of what is
 * seen, stands as its code point, e.g. {@code [U+202E]}. So a name cannot pretend to be another
 * one, and nothing gets lost. Immutable.
 */
final class SafeText {
    private final IntPredicate drawable;

    /**
     * Text for a medium.
     *
     * @param drawable whether the medium has a glyph for a code point
     */
    SafeText(IntPredicate drawable) {
        this.drawable = drawable;
    }

    String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    if (c == '\n' || c == '\t' || c == ' ') {
                        safe.append(' ');
                    } else if (isHidden(c) || !drawable.test(c)) {
                        safe.append(String.format("[U+%04X]", c));
                    } else {
                        safe.appendCodePoint(c);
                    }
                });
        return safe.toString();
    }

    /** Controls, marks of direction and other formats, lone surrogates, private and unassigned. */
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
