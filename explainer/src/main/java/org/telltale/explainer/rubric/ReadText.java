package org.telltale.explainer.rubric;

import java.util.List;
import java.util.stream.Stream;
import org.telltale.inference.verdict.Label;

/**
 * A text as read, with the facts that it is judged against. Immutable.
 *
 * @param facts given with the text
 * @param sentences read from it
 */
record ReadText(ExplainedText facts, List<Sentence> sentences) {
    ReadText {
        sentences = List.copyOf(sentences);
    }

    /** The side that the predicted label claims. */
    Side claimed() {
        return Side.of(facts.prediction());
    }

    /** Whether the prediction is FAKE. */
    boolean isFake() {
        return facts.prediction() == Label.FAKE;
    }

    /** Whether a face was looked for in the picture and none is there. */
    boolean isWithoutFace() {
        return facts.regions() != null && facts.regions().isEmpty() && facts.face() == null;
    }

    /** All clauses. */
    Stream<Clause> clauses() {
        return sentences.stream().flatMap(sentence -> sentence.clauses().stream());
    }

    /** All regions named anywhere. */
    List<RegionMention> regions() {
        return clauses().flatMap(clause -> clause.regions().stream()).toList();
    }

    /** Regions named by what speaks for the side. */
    List<RegionMention> regions(Side side) {
        return sentences.stream().flatMap(sentence -> sentence.regions(side).stream()).toList();
    }
}
