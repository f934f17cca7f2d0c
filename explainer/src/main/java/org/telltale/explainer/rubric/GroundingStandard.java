package org.telltale.explainer.rubric;

import java.util.List;
import org.telltale.explainer.Messages;

/** Standard 2: what is said can be seen in the picture; no guess at tools, models and steps. */
final class GroundingStandard implements Standard {
    private static final Lexicon SPECULATION = Lexicon.load("speculation");

    private final Messages messages;

    GroundingStandard(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int number() {
        return 2;
    }

    @Override
    public int weight() {
        return 12;
    }

    @Override
    public StandardGrade judge(ReadText text) {
        Grading grading = new Grading(number(), messages);
        int observations = 0;
        int speculations = 0;
        for (Sentence sentence : text.sentences()) {
            List<Lexicon.Match> guesses = SPECULATION.find(sentence.words());
            if (!guesses.isEmpty()) {
                grading.remark(sentence, "2.speculates", guesses);
                speculations++;
            }
            if (observes(sentence, !guesses.isEmpty())) {
                observations++;
            }
        }
        if (speculations > 0) {
            return observations < speculations
                    ? grading.grade(0, "speculative")
                    : grading.grade(1, "partly-speculative");
        }
        return observations == 0 ? grading.grade(1, "generic") : grading.grade(2, "grounded");
    }

    /** Beside a guess only what has a place counts: "super-resolution" is no resolution seen. */
    private static boolean observes(Sentence sentence, boolean guessing) {
        return sentence.clauses().stream()
                .anyMatch(c -> c.isObservation() && !(guessing && c.regions().isEmpty()));
    }
}
