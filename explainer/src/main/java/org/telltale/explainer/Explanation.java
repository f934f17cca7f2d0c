package org.telltale.explainer;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Sentences, each bound to its evidence. Immutable.
 *
 * @param style for whom
 * @param language BCP 47 tag, e.g. {@code en}
 * @param statements in reading order
 */
public record Explanation(Style style, String language, List<Statement> statements) {
    public Explanation {
        Objects.requireNonNull(style);
        Objects.requireNonNull(language);
        statements = List.copyOf(statements);
    }

    /** The sentences as one paragraph. */
    public String text() {
        return statements.stream().map(Statement::text).collect(Collectors.joining(" "));
    }
}
