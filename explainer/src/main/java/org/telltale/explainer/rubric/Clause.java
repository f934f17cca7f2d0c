package org.telltale.explainer.rubric;

import java.util.List;
import java.util.Set;

/**
 * What was read from one clause. Immutable.
 *
 * @param signs in order
 * @param dimensions named in the clause or by its signs
 * @param regions named, in order
 */
record Clause(List<Sign> signs, Set<Dimension> dimensions, List<RegionMention> regions) {
    Clause {
        signs = List.copyOf(signs);
        dimensions = Set.copyOf(dimensions);
        regions = List.copyOf(regions);
    }

    /** Whether something other than a label speaks for the side. */
    boolean describes(Side side) {
        return signs.stream().anyMatch(sign -> !sign.isLabel() && sign.side() == side);
    }

    /** Whether a label of that side is stated. */
    boolean asserts(Side side) {
        return signs.stream().anyMatch(sign -> sign.isLabel() && sign.side() == side);
    }

    /** Whether anything speaks for the side. */
    boolean speaksFor(Side side) {
        return describes(side) || asserts(side);
    }

    /** Whether it describes something that a reader can look up in the picture. */
    boolean isObservation() {
        return (describes(Side.FAKE) || describes(Side.REAL))
                && (!dimensions.isEmpty() || !regions.isEmpty());
    }
}
