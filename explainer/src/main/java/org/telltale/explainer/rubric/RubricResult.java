package org.telltale.explainer.rubric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The grades of all eight standards. Immutable.
 *
 * @param grades eight, in order of the standards
 * @param weighted Σ wᵢ sᵢ / (2 Σ wᵢ) over the graded standards, 0 to 1; null where none is graded
 */
public record RubricResult(List<StandardGrade> grades, @Nullable Double weighted) {
    /** How many standards there are. */
    public static final int STANDARDS = 8;

    public RubricResult {
        grades = List.copyOf(grades);
        if (grades.size() != STANDARDS) {
            throw new IllegalArgumentException(grades.size() + " grades");
        }
    }
}
