package org.telltale.inference.engine;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What made a finding: enough to make it again. Immutable.
 *
 * @param mediaSha256 of the media examined
 * @param detector id
 * @param detectorVersion of that detector
 * @param packSha256 digest of the pack or cascade file that gave the score; null without one
 * @param settings that shaped the result, e.g. the working scale; sorted when printed
 * @param accelerator that really ran, e.g. {@code cpu}; several, e.g. {@code cuda, cpu}, where
 *     parts of one answer ran on each
 * @param runtime program and Java version
 */
public record Provenance(
        String mediaSha256,
        String detector,
        String detectorVersion,
        @Nullable String packSha256,
        Map<String, String> settings,
        String accelerator,
        String runtime) {
    public Provenance {
        Objects.requireNonNull(mediaSha256);
        Objects.requireNonNull(detector);
        Objects.requireNonNull(detectorVersion);
        Objects.requireNonNull(accelerator);
        Objects.requireNonNull(runtime);
        settings = Map.copyOf(settings);
    }

    /** The same with one more setting recorded. */
    public Provenance withSetting(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(settings);
        more.put(name, value);
        return new Provenance(
                mediaSha256, detector, detectorVersion, packSha256, more, accelerator, runtime);
    }

    /** The same with what a model really ran on, e.g. {@code cuda}. */
    public Provenance withAccelerator(String id) {
        return new Provenance(
                mediaSha256, detector, detectorVersion, packSha256, settings, id, runtime);
    }

    /** The same with the digest of the file that gave the score. */
    public Provenance withPack(String sha256) {
        return new Provenance(
                mediaSha256, detector, detectorVersion, sha256, settings, accelerator, runtime);
    }
}
