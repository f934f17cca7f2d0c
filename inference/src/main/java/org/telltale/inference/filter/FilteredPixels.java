package org.telltale.inference.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.image.ToneHistogram;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.Pixels;

/**
 * What a stack drew.
 *
 * @param pixels opaque; in the memory of who asked for them, or the source's own where nothing drew
 * @param steps what became of each filter that is on, first to last
 */
public record FilteredPixels(Pixels pixels, List<Drawn> steps) {
    public FilteredPixels {
        steps = List.copyOf(steps);
    }

    /** Whether places in the result are places in the picture. */
    public boolean inPlace() {
        return steps.stream().noneMatch(Drawn::frequencies);
    }

    /**
     * What became of one filter.
     *
     * @param filter that was to draw
     * @param width of its result, pixels
     * @param height of its result, pixels
     * @param frequencies whether its result shows frequencies
     * @param transform where a pixel of the result lies in the picture, in source pixels, or among
     *     the frequencies, in cycles a pixel
     * @param before how often each level occurs in what it drew from
     * @param notApplicable why it could not draw and what was before it was passed on; null where
     *     it drew
     */
    public record Drawn(
            Filter filter,
            int width,
            int height,
            boolean frequencies,
            EvidenceMap.Transform transform,
            ToneHistogram before,
            @Nullable Reason notApplicable) {}
}
