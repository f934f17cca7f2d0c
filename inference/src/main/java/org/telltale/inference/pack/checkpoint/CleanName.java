package org.telltale.inference.pack.checkpoint;

/** Names out of a checkpoint, fit for one line of text. */
final class CleanName {
    private static final int LONGEST = 120;

    private CleanName() {}

    /** The name without control characters and line breaks, cut where it is very long. */
    static String of(String name) {
        StringBuilder clean = new StringBuilder();
        name.codePoints()
                .limit(LONGEST)
                .map(c -> isPlain(c) ? c : '?')
                .forEach(clean::appendCodePoint);
        return name.codePointCount(0, name.length()) > LONGEST
                ? clean.append('…').toString()
                : clean.toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
