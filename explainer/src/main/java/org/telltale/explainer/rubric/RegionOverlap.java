package org.telltale.explainer.rubric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;

/**
 * How named regions and predicted boxes lie on each other. Immutable.
 *
 * @param coverage mean share of a named region that the boxes cover, 0 to 1
 * @param tightness share of the boxes that lies on named regions, 0 to 1
 */
record RegionOverlap(double coverage, double tightness) {
    /** Measures it; null where none of the regions has a box. */
    static @Nullable RegionOverlap of(
            List<RegionMention> mentions, Map<FacialRegion, Box> regions, List<Box> boxes) {
        List<Box> named = new ArrayList<>();
        double covered = 0;
        int placed = 0;
        for (RegionMention mention : mentions) {
            List<Box> places =
                    mention.regions().stream().map(regions::get).filter(Objects::nonNull).toList();
            if (!places.isEmpty()) {
                placed++;
                covered += coverage(mention, places, boxes);
                named.addAll(places);
            }
        }
        if (placed == 0) {
            return null;
        }
        double tightness = (double) BoxUnion.shared(boxes, named) / BoxUnion.area(boxes);
        return new RegionOverlap(covered / placed, tightness);
    }

    private static double coverage(RegionMention mention, List<Box> places, List<Box> boxes) {
        if (mention.eitherSide()) {
            return places.stream().mapToDouble(p -> coverage(List.of(p), boxes)).max().orElse(0);
        }
        return coverage(places, boxes);
    }

    private static double coverage(List<Box> places, List<Box> boxes) {
        return (double) BoxUnion.shared(places, boxes) / BoxUnion.area(places);
    }
}
