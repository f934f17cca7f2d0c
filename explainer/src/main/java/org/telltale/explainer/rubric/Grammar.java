package org.telltale.explainer.rubric;

import java.util.List;

/** Where the words of one clause or sentence turn, suspend or bound its meaning. Immutable. */
final class Grammar {
    private static final Lexicon LEXICON = Lexicon.load("grammar");

    private final List<Lexicon.Match> matches;

    /** Reads the words. */
    Grammar(List<Word> words) {
        matches = LEXICON.find(words);
    }

    /** Terms of the groups, in order. */
    List<Lexicon.Match> all(String... groups) {
        List<String> wanted = List.of(groups);
        return matches.stream().filter(match -> wanted.contains(match.group())).toList();
    }

    /** Whether a term of the group begins at that word. */
    boolean has(String group, int index) {
        return all(group).stream().anyMatch(match -> match.start() == index);
    }

    /** Whether a term of the group begins inside the words. */
    boolean hasWithin(String group, int from, int until) {
        return all(group).stream()
                .anyMatch(match -> match.start() >= from && match.start() < until);
    }
}
