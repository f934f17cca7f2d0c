package org.telltale.db.submission;

import java.util.List;
import java.util.Objects;

/**
 * What an evaluation gave. Immutable.
 *
 * @param format id of the format
 * @param samples in the truth
 * @param missing samples of the truth without a usable prediction; they count as wrong where the
 *     figure says so
 * @param extra predictions that the truth does not know; they count nowhere
 * @param figures in the order in which they are shown
 * @param errors met in the predictions, kept or not
 * @param issues met in the predictions, as kept
 */
public record EvaluationReport(
        String format,
        long samples,
        long missing,
        long extra,
        List<Figure> figures,
        long errors,
        List<Issue> issues) {
    public EvaluationReport {
        Objects.requireNonNull(format);
        figures = List.copyOf(figures);
        issues = List.copyOf(issues);
    }

    /**
     * The figure of that name.
     *
     * @throws IllegalArgumentException if this format gives none
     */
    public Figure figure(String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure " + name));
    }
}
