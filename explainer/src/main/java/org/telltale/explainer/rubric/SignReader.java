package org.telltale.explainer.rubric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a clause speaks for. "No visible artifacts" speaks for real, "does not blend smoothly"
 * for fake; what "would be natural", or is only compared with, speaks for neither. A denial reaches
 * only terms of the kind that it meets first: "no artifacts and consistent texture" denies nothing
 * but the artifacts.
 */
final class SignReader {
    private static final Lexicon SIGNS = Lexicon.load("signs");
    private static final int MOST_ADVERBS = 2;

    private final List<Word> words;
    private final Grammar grammar;
    private final List<Lexicon.Match> terms;

    private SignReader(List<Word> words, Grammar grammar) {
        this.words = words;
        this.grammar = grammar;
        this.terms = SIGNS.find(words);
    }

    /** The signs of a clause, in order. */
    static List<Sign> read(List<Word> clause, Grammar grammar) {
        return new SignReader(clause, grammar).signs();
    }

    private List<Sign> signs() {
        List<Sign> signs = new ArrayList<>();
        for (Lexicon.Match term : terms) {
            boolean label = term.group().startsWith("label");
            signs.add(new Sign(label, side(term), dimension(term)));
        }
        Side missing = suspended() ? Side.NEITHER : Side.FAKE;
        lacks().forEach(lack -> signs.add(new Sign(false, missing, null)));
        return signs;
    }

    /** Where something that belongs to a face is said to be missing: "lacks pores". */
    private List<Lexicon.Match> lacks() {
        List<Lexicon.Match> lacks = new ArrayList<>();
        for (Lexicon.Match lack : grammar.all("lack")) {
            if (terms.stream().noneMatch(t -> t.start() >= lack.start() && base(t) == Side.FAKE)) {
                lacks.add(lack);
            }
        }
        for (Lexicon.Match absent : grammar.all("absent")) {
            if (isPredicate(absent) && terms.stream().noneMatch(t -> t.end() <= absent.start())) {
                lacks.add(absent);
            }
        }
        return lacks;
    }

    private Side side(Lexicon.Match term) {
        Side base = base(term);
        if (suspended() || isCompared(term)) {
            return Side.NEITHER;
        }
        if (base == Side.REAL && isExcessive(term)) {
            return Side.FAKE;
        }
        return isDenied(term) ? base.denied() : base;
    }

    private static Side base(Lexicon.Match term) {
        return term.group().equals("natural") || term.group().equals("label real")
                ? Side.REAL
                : Side.FAKE;
    }

    private static @Nullable Dimension dimension(Lexicon.Match term) {
        return term.group().startsWith("anomaly ")
                ? Dimension.valueOf(term.group().substring("anomaly ".length()))
                : null;
    }

    private boolean suspended() {
        return !grammar.all("hypothetical").isEmpty();
    }

    private boolean isExcessive(Lexicon.Match term) {
        return grammar.all("excess").stream().anyMatch(match -> match.end() == term.start());
    }

    private boolean isCompared(Lexicon.Match term) {
        return grammar.all("comparison").stream()
                .anyMatch(match ->
                        match.end() <= term.start() && !hasComma(match.end(), term.start()));
    }

    private boolean hasComma(int from, int until) {
        return words.subList(from, until).stream().anyMatch(word -> word.is(","));
    }

    private boolean isDenied(Lexicon.Match term) {
        for (Lexicon.Match denial : grammar.all("no", "without", "not", "lack")) {
            if (deniesBackwards(denial)) {
                if (term.end() <= denial.start()) {
                    return true;
                }
            } else if (term.start() >= denial.end() && reaches(denial, term)) {
                return true;
            }
        }
        return grammar.all("absent").stream()
                .anyMatch(absent -> term.end() <= absent.start() && isPredicate(absent));
    }

    /** "Is not visible" denies its subject. */
    private boolean deniesBackwards(Lexicon.Match denial) {
        return denial.group().equals("not")
                && grammar.hasWithin("presence", denial.end(), denial.end() + MOST_ADVERBS + 1)
                && terms.stream().anyMatch(term -> term.end() <= denial.start());
    }

    private boolean isPredicate(Lexicon.Match absent) {
        return grammar.hasWithin("verb", Math.max(0, absent.start() - 2), absent.start());
    }

    private boolean reaches(Lexicon.Match denial, Lexicon.Match term) {
        Lexicon.Match first =
                terms.stream()
                        .filter(other -> other.start() >= denial.end())
                        .findFirst()
                        .orElse(term);
        if (base(first) != base(term)) {
            return false;
        }
        boolean verbBetween = grammar.hasWithin("verb", denial.end(), term.start());
        boolean nothingBeforeVerb = grammar.hasWithin("verb", denial.end(), first.start());
        return switch (denial.group()) {
            case "not" -> true;
            // "No region shows blur" denies the blur; "no blur is on the blurred cheek" does not.
            case "no" -> !verbBetween || (denial.start() == 0 && nothingBeforeVerb);
            default -> !verbBetween;
        };
    }
}
