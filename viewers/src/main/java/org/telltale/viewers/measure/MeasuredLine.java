package org.telltale.viewers.measure;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.telltale.viewers.image.ViewTool;
import org.telltale.viewers.image.ViewTransform;

/**
 * A tool that draws a line, for measuring along it: press, drag, release; with Shift at multiples
 * of 45 degrees. The line is seen while this is the active tool, and kept meanwhile.
 */
public final class MeasuredLine implements ViewTool {
    private static final double CROSS = 5;

    private final Color colour;
    private final ReadOnlyObjectWrapper<@Nullable Segment> line = new ReadOnlyObjectWrapper<>();

    /** A line of that colour. */
    public MeasuredLine(Color colour) {
        this.colour = colour;
    }

    /** The line; null before there is one. */
    public ReadOnlyObjectProperty<@Nullable Segment> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** Puts the line somewhere else, or takes it away. */
    public void draw(@Nullable Segment where) {
        line.set(where);
    }

    @Override
    public Cursor cursor() {
        return Cursor.CROSSHAIR;
    }

    @Override
    public boolean pressed(ToolEvent event) {
        line.set(new Segment(event.source(), event.source()));
        event.viewer().redraw();
        return true;
    }

    @Override
    public void dragged(ToolEvent event) {
        Segment now = line.get();
        Point2D from = now == null ? event.source() : now.from();
        Segment wanted = new Segment(from, event.source());
        line.set(event.constrained() ? wanted.straightened() : wanted);
        event.viewer().redraw();
    }

    @Override
    public void released(ToolEvent event) {
        Segment now = line.get();
        if (now != null && now.length() == 0) {
            line.set(null);
            event.viewer().redraw();
        }
    }

    @Override
    public void paint(GraphicsContext g, ViewTransform transform) {
        Segment now = line.get();
        if (now == null) {
            return;
        }
        Point2D from = transform.toView(now.from().getX(), now.from().getY());
        Point2D to = transform.toView(now.to().getX(), now.to().getY());
        stroke(g, from, to, Color.BLACK, 4);
        stroke(g, from, to, colour, 2);
    }

    private static void stroke(
            GraphicsContext g, Point2D from, Point2D to, Color colour, double width) {
        g.setLineDashes();
        g.setStroke(colour);
        g.setLineWidth(width);
        g.strokeLine(from.getX(), from.getY(), to.getX(), to.getY());
        for (Point2D end : new Point2D[] {from, to}) {
            g.strokeLine(end.getX() - CROSS, end.getY(), end.getX() + CROSS, end.getY());
            g.strokeLine(end.getX(), end.getY() - CROSS, end.getX(), end.getY() + CROSS);
        }
    }
}
