package org.telltale.explainer.rubric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Terms in named groups, read from a resource. A term is one or more words; {@code *} at the end of
 * a word stands for any ending. The longest term wins; a term of the group {@code masked} takes its
 * words out of the reckoning. Immutable.
 */
final class Lexicon {
    private static final String MASK = "masked";

    /** Terms by the first three letters of their first word, longest first. */
    private final Map<String, List<Term>> terms = new HashMap<>();

    private Lexicon() {}

    /** The lexicon of that name. */
    static Lexicon load(String name) {
        Lexicon lexicon = new Lexicon();
        String resource = "lexicon/" + name + ".txt";
        try (InputStream stream = Lexicon.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its resource " + resource);
            }
            lexicon.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
        return lexicon;
    }

    private void read(String lines) {
        String group = "";
        for (String line : lines.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                group = line.substring(1, line.length() - 1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                for (String term : line.split("\\s*,\\s*")) {
                    List<String> words = List.of(term.split("\\s+"));
                    terms.computeIfAbsent(key(words.getFirst()), k -> new ArrayList<>())
                            .add(new Term(group, words));
                }
            }
        }
        terms.values()
                .forEach(list -> list.sort(Comparator.comparingInt(term -> -term.words.size())));
    }

    /** Where terms stand in the words, in order, never overlapping. */
    List<Match> find(List<Word> words) {
        List<Match> matches = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            List<Match> here = at(words, i);
            here.stream().filter(match -> !match.group().equals(MASK)).forEach(matches::add);
            i = here.isEmpty() ? i + 1 : here.getFirst().end();
        }
        return matches;
    }

    /** The longest terms that begin at that word: one for each group that has it. */
    private List<Match> at(List<Word> words, int start) {
        List<Match> matches = new ArrayList<>();
        int longest = 0;
        for (Term term : terms.getOrDefault(key(words.get(start).text()), List.of())) {
            if (term.words.size() < longest) {
                break;
            }
            if (term.matches(words, start)) {
                longest = term.words.size();
                matches.add(new Match(term.group, start, start + longest));
            }
        }
        boolean masked = matches.stream().anyMatch(match -> match.group().equals(MASK));
        return masked ? List.of(new Match(MASK, start, start + longest)) : matches;
    }

    private static String key(String word) {
        return word.length() <= 2 ? word.replace("*", "") : word.substring(0, 3).replace("*", "");
    }

    /**
     * A term found. Immutable.
     *
     * @param group that it belongs to
     * @param start index of its first word
     * @param end index after its last word
     */
    record Match(String group, int start, int end) {}

    private record Term(String group, List<String> words) {
        boolean matches(List<Word> text, int start) {
            if (start + words.size() > text.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                String actual = text.get(start + i).text();
                boolean same =
                        word.endsWith("*")
                                ? actual.startsWith(word.substring(0, word.length() - 1))
                                : actual.equals(word);
                if (!same) {
                    return false;
                }
            }
            return true;
        }
    }
}
