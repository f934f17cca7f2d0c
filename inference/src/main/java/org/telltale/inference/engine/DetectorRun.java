package org.telltale.inference.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One detector's answer within an analysis. Immutable.
 *
 * @param id within the analysis, e.g. {@code d1}
 * @param detector what ran
 * @param outcome its answer
 * @param accelerator that ran it, e.g. {@code cpu}; of several that of its first finding, since
 *     each finding names its own
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
    public DetectorRun {
        Objects.requireNonNull(id);
        Objects.requireNonNull(detector);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(accelerator);
    }
}
