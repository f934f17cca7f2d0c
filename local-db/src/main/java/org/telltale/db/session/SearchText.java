package org.telltale.db.session;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a user types, as a query of FTS5: every word must occur, as the beginning of a word. */
final class SearchText {
    private SearchText() {}

    /**
     * The query: each word as a quoted string, so that no character of it is an operator; empty
     * where no word has a letter or digit to look for.
     */
    static String query(String text) {
        return Arrays.stream(text.replace('\0', ' ').strip().split("\\s+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(word -> '"' + word.replace("\"", "\"\"") + "\"*")
                .collect(Collectors.joining(" "));
    }
}
