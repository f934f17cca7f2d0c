package org.telltale.explainer.rubric;

import java.util.List;

/**
 * What was read from one sentence. Immutable.
 *
 * @param index from 0
 * @param text as written
 * @param words of it
 * @param clauses in order
 */
record Sentence(int index, String text, List<Word> words, List<Clause> clauses) {
    Sentence {
        words = List.copyOf(words);
        clauses = List.copyOf(clauses);
    }

    /** Whether anything in it speaks for the side. */
    boolean speaksFor(Side side) {
        return clauses.stream().anyMatch(clause -> clause.speaksFor(side));
    }

    /** Whether anything but a label speaks for the side. */
    boolean describes(Side side) {
        return clauses.stream().anyMatch(clause -> clause.describes(side));
    }

    /** Whether it says more than a label: the summary line does not. */
    boolean isSubstantial() {
        return clauses.stream()
                .anyMatch(clause ->
                        !clause.regions().isEmpty()
                                || clause.signs().isEmpty()
                                || clause.signs().stream().anyMatch(s -> !s.isLabel()));
    }

    /** Regions named in clauses that speak for the side, or for neither in such a sentence. */
    List<RegionMention> regions(Side side) {
        return clauses.stream()
                .filter(clause ->
                        clause.speaksFor(side)
                                || (speaksFor(side)
                                        && clause.signs().stream()
                                                .allMatch(s -> s.side() == Side.NEITHER)))
                .flatMap(clause -> clause.regions().stream())
                .toList();
    }
}
