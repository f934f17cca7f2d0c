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
        int x = (int) Math.floor(sourceX);
        int y = (int) Math.floor(sourceY);
        return drawn(marks).stream()
                .filter(mark -> mark.box().contains(x, y))
                .min(Comparator.comparingLong(mark -> mark.box().area()));
    }

    private boolean shown(Mark.Kind kind) {
        return switch (kind) {
            case SUSPECT, NEUTRAL, FACE -> boxes;
            case FACIAL_REGION -> regions;
            case CUE -> false;
        };
    }
}
