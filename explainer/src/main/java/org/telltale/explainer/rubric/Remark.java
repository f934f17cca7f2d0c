package org.telltale.explainer.rubric;

import java.util.Objects;

/**
 * What one sentence contributed to a grade. Immutable.
 *
 * @param sentence index from 0
 * @param text of the sentence
 * @param why what was read in it, one sentence
 */
public record Remark(int sentence, String text, String why) {
    public Remark {
        Objects.requireNonNull(text);
        Objects.requireNonNull(why);
    }
}
