package org.telltale.inference.face;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a finder answers for one picture. Immutable.
 *
 * @param faces largest first; empty where there are none
 * @param sha256 digest of the cascade or model file that found them
 * @param settings that shaped the result, the working scale among them, for the provenance
 * @param accelerator that really ran the search for them
 * @param alsoOn accelerators that measured the faces found; empty where nothing did
 */
public record FoundFaces(
        List<FoundFace> faces,
        String sha256,
        Map<String, String> settings,
        String accelerator,
        List<String> alsoOn) {
    public FoundFaces {
        faces = List.copyOf(faces);
        Objects.requireNonNull(sha256);
        settings = Map.copyOf(settings);
        Objects.requireNonNull(accelerator);
        alsoOn = List.copyOf(alsoOn);
    }

    /** Every accelerator that anything ran on, the search for faces first. */
    public List<String> accelerators() {
        return Stream.concat(Stream.of(accelerator), alsoOn.stream()).distinct().toList();
    }

    /** Found on the processor. */
    public FoundFaces(List<FoundFace> faces, String sha256, Map<String, String> settings) {
        this(faces, sha256, settings, "cpu", List.of());
    }
}
