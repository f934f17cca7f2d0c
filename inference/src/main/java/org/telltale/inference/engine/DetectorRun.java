package org.telltale.inference.engine;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One detector's answer within an analysis. Immutable.
 *
 * @param id within the analysis, e.g. {@code d1}
 * @param detector what ran
 * @param outcome its answer
 * @param accelerator that ran it, e.g. {@code cpu}; several in the order of first use, e.g. {@code
 *     cuda, cpu} where one failed on the way
 * @param packSha256 of the pack or cascade used, whatever the outcome; null without one
 * @param millis wall time in milliseconds
 */
public record DetectorRun(
        String id,
        DetectorInfo detector,
        Outcome outcome,
        String accelerator,
        @Nullable String packSha256,
        long millis) {
    private static final String SEPARATOR = ", ";

    public DetectorRun {
        Objects.requireNonNull(id);
        Objects.requireNonNull(detector);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(accelerator);
    }

    /** Each accelerator that ran something, in the order of first use. */
    public List<String> accelerators() {
        return accelerators(accelerator);
    }

    /** The accelerators that a text names. */
    static List<String> accelerators(String text) {
        return List.of(text.split(SEPARATOR, -1));
    }

    /** Accelerators as one text: each once, in that order. */
    public static String accelerators(Collection<String> ran) {
        return ran.stream().distinct().collect(Collectors.joining(SEPARATOR));
    }
}
