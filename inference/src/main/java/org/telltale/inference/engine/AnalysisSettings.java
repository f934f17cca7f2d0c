package org.telltale.inference.engine;

import java.util.Objects;
import java.util.Set;
import org.telltale.inference.media.MediaLimits;

/**
 * What the user asked for. Immutable.
 *
 * @param profile how much to do
 * @param detectors ids to run; empty means all that the profile runs
 * @param accelerator {@code auto}, {@code cpu}, …
 * @param limits bounds checked before decoding
 */
public record AnalysisSettings(
        Profile profile, Set<String> detectors, String accelerator, MediaLimits limits) {
    /** All detectors of the standard profile. */
    public static final AnalysisSettings STANDARD =
            new AnalysisSettings(Profile.STANDARD, Set.of(), "auto", MediaLimits.STANDARD);

    public AnalysisSettings {
        Objects.requireNonNull(profile);
        Objects.requireNonNull(accelerator);
        Objects.requireNonNull(limits);
        detectors = Set.copyOf(detectors);
    }
}
