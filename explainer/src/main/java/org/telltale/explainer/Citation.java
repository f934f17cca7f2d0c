package org.telltale.explainer;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.face.Face;

/**
 * What one sentence rests on, in order and without repeats. Immutable.
 *
 * @param cues ids of cues
 * @param regions ids of findings with a region
 * @param intervals ids of findings with an interval
 * @param faces ids of faces
 */
record Citation(
        List<String> cues, List<String> regions, List<String> intervals, List<String> faces) {
    /** Of a sentence that rests on the analysis as a whole. */
    static final Citation NONE = new Citation(List.of(), List.of(), List.of(), List.of());

    /** The cues, the findings that they belong to, and their faces. */
    static Citation ofCues(Analysis analysis, Collection<Cue> cues) {
        Collector collector = new Collector(analysis);
        for (Cue cue : cues) {
            collector.cues.add(cue.id());
            collector.face(cue.face());
            analysis.findings().stream()
                    .filter(finding -> finding.id().equals(cue.finding()))
                    .forEach(collector::finding);
        }
        return collector.citation();
    }

    /** The findings and the faces that they lie on. */
    static Citation ofFindings(Analysis analysis, Collection<Finding> findings) {
        Collector collector = new Collector(analysis);
        findings.forEach(collector::finding);
        return collector.citation();
    }

    /** The faces alone. */
    static Citation ofFaces(Collection<Face> faces) {
        return new Citation(List.of(), List.of(), List.of(), faces.stream().map(Face::id).toList());
    }

    /** The sentence, bound to these. */
    Statement statement(String text) {
        return new Statement(text, cues, regions, intervals, faces);
    }

    private static final class Collector {
        private final Analysis analysis;
        private final SequencedSet<String> cues = new LinkedHashSet<>();
        private final SequencedSet<String> regions = new LinkedHashSet<>();
        private final SequencedSet<String> intervals = new LinkedHashSet<>();
        private final SequencedSet<String> faces = new LinkedHashSet<>();

        Collector(Analysis analysis) {
            this.analysis = analysis;
        }

        void finding(Finding finding) {
            switch (finding.place()) {
                case Place.Region region -> {
                    regions.add(finding.id());
                    Face face = FacialPlace.of(analysis.faces(), region).face();
                    face(face == null ? null : face.id());
                }
                case Place.Interval interval -> intervals.add(finding.id());
                case Place.Whole whole -> {
                    // Statements cite places; the verdict itself names findings without one.
                }
            }
        }

        void face(@Nullable String id) {
            if (id != null) {
                faces.add(id);
            }
        }

        Citation citation() {
            return new Citation(
                    List.copyOf(cues),
                    List.copyOf(regions),
                    List.copyOf(intervals),
                    List.copyOf(faces));
        }
    }
}
