package org.telltale.app.window.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Box;
import org.telltale.viewers.image.PlaceLink;

/**
 * The pairs of places that a copy–move detector found alike. Its findings are single places; which
 * two go together is told by the moves in their provenance ({@code move-1 = dx … px, dy … px, …}):
 * a pair is joined where the middles of its boxes lie apart by one of these moves. Immutable.
 */
final class CopyLinks {
    private static final Pattern MOVE = Pattern.compile("dx (-?[\\d.]+) px, dy (-?[\\d.]+) px.*");

    /** Middles of boxes are not those of the shapes in them: shares of a box's side. */
    private static final double TOLERANCE = 0.25;

    private CopyLinks() {}

    static List<PlaceLink> of(List<Evidence> evidence) {
        List<PlaceLink> links = new ArrayList<>();
        for (Evidence one : evidence) {
            List<Finding> places =
                    one.findings().stream()
                            .filter(finding ->
                                    finding.place() instanceof Place.Region
                                            && !moves(finding).isEmpty())
                            .toList();
            for (int i = 0; i < places.size(); i++) {
                for (int j = i + 1; j < places.size(); j++) {
                    Finding a = places.get(i);
                    Finding b = places.get(j);
                    if (moves(a).stream().anyMatch(move -> move.joins(box(a), box(b)))) {
                        links.add(new PlaceLink(a.id(), box(a), b.id(), box(b)));
                    }
                }
            }
        }
        return List.copyOf(links);
    }

    private static Box box(Finding finding) {
        return ((Place.Region) finding.place()).box();
    }

    private static List<Step> moves(Finding finding) {
        List<Step> moves = new ArrayList<>();
        finding.provenance()
                .settings()
                .forEach((name, value) -> {
                    Matcher move = MOVE.matcher(value);
                    if (name.startsWith("move-") && move.matches()) {
                        moves.add(
                                new Step(
                                        Double.parseDouble(move.group(1)),
                                        Double.parseDouble(move.group(2))));
                    }
                });
        return moves;
    }

    /** Source pixels from one place to the other, in either direction. */
    private record Step(double dx, double dy) {
        boolean joins(Box a, Box b) {
            double x = (b.x1() + b.x2() - a.x1() - a.x2()) / 2.0;
            double y = (b.y1() + b.y2() - a.y1() - a.y2()) / 2.0;
            double side =
                    Math.max(Math.max(a.width(), b.width()), Math.max(a.height(), b.height()));
            double off = Math.min(Math.hypot(x - dx, y - dy), Math.hypot(x + dx, y + dy));
            return off <= Math.max(4, TOLERANCE * side);
        }
    }
}
