package org.telltale.explainer.rubric;

import java.util.ArrayList;
import java.util.List;
import org.telltale.explainer.Messages;

/** Words a grade and its remarks in the reader's language. */
final class Grading {
    private final int standard;
    private final Messages messages;
    private final List<Remark> remarks = new ArrayList<>();

    Grading(int standard, Messages messages) {
        this.standard = standard;
        this.messages = messages;
    }

    /** Notes what a sentence contributed. */
    void remark(Sentence sentence, String key, Object... arguments) {
        remarks.add(
                new Remark(
                        sentence.index(),
                        sentence.text(),
                        messages.text("remark." + key, arguments)));
    }

    /** Notes what a sentence contributed, with the words that did. */
    void remark(Sentence sentence, String key, List<Lexicon.Match> matches) {
        List<String> quoted =
                matches.stream().map(match -> quote(sentence, match)).distinct().toList();
        remark(sentence, key, messages.enumerate(quoted));
    }

    /** The grade; the sentence stands under {@code NUMBER.key}. */
    StandardGrade grade(int grade, String key) {
        return new StandardGrade(standard, grade, why(key), remarks);
    }

    /** No grade, because an input is missing. */
    StandardGrade none(String key) {
        return new StandardGrade(standard, null, why(key), remarks);
    }

    private String why(String key) {
        return messages.text(standard + "." + key);
    }

    private static String quote(Sentence sentence, Lexicon.Match match) {
        List<String> words =
                sentence.words().subList(match.start(), match.end()).stream()
                        .map(Word::text)
                        .toList();
        return "\"" + String.join(" ", words) + "\"";
    }
}
