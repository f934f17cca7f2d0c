package org.telltale.viewers.draw;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Outline;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.ViewTool;
import org.telltale.viewers.image.ViewTransform;

/**
 * Draws a box of whole pixels: press, drag, release; with Shift a square, Escape gives up. For the
 * JavaFX thread only.
 */
public final class BoxTool implements ViewTool {
    private final RegionActs acts;
    private @Nullable Point2D start;
    private Point2D press = Point2D.ZERO;
    private @Nullable Outline drawn;

    /** What is drawn goes there. */
    public BoxTool(RegionActs acts) {
        this.acts = acts;
    }

    @Override
    public Cursor cursor() {
        return Cursor.CROSSHAIR;
    }

    @Override
    public boolean pressed(ToolEvent event) {
        start = event.source();
        press = event.view();
        return true;
    }

    @Override
    public void dragged(ToolEvent event) {
        Picture picture = event.viewer().pictureProperty().get();
        Point2D from = start;
        boolean begun = drawn != null || event.view().distance(press) > ToolEvent.STILL;
        if (picture != null && from != null && begun) {
            Box box = between(from, corner(from, event), picture.width(), picture.height());
            drawn = box == null ? null : Outline.of(box);
            event.viewer().redraw();
        }
    }

    @Override
    public void released(ToolEvent event) {
        Outline done = drawn;
        putAway();
        event.viewer().redraw();
        if (done != null) {
            acts.drawn(done);
        }
    }

    @Override
    public boolean key(ImageViewer viewer, KeyEvent event) {
        boolean giveUp = event.getCode() == KeyCode.ESCAPE && start != null;
        if (giveUp) {
            putAway();
            viewer.redraw();
        }
        return giveUp;
    }

    @Override
    public void putAway() {
        start = null;
        drawn = null;
    }

    @Override
    public void paint(GraphicsContext g, ViewTransform transform) {
        Outline now = drawn;
        if (now != null) {
            new OutlinePainter(g, transform).outline(now);
        }
    }

    private static Point2D corner(Point2D from, ToolEvent event) {
        if (!event.constrained()) {
            return event.source();
        }
        Point2D by = event.source().subtract(from);
        double side = Math.max(Math.abs(by.getX()), Math.abs(by.getY()));
        return from.add(Math.copySign(side, by.getX()), Math.copySign(side, by.getY()));
    }

    /** All pixels of the picture that the rectangle touches; null where there are none. */
    static @Nullable Box between(Point2D a, Point2D b, int width, int height) {
        int x1 = (int) Math.clamp(Math.floor(Math.min(a.getX(), b.getX())), 0, width);
        int y1 = (int) Math.clamp(Math.floor(Math.min(a.getY(), b.getY())), 0, height);
        int x2 = (int) Math.clamp(Math.ceil(Math.max(a.getX(), b.getX())), 0, width);
        int y2 = (int) Math.clamp(Math.ceil(Math.max(a.getY(), b.getY())), 0, height);
        return x2 > x1 && y2 > y1 ? new Box(x1, y1, x2, y2) : null;
    }
}
