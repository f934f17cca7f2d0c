package org.telltale.explainer.rubric;

import org.telltale.explainer.Messages;
import org.telltale.inference.verdict.Label;

/**
 * Standard 5: the prediction is right, and the text argues for it. Where the truth is unknown, the
 * text's faithfulness to the prediction is judged alone.
 */
final class FaithfulnessStandard implements Standard {
    private final Messages messages;

    FaithfulnessStandard(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int number() {
        return 5;
    }

    @Override
    public int weight() {
        return 20;
    }

    @Override
    public StandardGrade judge(ReadText text) {
        Grading grading = new Grading(number(), messages);
        Side claimed = text.claimed();
        remark(text, grading, claimed);
        Label truth = text.facts().truth();
        if (truth != null && truth != text.facts().prediction()) {
            return grading.grade(0, "wrong-label");
        }
        if (text.clauses().anyMatch(clause -> clause.asserts(claimed.denied()))) {
            return grading.grade(0, "contrary-label");
        }
        long supporting = text.clauses().filter(clause -> clause.describes(claimed)).count();
        long contrary = text.clauses().filter(clause -> clause.describes(claimed.denied())).count();
        boolean contradiction = text.isFake() ? supporting == 0 : supporting <= contrary;
        if (contrary > 0 && contradiction) {
            return grading.grade(0, "contradiction");
        }
        if (supporting == 0) {
            return grading.grade(1, "no-evidence");
        }
        if (contrary > 0 && (contrary > supporting || !text.isFake())) {
            return grading.grade(1, "mixed");
        }
        boolean specific = text.clauses().anyMatch(c -> c.describes(claimed) && c.isObservation());
        return specific ? grading.grade(2, "faithful") : grading.grade(1, "generic");
    }

    private static void remark(ReadText text, Grading grading, Side claimed) {
        for (Sentence sentence : text.sentences()) {
            boolean pro = sentence.speaksFor(claimed);
            boolean contra = sentence.speaksFor(claimed.denied());
            if (contra) {
                grading.remark(sentence, pro ? "5.both" : "5.against");
            } else if (pro) {
                grading.remark(sentence, "5.for");
            }
        }
    }
}
