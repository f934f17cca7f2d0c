package org.telltale.db.session;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.telltale.inference.metadata.Metadata;

/** What is searched, and what a user types as a query of FTS5. */
final class SearchText {
    /** Characters of metadata that are searched: of a file that says more, the beginning. */
    private static final int MOST_METADATA = 100_000;

    private SearchText() {}

    /**
     * The query: each word as a quoted string, which must occur as the beginning of a word, so that
     * no character of it is an operator; empty where no word has a letter or digit to look for.
     */
    static String query(String text) {
        return Arrays.stream(text.replace('\0', ' ').strip().split("\\s+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(word -> '"' + word.replace("\"", "\"\"") + "\"*")
                .collect(Collectors.joining(" "));
    }

    /** Values that a file's metadata holds, with their names, one on a line. */
    static String of(Metadata metadata) {
        StringBuilder text = new StringBuilder();
        for (var entry : metadata.entries()) {
            if (text.length() >= MOST_METADATA) {
                break;
            }
            text.append(entry.name()).append(' ').append(entry.value()).append('\n');
        }
        return text.substring(0, Math.min(text.length(), MOST_METADATA));
    }

    /** Lets a session be found by one more path. */
    static void addPath(Handle handle, String session, String path) {
        handle.createUpdate(
                        """
                        UPDATE search SET paths = paths || char(10) || :path
                        WHERE rowid = (SELECT number FROM session WHERE id = :session)
                        AND instr(char(10) || paths || char(10), char(10) || :path || char(10)) = 0
                        """)
                .bind("path", path)
                .bind("session", session)
                .execute();
    }

    /** Lets a session be found by a text, unless it already is. */
    static void addExplanation(Handle handle, String session, String text) {
        handle.createUpdate(
                        """
                        UPDATE search SET explanations = explanations || char(10) || :text
                        WHERE rowid = (SELECT number FROM session WHERE id = :session)
                        AND instr(explanations, :text) = 0
                        """)
                .bind("text", text)
                .bind("session", session)
                .execute();
    }

    /** Lets a session be found by its file's metadata, unless it already is. */
    static void addMetadata(Handle handle, String session, Metadata metadata) {
        handle.execute(
                """
                UPDATE search SET metadata = ?
                WHERE rowid = (SELECT number FROM session WHERE id = ?) AND metadata = ''
                """,
                of(metadata),
                session);
    }
}
