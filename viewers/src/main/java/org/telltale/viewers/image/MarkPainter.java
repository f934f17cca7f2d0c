package org.telltale.viewers.image;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Draws marks in view pixels. Used on the JavaFX thread only. */
final class MarkPainter {
    private static final Color OUTLINE = Color.color(0, 0, 0, 0.65);
    private static final Font FONT = Font.font(12);
    private static final double PAD = 4;

    private final GraphicsContext g;
    private final ViewTransform transform;
    private final double viewWidth;
    private final double viewHeight;
    private final List<Rectangle2D> labels = new ArrayList<>();

    MarkPainter(GraphicsContext g, ViewTransform transform, double viewWidth, double viewHeight) {
        this.g = g;
        this.transform = transform;
        this.viewWidth = viewWidth;
        this.viewHeight = viewHeight;
    }

    /** Draws the marks, those that are lit on top of the others. */
    void paint(Collection<Mark> marks, Set<String> lit) {
        for (Mark mark : marks) {
            if (!lit.contains(mark.id())) {
                paint(mark, MarkStyle.of(mark.kind()), false);
            }
        }
        for (Mark mark : marks) {
            if (lit.contains(mark.id())) {
                MarkStyle own = MarkStyle.of(mark.kind());
                paint(mark, new MarkStyle(MarkStyle.LIT, 3, own.dashed()), true);
            }
        }
    }

    private void paint(Mark mark, MarkStyle style, boolean lit) {
        Rectangle2D place = transform.toView(mark.box());
        if (!place.intersects(0, 0, viewWidth, viewHeight)) {
            return;
        }
        if (mark.kind() == Mark.Kind.FACIAL_POINT) {
            dot(
                    (place.getMinX() + place.getMaxX()) / 2,
                    (place.getMinY() + place.getMaxY()) / 2,
                    style);
            return;
        }
        double x = Math.round(place.getMinX());
        double y = Math.round(place.getMinY());
        double w = Math.max(2, Math.round(place.getMaxX()) - x);
        double h = Math.max(2, Math.round(place.getMaxY()) - y);
        MarkShape shape = new MarkShape(mark, transform, x, y, w, h);
        if (lit) {
            g.setFill(MarkStyle.LIT.deriveColor(0, 1, 1, 0.14));
            shape.fill(g);
        }
        g.setLineDashes();
        g.setStroke(OUTLINE);
        g.setLineWidth(style.width() + 2);
        shape.stroke(g);
        if (style.dashed()) {
            g.setLineDashes(7, 5);
        }
        g.setStroke(style.colour());
        g.setLineWidth(style.width());
        shape.stroke(g);
        if (mark.kind() == Mark.Kind.SET_ASIDE) {
            g.strokeLine(x, y + h, x + w, y);
        }
        if (!mark.label().isEmpty() && (lit || isNamed(mark, w))) {
            label(mark.label(), x, y, y + h, style.colour());
        }
    }

    /** In the middle of the pixel, in view coordinates. */
    private void dot(double x, double y, MarkStyle style) {
        double outer = style.width() + 1;
        g.setFill(OUTLINE);
        g.fillOval(x - outer / 2, y - outer / 2, outer, outer);
        g.setFill(style.colour());
        g.fillOval(x - style.width() / 2, y - style.width() / 2, style.width(), style.width());
    }

    /** A facial region is named where its name is no wider than itself. */
    private static boolean isNamed(Mark mark, double width) {
        if (mark.kind() != Mark.Kind.FACIAL_REGION) {
            return true;
        }
        Text measured = new Text(mark.label());
        measured.setFont(FONT);
        return measured.getLayoutBounds().getWidth() + 2 * PAD <= Math.max(width, 60);
    }

    /** Above the box where there is room, else below or inside it; always inside the view. */
    private void label(String label, double boxX, double boxY, double boxBottom, Color colour) {
        Text measured = new Text(label);
        measured.setFont(FONT);
        Bounds bounds = measured.getLayoutBounds();
        double w = Math.ceil(bounds.getWidth()) + 2 * PAD;
        double h = Math.ceil(bounds.getHeight()) + PAD;
        double x = Math.clamp(boxX, 0, Math.max(0, viewWidth - w));
        Rectangle2D place = place(x, boxY, boxBottom, w, h);
        labels.add(place);
        g.setFill(colour);
        g.fillRoundRect(place.getMinX(), place.getMinY(), w, h, 4, 4);
        g.setFill(Color.BLACK);
        g.setFont(FONT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(label, place.getMinX() + PAD, place.getMinY() + h / 2);
    }

    /** The first of the usual places that hides no other label; the first one if all would. */
    private Rectangle2D place(double x, double boxY, double boxBottom, double w, double h) {
        double highest = Math.max(0, viewHeight - h);
        List<Rectangle2D> places = new ArrayList<>();
        for (double y : new double[] {boxY - h - 1, boxBottom + 2, boxY + 2, boxBottom - h - 2}) {
            if (y >= 0 && y <= highest) {
                places.add(new Rectangle2D(x, y, w, h));
            }
        }
        places.add(new Rectangle2D(x, Math.clamp(boxY, 0, highest), w, h));
        return places.stream()
                .filter(place -> labels.stream().noneMatch(place::intersects))
                .findFirst()
                .orElse(places.getFirst());
    }
}
