package org.telltale.explainer;

import java.util.List;
import java.util.Objects;

/**
 * One sentence and what it rests on. Immutable.
 *
 * @param text one sentence
 * @param cues ids of the cues that it cites
 * @param regions ids of the findings with a region that it cites
 * @param intervals ids of the findings with an interval that it cites
 * @param faces ids of the faces that it speaks about
 */
public record Statement(
        String text,
        List<String> cues,
        List<String> regions,
        List<String> intervals,
        List<String> faces) {
    public Statement {
        Objects.requireNonNull(text);
        cues = List.copyOf(cues);
        regions = List.copyOf(regions);
        intervals = List.copyOf(intervals);
        faces = List.copyOf(faces);
    }

    /** Whether it cites nothing: it then speaks of the analysis as a whole, or of nothing in it. */
    public boolean isUncited() {
        return cues.isEmpty() && regions.isEmpty() && intervals.isEmpty() && faces.isEmpty();
    }

    /** The same sentence in other words. */
    public Statement reworded(String words) {
        return new Statement(words, cues, regions, intervals, faces);
    }
}
