package org.telltale.explainer.rubric;

import java.util.List;
import org.telltale.explainer.Messages;

/** Standard 7: the text is about the face, not about clothing, background or scene. */
final class FaceCentredStandard implements Standard {
    private static final Lexicon ENVIRONMENT = Lexicon.load("environment");
    private static final Lexicon FACE = Lexicon.load("face");

    private final Messages messages;

    FaceCentredStandard(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int number() {
        return 7;
    }

    @Override
    public int weight() {
        return 8;
    }

    @Override
    public StandardGrade judge(ReadText text) {
        Grading grading = new Grading(number(), messages);
        if (text.isWithoutFace()) {
            return grading.none("no-face");
        }
        int elsewhere = 0;
        int onFace = 0;
        boolean faceNamed = false;
        for (Sentence sentence : text.sentences()) {
            List<Lexicon.Match> things = ENVIRONMENT.find(sentence.words());
            if (!things.isEmpty()) {
                grading.remark(sentence, "7.elsewhere", things);
                elsewhere++;
            }
            boolean region = sentence.clauses().stream().anyMatch(c -> !c.regions().isEmpty());
            faceNamed |= region || !FACE.find(sentence.words()).isEmpty();
            if (region) {
                onFace++;
            }
        }
        if (elsewhere > 0) {
            return elsewhere > onFace
                    ? grading.grade(0, "elsewhere")
                    : grading.grade(1, "partly-elsewhere");
        }
        return faceNamed ? grading.grade(2, "on-face") : grading.grade(1, "face-unnamed");
    }
}
