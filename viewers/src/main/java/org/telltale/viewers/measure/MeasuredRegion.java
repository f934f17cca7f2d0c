package org.telltale.viewers.measure;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Box;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.ViewTool;
import org.telltale.viewers.image.ViewTransform;

/**
 * A tool that draws a box of whole pixels, for statistics: press, drag, release; with Shift a
 * square. A click without a drag takes the whole picture.
 */
public final class MeasuredRegion implements ViewTool {
    private static final Color COLOUR = Color.web("#CC79A7");

    private final ReadOnlyObjectWrapper<@Nullable Box> box = new ReadOnlyObjectWrapper<>();
    private Point2D start = Point2D.ZERO;

    /** The box, inside the picture, in source pixels; null before there is one. */
    public ReadOnlyObjectProperty<@Nullable Box> boxProperty() {
        return box.getReadOnlyProperty();
    }

    /** Puts the box somewhere else, or takes it away. */
    public void draw(@Nullable Box where) {
        box.set(where);
    }

    @Override
    public Cursor cursor() {
        return Cursor.CROSSHAIR;
    }

    @Override
    public boolean pressed(ToolEvent event) {
        start = event.source();
        return true;
    }

    @Override
    public void dragged(ToolEvent event) {
        Picture picture = event.viewer().pictureProperty().get();
        if (picture != null) {
            box.set(between(start, corner(event), picture));
            event.viewer().redraw();
        }
    }

    @Override
    public void clicked(ToolEvent event) {
        Picture picture = event.viewer().pictureProperty().get();
        if (picture != null) {
            box.set(new Box(0, 0, picture.width(), picture.height()));
            event.viewer().redraw();
        }
    }

    private Point2D corner(ToolEvent event) {
        if (!event.constrained()) {
            return event.source();
        }
        double dx = event.source().getX() - start.getX();
        double dy = event.source().getY() - start.getY();
        double side = Math.max(Math.abs(dx), Math.abs(dy));
        return start.add(Math.copySign(side, dx), Math.copySign(side, dy));
    }

    /**
     * All pixels that the rectangle touches, and that the picture has; null where there are none.
     */
    static @Nullable Box between(Point2D a, Point2D b, Picture picture) {
        int x1 = (int) Math.clamp(Math.floor(Math.min(a.getX(), b.getX())), 0, picture.width());
        int y1 = (int) Math.clamp(Math.floor(Math.min(a.getY(), b.getY())), 0, picture.height());
        int x2 = (int) Math.clamp(Math.ceil(Math.max(a.getX(), b.getX())), 0, picture.width());
        int y2 = (int) Math.clamp(Math.ceil(Math.max(a.getY(), b.getY())), 0, picture.height());
        return x2 > x1 && y2 > y1 ? new Box(x1, y1, x2, y2) : null;
    }

    @Override
    public void paint(GraphicsContext g, ViewTransform transform) {
        Box now = box.get();
        if (now == null) {
            return;
        }
        Rectangle2D place = transform.toView(now);
        g.setLineDashes();
        g.setStroke(Color.BLACK);
        g.setLineWidth(4);
        g.strokeRect(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
        g.setStroke(COLOUR);
        g.setLineWidth(2);
        g.strokeRect(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
    }
}
