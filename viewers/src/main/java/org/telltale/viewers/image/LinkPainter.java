package org.telltale.viewers.image;

import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws lines between places that go together, in view pixels. */
final class LinkPainter {
    private static final double DOT = 4;

    private final GraphicsContext g;
    private final ViewTransform transform;

    LinkPainter(GraphicsContext g, ViewTransform transform) {
        this.g = g;
        this.transform = transform;
    }

    void paint(List<PlaceLink> links, Set<String> lit) {
        g.setLineDashes();
        for (PlaceLink link : links) {
            Color colour = link.joinsAny(lit) ? MarkStyle.LIT : PlaceLink.COLOUR;
            Point2D from = transform.toView(link.start().getX(), link.start().getY());
            Point2D to = transform.toView(link.end().getX(), link.end().getY());
            line(from, to, Color.color(0, 0, 0, 0.65), 5);
            line(from, to, colour, 2.5);
            g.setFill(colour);
            for (Point2D end : List.of(from, to)) {
                g.fillOval(end.getX() - DOT, end.getY() - DOT, 2 * DOT, 2 * DOT);
            }
        }
    }

    private void line(Point2D from, Point2D to, Color colour, double width) {
        g.setStroke(colour);
        g.setLineWidth(width);
        g.strokeLine(from.getX(), from.getY(), to.getX(), to.getY());
    }
}
