package org.telltale.explainer.rubric;

import java.util.List;
import org.telltale.explainer.Messages;
import org.telltale.inference.face.FacialRegion;

/** Standard 3: facial regions are named, so precisely that a reader can point at them. */
final class LocalizationStandard implements Standard {
    private static final int REGIONS_OF_A_REAL_FACE = 2;

    private final Messages messages;

    LocalizationStandard(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int number() {
        return 3;
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
        remark(text, grading);
        if (text.regions().isEmpty()) {
            return grading.grade(0, "whole-face");
        }
        List<RegionMention> claimed =
                text.regions(text.claimed()).stream()
                        .filter(mention -> !mention.compared())
                        .toList();
        boolean precise = claimed.stream().anyMatch(RegionMention::precise);
        if (!precise) {
            return grading.grade(1, claimed.isEmpty() ? "regions-elsewhere" : "imprecise");
        }
        if (!text.isFake() && distinct(claimed) < REGIONS_OF_A_REAL_FACE) {
            return grading.grade(1, "single-region");
        }
        return grading.grade(2, "precise");
    }

    private static void remark(ReadText text, Grading grading) {
        for (Sentence sentence : text.sentences()) {
            long regions = sentence.clauses().stream().mapToLong(c -> c.regions().size()).sum();
            if (regions > 0) {
                grading.remark(sentence, "3.regions", regions);
            } else if (sentence.describes(text.claimed())) {
                grading.remark(sentence, "3.nowhere");
            }
        }
    }

    private static long distinct(List<RegionMention> mentions) {
        List<FacialRegion> regions =
                mentions.stream()
                        .filter(mention -> !mention.eitherSide())
                        .flatMap(mention -> mention.regions().stream())
                        .distinct()
                        .toList();
        long open = mentions.stream().filter(RegionMention::eitherSide).distinct().count();
        return regions.size() + open;
    }
}
