package org.telltale.explainer.rubric;

import java.util.List;
import java.util.Set;
import org.telltale.explainer.Messages;

/** Standard 8: what is seen is stated, not hedged. */
final class LanguageStandard implements Standard {
    private static final Lexicon HEDGES = Lexicon.load("hedges");
    private static final Set<String> BEFORE_A_MONTH =
            Set.of("in", "of", "since", "until", "on", "by", "last", "this", "early", "late");

    private final Messages messages;

    LanguageStandard(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int number() {
        return 8;
    }

    @Override
    public int weight() {
        return 8;
    }

    @Override
    public StandardGrade judge(ReadText text) {
        Grading grading = new Grading(number(), messages);
        long statements = 0;
        long hedged = 0;
        for (Sentence sentence : text.sentences()) {
            List<Lexicon.Match> hedges = hedges(sentence.words());
            if (!sentence.isSubstantial() && hedges.isEmpty()) {
                continue;
            }
            for (List<Word> clause : ClauseSplitter.split(sentence.words())) {
                statements++;
                hedged += hedges(clause).isEmpty() ? 0 : 1;
            }
            if (!hedges.isEmpty()) {
                grading.remark(sentence, "8.hedges", hedges);
            }
        }
        if (hedged == 0) {
            return grading.grade(2, "definite");
        }
        return hedged * 2 > statements
                ? grading.grade(0, "vague")
                : grading.grade(1, "partly-vague");
    }

    private static List<Lexicon.Match> hedges(List<Word> words) {
        return HEDGES.find(words).stream().filter(match -> !isMonth(words, match)).toList();
    }

    private static boolean isMonth(List<Word> words, Lexicon.Match match) {
        Word word = words.get(match.start());
        if (!word.is("may") || !word.capital() || match.start() == 0) {
            return false;
        }
        boolean after = BEFORE_A_MONTH.contains(words.get(match.start() - 1).text());
        return after || isNumber(words, match.start() - 1) || isNumber(words, match.end());
    }

    private static boolean isNumber(List<Word> words, int index) {
        return index < words.size() && Character.isDigit(words.get(index).text().codePointAt(0));
    }
}
