package org.telltale.explainer;

import java.util.ArrayList;
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

    /** The same sentences but one. */
    public Explanation replaced(int index, Statement statement) {
        List<Statement> changed = new ArrayList<>(statements);
        changed.set(index, statement);
        return with(changed);
    }

    /**
     * The same with one more sentence.
     *
     * @param index where it then stands, 0 to the number of sentences
     */
    public Explanation inserted(int index, Statement statement) {
        List<Statement> changed = new ArrayList<>(statements);
        changed.add(index, statement);
        return with(changed);
    }

    /** The same without one sentence. */
    public Explanation removed(int index) {
        List<Statement> changed = new ArrayList<>(statements);
        changed.remove(index);
        return with(changed);
    }

    /**
     * The same sentences in another order.
     *
     * @param from where the sentence stands
     * @param to where it then stands
     */
    public Explanation moved(int from, int to) {
        List<Statement> changed = new ArrayList<>(statements);
        changed.add(to, changed.remove(from));
        return with(changed);
    }

    private Explanation with(List<Statement> changed) {
        return new Explanation(style, language, changed);
    }
}
