package org.telltale.viewers.image;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import org.telltale.inference.media.Corner;

/** A mark's line in view pixels: a rectangle, or a polygon within it. */
final class MarkShape {
    private final double x;
    private final double y;
    private final double width;
    private final double height;
    private final double[] cornersX;
    private final double[] cornersY;

    MarkShape(Mark mark, ViewTransform transform, double x, double y, double width, double height) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        List<Corner> corners = mark.outline() == null ? List.of() : mark.outline().corners();
        cornersX = new double[corners.size()];
        cornersY = new double[corners.size()];
        for (int i = 0; i < cornersX.length; i++) {
            Point2D at = transform.toView(corners.get(i).x(), corners.get(i).y());
            cornersX[i] = at.getX();
            cornersY[i] = at.getY();
        }
    }

    void fill(GraphicsContext g) {
        if (cornersX.length == 0) {
            g.fillRect(x, y, width, height);
        } else {
            g.fillPolygon(cornersX, cornersY, cornersX.length);
        }
    }

    void stroke(GraphicsContext g) {
        if (cornersX.length == 0) {
            g.strokeRect(x, y, width, height);
        } else {
            g.strokePolygon(cornersX, cornersY, cornersX.length);
        }
    }
}
