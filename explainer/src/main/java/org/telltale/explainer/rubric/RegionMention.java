package org.telltale.explainer.rubric;

import java.util.Set;
import org.telltale.inference.face.FacialRegion;

/**
 * A facial region that a clause names. Immutable.
 *
 * @param regions of our vocabulary that it means; empty where it has none for it
 * @param eitherSide whether the text leaves open which of {@code regions}, e.g. "the cheek"
 * @param precise whether a reader can point at it: a side is given, or it has none
 * @param compared whether it is only what another region is compared with
 */
record RegionMention(
        Set<FacialRegion> regions, boolean eitherSide, boolean precise, boolean compared) {
    RegionMention {
        regions = Set.copyOf(regions);
    }
}
