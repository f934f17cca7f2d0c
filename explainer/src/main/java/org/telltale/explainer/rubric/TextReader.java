package org.telltale.explainer.rubric;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads an English text sentence by sentence, clause by clause. */
final class TextReader {
    private static final Lexicon DIMENSIONS = Lexicon.load("dimensions");

    /** More is not read: an explanation has a few hundred characters. */
    private static final int MOST_CHARACTERS = 20_000;

    private TextReader() {}

    /** The sentences of a text, of its first 20 000 characters. */
    static List<Sentence> read(String text) {
        List<Sentence> sentences = new ArrayList<>();
        for (String sentence : Words.sentences(start(text))) {
            List<Word> words = Words.of(sentence);
            if (!words.isEmpty()) {
                List<Clause> clauses =
                        ClauseSplitter.split(words).stream().map(TextReader::clause).toList();
                sentences.add(new Sentence(sentences.size(), sentence, words, clauses));
            }
        }
        return sentences;
    }

    private static String start(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }

    private static Clause clause(List<Word> words) {
        Grammar grammar = new Grammar(words);
        List<Sign> signs = SignReader.read(words, grammar);
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        signs.stream().map(Sign::dimension).filter(Objects::nonNull).forEach(dimensions::add);
        DIMENSIONS.find(words).forEach(match -> dimensions.add(Dimension.valueOf(match.group())));
        boolean fake = signs.stream().anyMatch(sign -> sign.side() == Side.FAKE);
        return new Clause(signs, dimensions, RegionReader.read(words, grammar, fake));
    }
}
