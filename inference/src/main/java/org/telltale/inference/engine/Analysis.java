package org.telltale.inference.engine;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.face.Face;
import org.telltale.inference.media.Media;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Verdict;

/**
 * Everything that one run over one media gave. Immutable.
 *
 * @param media examined
 * @param metadata what the file says of itself
 * @param settings asked for
 * @param runtime program and Java version
 * @param runs one for each detector that was asked, in running order
 * @param verdict from all of them; null where the run was cancelled
 * @param problems with the file
 */
public record Analysis(
        Media media,
        Metadata metadata,
        AnalysisSettings settings,
        String runtime,
        List<DetectorRun> runs,
        @Nullable Verdict verdict,
        List<Reason> problems) {
    public Analysis {
        Objects.requireNonNull(media);
        Objects.requireNonNull(metadata);
        Objects.requireNonNull(settings);
        Objects.requireNonNull(runtime);
        runs = List.copyOf(runs);
        problems = List.copyOf(problems);
    }

    /** All faces found, in order. */
    public List<Face> faces() {
        return evidence().flatMap(evidence -> evidence.faces().stream()).toList();
    }

    /** All findings of detectors that completed or abstained, in order. */
    public List<Finding> findings() {
        return evidence().flatMap(evidence -> evidence.findings().stream()).toList();
    }

    /** All cues, in order. */
    public List<Cue> cues() {
        return evidence().flatMap(evidence -> evidence.cues().stream()).toList();
    }

    /** All declarations, in order. */
    public List<Declaration> declarations() {
        return evidence().flatMap(evidence -> evidence.declarations().stream()).toList();
    }

    /** All maps, in order. */
    public List<EvidenceMap> maps() {
        return evidence().flatMap(evidence -> evidence.maps().stream()).toList();
    }

    private Stream<Evidence> evidence() {
        return runs.stream().map(run -> run.outcome().evidence());
    }
}
