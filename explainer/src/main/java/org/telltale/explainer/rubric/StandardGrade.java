package org.telltale.explainer.rubric;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The grade of one standard. Immutable.
 *
 * @param standard 1 to 8
 * @param grade 0, 1 or 2; null where its inputs are missing
 * @param why one sentence
 * @param remarks what single sentences contributed, in reading order
 */
public record StandardGrade(
        int standard, @Nullable Integer grade, String why, List<Remark> remarks) {
    public StandardGrade {
        Objects.requireNonNull(why);
        remarks = List.copyOf(remarks);
        if (standard < 1 || standard > 8 || (grade != null && (grade < 0 || grade > 2))) {
            throw new IllegalArgumentException(standard + ": " + grade);
        }
    }

    /** A grade without remarks on single sentences. */
    public StandardGrade(int standard, @Nullable Integer grade, String why) {
        this(standard, grade, why, List.of());
    }
}
