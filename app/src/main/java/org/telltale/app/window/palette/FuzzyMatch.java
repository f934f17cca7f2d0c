package org.telltale.app.window.palette;

import java.util.Locale;

/**
 * How well a few letters fit a text: they stand in it in their order, best at the beginnings of
 * words and side by side. Immutable.
 */
final class FuzzyMatch {
    /** Of a text in which the letters do not all stand. */
    static final int NONE = -1;

    private static final int FIRST = 10;
    private static final int WORD = 8;
    private static final int BESIDE = 10;
    private static final int ELSEWHERE = 1;

    private final String[] words;

    /** What is searched: words that may come in any order. */
    FuzzyMatch(String query) {
        String plain = query.strip().toLowerCase(Locale.ROOT);
        words = plain.isEmpty() ? new String[0] : plain.split("\\s+");
    }

    /** 0 or more, the higher the better; {@link #NONE} if a word does not fit. */
    int score(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        int sum = 0;
        for (String word : words) {
            int score = score(word, plain);
            if (score == NONE) {
                return NONE;
            }
            sum += score;
        }
        return sum;
    }

    /** The best way to lay a word's letters over the text, in time of their product. */
    private static int score(String word, String text) {
        // best[j]: the word's letters so far, the last of them laid over the text's letter j.
        int[] best = new int[text.length()];
        for (int i = 0; i < word.length(); i++) {
            int[] next = new int[text.length()];
            int before = NONE;
            for (int j = 0; j < text.length(); j++) {
                next[j] = NONE;
                if (text.charAt(j) == word.charAt(i)) {
                    int start = i == 0 ? 0 : before;
                    if (start != NONE) {
                        next[j] = start + weight(text, j);
                    }
                    if (i > 0 && j > 0 && best[j - 1] != NONE) {
                        next[j] = Math.max(next[j], best[j - 1] + BESIDE);
                    }
                }
                before = Math.max(before, best[j]);
            }
            best = next;
        }
        int top = NONE;
        for (int score : best) {
            top = Math.max(top, score);
        }
        return top;
    }

    private static int weight(String text, int at) {
        if (at == 0) {
            return FIRST;
        }
        return Character.isLetterOrDigit(text.charAt(at - 1)) ? ELSEWHERE : WORD;
    }
}
