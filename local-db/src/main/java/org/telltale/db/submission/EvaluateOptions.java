package org.telltale.db.submission;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.telltale.explainer.rubric.ExplainedText;
import org.telltale.explainer.rubric.RubricResult;

/**
 * What to compute beyond labels and boxes. Immutable.
 *
 * @param rubric judges each text against the eight standards; null where texts are not judged. The
 *     boxes that it is given are in DDL-X's 1–1000
 */
public record EvaluateOptions(@Nullable Function<ExplainedText, RubricResult> rubric) {
    /** Labels and boxes only. */
    public static final EvaluateOptions STANDARD = new EvaluateOptions(null);
}
