package org.telltale.explainer.rubric;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts a sentence into clauses, so that a denial or a region does not reach into what is said of
 * something else: at marks stronger than a comma, at words such as "while", and at a comma or "and"
 * between two finite verbs.
 */
final class ClauseSplitter {
    /** No clause is longer; reading one takes time that grows with the cube of its words. */
    private static final int MOST_WORDS = 80;

    private ClauseSplitter() {}

    /** The clauses, none empty. */
    static List<List<Word>> split(List<Word> sentence) {
        Grammar grammar = new Grammar(sentence);
        List<List<Word>> clauses = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < sentence.size(); i++) {
            boolean mark = isStrongMark(sentence.get(i));
            boolean joint = isWeak(sentence.get(i)) && joinsVerbs(sentence, grammar, start, i);
            if (mark || joint || grammar.has("break", i) || i - start == MOST_WORDS) {
                add(clauses, sentence.subList(start, i));
                start = mark || joint ? i + 1 : i;
            }
        }
        add(clauses, sentence.subList(start, sentence.size()));
        return clauses;
    }

    private static boolean joinsVerbs(List<Word> words, Grammar grammar, int start, int joint) {
        int end = joint + 1;
        if (end < words.size() && words.get(end).is("and")) {
            end++;
        }
        while (end < words.size() && !isWeak(words.get(end)) && !isStrongMark(words.get(end))) {
            end++;
        }
        return grammar.hasWithin("verb", start, joint) && grammar.hasWithin("verb", joint + 1, end);
    }

    private static boolean isWeak(Word word) {
        return word.is(",") || word.is("and");
    }

    private static boolean isStrongMark(Word word) {
        return word.isMark() && !word.is(",");
    }

    private static void add(List<List<Word>> clauses, List<Word> words) {
        if (!words.isEmpty()) {
            clauses.add(List.copyOf(words));
        }
    }
}
