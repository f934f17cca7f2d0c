package org.telltale.explainer.rubric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads attributes of the subject from sentences, and from what somebody confirmed. */
final class AttributeReader {
    private static final Lexicon ATTRIBUTES = Lexicon.load("attributes");
    private static final Lexicon NAMES = Lexicon.load("attribute-facts");
    private static final Set<String> YES_OR_NO = Set.of("glasses", "facial-hair", "hat", "mask");
    private static final Set<String> NO = Set.of("no", "none", "false", "absent", "without");
    private static final List<String> CARRIERS = List.of("", " hair", " skin");

    private AttributeReader() {}

    /** What a sentence says of the subject; "without glasses" is glasses no. */
    static List<Attribute> mentions(List<Word> words) {
        Grammar grammar = new Grammar(words);
        List<Attribute> mentions = new ArrayList<>();
        for (Lexicon.Match match : ATTRIBUTES.find(words)) {
            Attribute attribute = attribute(match.group());
            if (!isDenied(match, grammar, words)) {
                mentions.add(attribute);
            } else if (YES_OR_NO.contains(attribute.name())) {
                mentions.add(
                        new Attribute(
                                attribute.name(), attribute.value().equals("yes") ? "no" : "yes"));
            }
        }
        return mentions;
    }

    /**
     * Confirmed attributes by our names. Names and values may be synonyms, e.g. {@code sex=male}; a
     * name or value that is not in the lexicon cannot be judged and is left out.
     */
    static Map<String, Set<String>> facts(Map<String, String> confirmed) {
        Map<String, Set<String>> facts = new HashMap<>();
        confirmed.forEach((name, value) -> {
            for (Lexicon.Match match : NAMES.find(Words.of(plain(name)))) {
                for (Attribute fact : fact(match.group(), plain(value))) {
                    facts.computeIfAbsent(fact.name(), n -> new HashSet<>()).add(fact.value());
                }
            }
        });
        return facts;
    }

    private static String plain(String nameOrValue) {
        return nameOrValue.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
    }

    private static List<Attribute> fact(String name, String value) {
        if (YES_OR_NO.contains(name)) {
            boolean no = NO.contains(value) || Words.of(value).stream().anyMatch(w -> w.is("no"));
            boolean shaven = mentions(Words.of(value)).contains(new Attribute("facial-hair", "no"));
            return List.of(new Attribute(name, no || shaven ? "no" : "yes"));
        }
        for (String carrier : CARRIERS) {
            List<Attribute> read =
                    mentions(Words.of(value + carrier)).stream()
                            .filter(attribute -> attribute.name().startsWith(name))
                            .toList();
            if (!read.isEmpty()) {
                return read;
            }
        }
        return List.of();
    }

    private static boolean isDenied(Lexicon.Match match, Grammar grammar, List<Word> words) {
        return grammar.all("no", "without", "not").stream()
                .filter(denial -> denial.end() <= match.start())
                .anyMatch(denial -> {
                    for (int i = denial.end(); i < match.start(); i++) {
                        if (!grammar.has("link", i)) {
                            return false;
                        }
                    }
                    return words.size() >= match.end();
                });
    }

    private static Attribute attribute(String group) {
        int space = group.lastIndexOf(' ');
        return new Attribute(group.substring(0, space), group.substring(space + 1));
    }

    /**
     * One attribute.
     *
     * @param name e.g. {@code age-group}
     * @param value e.g. {@code elderly}
     */
    record Attribute(String name, String value) {}
}
