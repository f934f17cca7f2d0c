package org.telltale.inference.face;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a finder answers for one picture. Immutable.
 *
 * @param faces largest first; empty where there are none
 * @param sha256 digest of the cascade or model file that found them
 * @param settings that shaped the result, the working scale among them, for the provenance
 * @param accelerator that really ran it
 */
public record FoundFaces(
        List<FoundFace> faces, String sha256, Map<String, String> settings, String accelerator) {
    public FoundFaces {
        faces = List.copyOf(faces);
        Objects.requireNonNull(sha256);
        settings = Map.copyOf(settings);
        Objects.requireNonNull(accelerator);
    }

    /** Found on the processor. */
    public FoundFaces(List<FoundFace> faces, String sha256, Map<String, String> settings) {
        this(faces, sha256, settings, "cpu");
    }
}
