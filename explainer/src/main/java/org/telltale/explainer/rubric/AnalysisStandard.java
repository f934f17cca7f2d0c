package org.telltale.explainer.rubric;

import java.util.EnumSet;
import java.util.Set;
import org.telltale.explainer.Messages;

/**
 * Standard 4: for fake, signs in the pixels and signs in the face; for real, consistency in at
 * least two dimensions.
 */
final class AnalysisStandard implements Standard {
    private static final int DIMENSIONS_OF_A_REAL_FACE = 2;

    private final Messages messages;

    AnalysisStandard(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int number() {
        return 4;
    }

    @Override
    public int weight() {
        return 15;
    }

    @Override
    public StandardGrade judge(ReadText text) {
        Grading grading = new Grading(number(), messages);
        if (text.isWithoutFace()) {
            return grading.none("no-face");
        }
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        for (Sentence sentence : text.sentences()) {
            Set<Dimension> here = dimensions(sentence, text.claimed());
            if (!here.isEmpty()) {
                grading.remark(sentence, "4.dimensions", here.size());
            }
            dimensions.addAll(here);
        }
        return text.isFake() ? fake(text, dimensions, grading) : real(text, dimensions, grading);
    }

    private static Set<Dimension> dimensions(Sentence sentence, Side side) {
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        for (Clause clause : sentence.clauses()) {
            if (clause.describes(side)) {
                dimensions.addAll(clause.dimensions());
            }
        }
        return dimensions;
    }

    private static StandardGrade fake(ReadText text, Set<Dimension> dimensions, Grading grading) {
        boolean low = dimensions.stream().anyMatch(d -> d.level() == Dimension.Level.LOW);
        boolean high = dimensions.stream().anyMatch(d -> d.level() == Dimension.Level.HIGH);
        if (!low && !high) {
            return grading.grade(0, "impression");
        }
        if (!(low && high)) {
            return grading.grade(1, low ? "fake.low-only" : "fake.high-only");
        }
        return text.regions().isEmpty()
                ? grading.grade(1, "without-detail")
                : grading.grade(2, "fake.both");
    }

    private static StandardGrade real(ReadText text, Set<Dimension> dimensions, Grading grading) {
        long families =
                dimensions.stream()
                        .filter(Dimension::isNaturalDimension)
                        .map(Dimension::family)
                        .distinct()
                        .count();
        if (families == 0) {
            return grading.grade(0, "impression");
        }
        if (families < DIMENSIONS_OF_A_REAL_FACE) {
            return grading.grade(1, "real.single");
        }
        return text.regions().isEmpty()
                ? grading.grade(1, "without-detail")
                : grading.grade(2, "real.several");
    }
}
