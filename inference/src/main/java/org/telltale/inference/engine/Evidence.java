package org.telltale.inference.engine;

import java.util.List;
import org.telltale.inference.face.Face;

/**
 * Everything that one detector found in one media. Immutable.
 *
 * @param faces found, by a face detector only
 * @param findings scores and places
 * @param cues named, measured signs
 * @param declarations quoted from the file, never fused
 * @param maps pictures of the measurement, that findings refer to by digest
 */
public record Evidence(
        List<Face> faces,
        List<Finding> findings,
        List<Cue> cues,
        List<Declaration> declarations,
        List<EvidenceMap> maps) {
    /** Nothing found. */
    public static final Evidence NONE =
            new Evidence(List.of(), List.of(), List.of(), List.of(), List.of());

    public Evidence {
        faces = List.copyOf(faces);
        findings = List.copyOf(findings);
        cues = List.copyOf(cues);
        declarations = List.copyOf(declarations);
        maps = List.copyOf(maps);
    }

    /** Findings and cues only. */
    public static Evidence of(List<Finding> findings, List<Cue> cues) {
        return new Evidence(List.of(), findings, cues, List.of(), List.of());
    }
}
