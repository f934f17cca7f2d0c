package org.telltale.db.submission.csv;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Words of a table's cells.
 *
 * <p>A text that a spreadsheet might take for a formula, one that starts with {@code =}, {@code +},
 * {@code -}, {@code @}, a tab or a carriage return, is written behind an apostrophe, as OWASP
 * advises; so is one that starts with an apostrophe, so that reading gives back exactly what was
 * written. Only text cells are treated so: numbers stay numbers, also negative ones.
 */
final class CsvCells {
    private static final String GUARDED = "=+-@\t\r'";

    private CsvCells() {}

    /** A text as it is written, not yet quoted. */
    static String guarded(String text) {
        return startsGuarded(text) ? "'" + text : text;
    }

    /** The text that was written; what this program did not guard stays as it is. */
    static String unguarded(String cell) {
        return cell.startsWith("'") && startsGuarded(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** A row with its end. */
    static String row(List<String> cells) {
        return cells.stream().map(CsvCells::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static boolean startsGuarded(String text) {
        return !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0;
    }

    private static String quoted(String cell) {
        boolean needed = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
