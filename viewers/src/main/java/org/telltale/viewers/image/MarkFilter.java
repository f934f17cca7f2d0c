package org.telltale.viewers.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which marks show at the moment. Immutable.
 *
 * @param boxes whether findings and faces are shown
 * @param regions whether facial regions are shown
 * @param lit ids that are shown whatever the switches say
 */
record MarkFilter(boolean boxes, boolean regions, Set<String> lit) {
    MarkFilter {
        lit = Set.copyOf(lit);
    }

    /** The marks that are drawn, in drawing order. */
    List<Mark> drawn(List<Mark> marks) {
        List<Mark> drawn = new ArrayList<>();
        for (Mark mark : marks) {
            if (lit.contains(mark.id()) || shown(mark.kind())) {
                drawn.add(mark);
            }
        }
        return drawn;
    }

    /** The smallest drawn mark that holds the source point: the one a click there means. */
    Optional<Mark> hit(List<Mark> marks, double sourceX, double sourceY) {
        return drawn(marks).stream()
                .filter(mark -> mark.kind() != Mark.Kind.FACIAL_POINT)
                .filter(mark -> mark.contains(sourceX, sourceY))
                .min(
                        Comparator.comparingLong((Mark mark) -> mark.box().area())
                                .thenComparing(mark -> mark.kind() == Mark.Kind.SET_ASIDE));
    }

    private boolean shown(Mark.Kind kind) {
        return switch (kind) {
            case SUSPECT,
                    NEUTRAL,
                    FACE,
                    DRAWN_MANIPULATED,
                    DRAWN_AUTHENTIC,
                    DRAWN_NOTE,
                    SET_ASIDE ->
                    boxes;
            case FACIAL_REGION, FACIAL_POINT -> regions;
            case CUE -> false;
        };
    }
}
