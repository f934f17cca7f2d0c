package org.telltale.explainer.rubric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.telltale.explainer.Messages;

/**
 * Standard 1: what is said of the subject is true. Only attributes that somebody confirmed are
 * judged. A shade of hair or skin or a neighbouring age group is a minor inaccuracy.
 */
final class AttributeStandard implements Standard {
    private static final Set<String> MATTERS_OF_SHADE = Set.of("hair-color", "hair", "skin-tone");
    private static final List<String> AGES = List.of("child", "young", "middle-aged", "elderly");

    private final Messages messages;

    AttributeStandard(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public int weight() {
        return 10;
    }

    @Override
    public StandardGrade judge(ReadText text) {
        Grading grading = new Grading(number(), messages);
        Map<String, Set<String>> facts = AttributeReader.facts(text.facts().attributes());
        if (facts.isEmpty()) {
            return grading.none("no-facts");
        }
        List<Fit> fits = new ArrayList<>();
        boolean mentioned = false;
        for (Sentence sentence : text.sentences()) {
            for (AttributeReader.Attribute mention : AttributeReader.mentions(sentence.words())) {
                mentioned = true;
                Set<String> fact = facts.get(mention.name());
                if (fact == null) {
                    grading.remark(sentence, "1.unconfirmed", mention.name(), mention.value());
                } else {
                    Fit fit = fit(mention, fact);
                    fits.add(fit);
                    grading.remark(sentence, fit.remark, mention.name(), mention.value());
                }
            }
        }
        if (fits.isEmpty()) {
            return mentioned ? grading.none("unconfirmed") : grading.grade(1, "none-mentioned");
        }
        if (fits.contains(Fit.WRONG)) {
            return grading.grade(0, "wrong");
        }
        return fits.contains(Fit.MINOR) ? grading.grade(1, "minor") : grading.grade(2, "right");
    }

    private static Fit fit(AttributeReader.Attribute mention, Set<String> fact) {
        if (fact.contains(mention.value())) {
            return Fit.RIGHT;
        }
        boolean neighbouringAge =
                mention.name().equals("age-group")
                        && fact.stream()
                                .anyMatch(age ->
                                        Math.abs(AGES.indexOf(age) - AGES.indexOf(mention.value()))
                                                == 1);
        return neighbouringAge || MATTERS_OF_SHADE.contains(mention.name()) ? Fit.MINOR : Fit.WRONG;
    }

    private enum Fit {
        RIGHT("1.right"),
        MINOR("1.minor"),
        WRONG("1.wrong");

        private final String remark;

        Fit(String remark) {
            this.remark = remark;
        }
    }
}
