package org.telltale.viewers.draw;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Outline;
import org.telltale.viewers.image.ViewTransform;

/** Draws a region that is being drawn or changed, in view pixels. */
final class OutlinePainter {
    private static final ResourceBundle TEXTS =
            ResourceBundle.getBundle("org.telltale.viewers.image.viewer");
    private static final Color COLOUR = Color.web("#F0E442");
    private static final Font FONT = Font.font(12);
    private static final double HALF = 4.5;
    private static final double PAD = 4;

    private final GraphicsContext g;
    private final ViewTransform transform;

    OutlinePainter(GraphicsContext g, ViewTransform transform) {
        this.g = g;
        this.transform = transform;
    }

    /** Its line, broken since it does not stand yet, and its coordinates. */
    void outline(Outline outline) {
        g.setLineDashes();
        trace(outline, Color.BLACK, 3.5);
        g.setLineDashes(5, 4);
        trace(outline, COLOUR, 1.5);
        g.setLineDashes();
        coordinates(outline.box());
    }

    /** A line of source points, not closed. */
    void line(List<Point2D> points) {
        double[] x = new double[points.size()];
        double[] y = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            Point2D at = transform.toView(points.get(i).getX(), points.get(i).getY());
            x[i] = at.getX();
            y[i] = at.getY();
        }
        g.setLineDashes();
        g.setStroke(Color.BLACK);
        g.setLineWidth(3.5);
        g.strokePolyline(x, y, x.length);
        g.setStroke(COLOUR);
        g.setLineWidth(1.5);
        g.strokePolyline(x, y, x.length);
    }

    /** Where it is taken hold of. */
    void handles(Box box) {
        g.setLineDashes();
        g.setLineWidth(1);
        g.setStroke(Color.BLACK);
        g.setFill(COLOUR);
        for (Handle handle : Handle.values()) {
            Point2D at = handle.place(box, transform);
            double x = at.getX() - HALF;
            double y = at.getY() - HALF;
            if (handle == Handle.MIDDLE) {
                g.fillOval(x, y, 2 * HALF, 2 * HALF);
                g.strokeOval(x, y, 2 * HALF, 2 * HALF);
            } else {
                g.fillRect(x, y, 2 * HALF, 2 * HALF);
                g.strokeRect(x, y, 2 * HALF, 2 * HALF);
            }
        }
    }

    private void trace(Outline outline, Color colour, double width) {
        g.setStroke(colour);
        g.setLineWidth(width);
        if (outline.corners().isEmpty()) {
            Rectangle2D place = transform.toView(outline.box());
            g.strokeRect(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
        } else {
            int n = outline.corners().size();
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                Point2D at =
                        transform.toView(
                                outline.corners().get(i).x(), outline.corners().get(i).y());
                x[i] = at.getX();
                y[i] = at.getY();
            }
            g.strokePolygon(x, y, n);
        }
    }

    /** Below the region where there is room, else inside it. */
    private void coordinates(Box box) {
        String words = words(box);
        Text measured = new Text(words);
        measured.setFont(FONT);
        Bounds bounds = measured.getLayoutBounds();
        double w = Math.ceil(bounds.getWidth()) + 2 * PAD;
        double h = Math.ceil(bounds.getHeight()) + PAD;
        Rectangle2D place = transform.toView(box);
        double width = g.getCanvas().getWidth();
        double height = g.getCanvas().getHeight();
        double x = Math.clamp(place.getMinX(), 0, Math.max(0, width - w));
        double y = Math.clamp(place.getMaxY() + HALF + 3, 0, Math.max(0, height - h));
        g.setFill(Color.color(0, 0, 0, 0.8));
        g.fillRoundRect(x, y, w, h, 4, 4);
        g.setFill(COLOUR);
        g.setFont(FONT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(words, x + PAD, y + h / 2);
    }

    private static String words(Box box) {
        return new MessageFormat(TEXTS.getString("viewer.drawing"))
                .format(
                        new Object[] {
                            String.valueOf(box.x1()),
                            String.valueOf(box.y1()),
                            String.valueOf(box.width()),
                            String.valueOf(box.height())
                        });
    }
}
