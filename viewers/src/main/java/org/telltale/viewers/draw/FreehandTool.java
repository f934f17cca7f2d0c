package org.telltale.viewers.draw;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.telltale.inference.media.Outline;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.ViewTool;
import org.telltale.viewers.image.ViewTransform;

/**
 * Draws around something: press, go round, release, and the end is joined to the beginning; Escape
 * gives up. For the JavaFX thread only.
 */
public final class FreehandTool implements ViewTool {
    /** View pixels by which the kept line may differ from the drawn one. */
    private static final double TOLERANCE = 1;

    private final RegionActs acts;
    private final List<Point2D> line = new ArrayList<>();
    private Point2D press = Point2D.ZERO;
    private boolean drawing;

    /** What is drawn goes there. */
    public FreehandTool(RegionActs acts) {
        this.acts = acts;
    }

    @Override
    public Cursor cursor() {
        return Cursor.CROSSHAIR;
    }

    @Override
    public boolean pressed(ToolEvent event) {
        line.clear();
        line.add(inside(event));
        press = event.view();
        drawing = true;
        return true;
    }

    @Override
    public void dragged(ToolEvent event) {
        if (drawing && (line.size() > 1 || event.view().distance(press) > ToolEvent.STILL)) {
            line.add(inside(event));
            event.viewer().redraw();
        }
    }

    @Override
    public void released(ToolEvent event) {
        double tolerance = Math.max(0.5, TOLERANCE / event.viewer().transform().scale());
        Outline outline = drawing ? Simplified.outline(line, tolerance) : null;
        putAway();
        event.viewer().redraw();
        if (outline != null) {
            acts.drawn(outline);
        }
    }

    @Override
    public boolean key(ImageViewer viewer, KeyEvent event) {
        boolean giveUp = event.getCode() == KeyCode.ESCAPE && drawing;
        if (giveUp) {
            putAway();
            viewer.redraw();
        }
        return giveUp;
    }

    @Override
    public void putAway() {
        line.clear();
        drawing = false;
    }

    @Override
    public void paint(GraphicsContext g, ViewTransform transform) {
        if (line.size() > 1) {
            new OutlinePainter(g, transform).line(line);
        }
    }

    private static Point2D inside(ToolEvent event) {
        Picture picture = event.viewer().pictureProperty().get();
        return picture == null
                ? event.source()
                : new Point2D(
                        Math.clamp(event.source().getX(), 0, picture.width()),
                        Math.clamp(event.source().getY(), 0, picture.height()));
    }
}
