package org.telltale.viewers.image;

import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.telltale.inference.media.Box;

/**
 * How source pixels lie in the view: view = offset + scale × turn(source), both with y downwards.
 * Immutable.
 *
 * @param scale view pixels a source pixel, above 0
 * @param offsetX view x of the source's origin, the corner that is top left while nothing is turned
 * @param offsetY view y of it
 * @param turn of the picture in the view
 */
public record ViewTransform(double scale, double offsetX, double offsetY, Turn turn) {
    /** View pixels a source pixel at the closest zoom: single pixels are plain squares there. */
    public static final double MAX_SCALE = 64;

    public ViewTransform {
        Objects.requireNonNull(turn);
        if (!(scale > 0) || !Double.isFinite(offsetX) || !Double.isFinite(offsetY)) {
            throw new IllegalArgumentException(scale + " at " + offsetX + "," + offsetY);
        }
    }

    /** Nothing turned. */
    public ViewTransform(double scale, double offsetX, double offsetY) {
        this(scale, offsetX, offsetY, Turn.NONE);
    }

    /** The whole picture, centred; a picture smaller than the view keeps its size. */
    public static ViewTransform fit(
            double width, double height, double viewWidth, double viewHeight, Turn turn) {
        double w = turn.swapsAxes() ? height : width;
        double h = turn.swapsAxes() ? width : height;
        double scale = Math.min(1, Math.min(viewWidth / w, viewHeight / h));
        return centred(scale, width, height, viewWidth, viewHeight, turn);
    }

    /** The view filled by the picture's middle, enlarged if need be. */
    public static ViewTransform fill(
            double width, double height, double viewWidth, double viewHeight, Turn turn) {
        double w = turn.swapsAxes() ? height : width;
        double h = turn.swapsAxes() ? width : height;
        double scale = Math.min(MAX_SCALE, Math.max(viewWidth / w, viewHeight / h));
        return centred(scale, width, height, viewWidth, viewHeight, turn);
    }

    /** The picture at a scale, centred. */
    public static ViewTransform centred(
            double scale,
            double width,
            double height,
            double viewWidth,
            double viewHeight,
            Turn turn) {
        return new ViewTransform(
                scale,
                viewWidth / 2 - scale * turn.x(width / 2, height / 2),
                viewHeight / 2 - scale * turn.y(width / 2, height / 2),
                turn);
    }

    /** Another scale, with the source point under the given view point staying where it is. */
    public ViewTransform scaledAt(double newScale, double viewX, double viewY) {
        double ratio = newScale / scale;
        return new ViewTransform(
                newScale,
                viewX - ratio * (viewX - offsetX),
                viewY - ratio * (viewY - offsetY),
                turn);
    }

    /** Moved by view pixels. */
    public ViewTransform panned(double dx, double dy) {
        return new ViewTransform(scale, offsetX + dx, offsetY + dy, turn);
    }

    /** With a source point at a view point. */
    public ViewTransform showing(double sourceX, double sourceY, double viewX, double viewY) {
        return new ViewTransform(
                scale,
                viewX - scale * turn.x(sourceX, sourceY),
                viewY - scale * turn.y(sourceX, sourceY),
                turn);
    }

    /** Turned another way, with the source point under the given view point staying there. */
    public ViewTransform turned(Turn newTurn, double viewX, double viewY) {
        Point2D fixed = toSource(viewX, viewY);
        return new ViewTransform(scale, 0, 0, newTurn)
                .showing(fixed.getX(), fixed.getY(), viewX, viewY);
    }

    /**
     * The nearest transform that leaves no needless empty margin: a side that is shorter than the
     * view is centred, a longer one covers it.
     */
    public ViewTransform confined(
            double width, double height, double viewWidth, double viewHeight) {
        Rectangle2D now = toView(0, 0, width, height);
        return panned(
                confined(now.getMinX(), now.getWidth(), viewWidth) - now.getMinX(),
                confined(now.getMinY(), now.getHeight(), viewHeight) - now.getMinY());
    }

    private static double confined(double offset, double size, double view) {
        return size <= view ? (view - size) / 2 : Math.clamp(offset, view - size, 0);
    }

    /** View point of a source point. */
    public Point2D toView(double sourceX, double sourceY) {
        return new Point2D(
                offsetX + scale * turn.x(sourceX, sourceY),
                offsetY + scale * turn.y(sourceX, sourceY));
    }

    /** Where a source rectangle lies in the view. */
    public Rectangle2D toView(double x1, double y1, double x2, double y2) {
        Point2D a = toView(x1, y1);
        Point2D b = toView(x2, y2);
        double x = Math.min(a.getX(), b.getX());
        double y = Math.min(a.getY(), b.getY());
        return new Rectangle2D(x, y, Math.abs(a.getX() - b.getX()), Math.abs(a.getY() - b.getY()));
    }

    /** Where a box of source pixels lies in the view. */
    public Rectangle2D toView(Box box) {
        return toView(box.x1(), box.y1(), box.x2(), box.y2());
    }

    /** Source point of a view point. */
    public Point2D toSource(double viewX, double viewY) {
        double x = (viewX - offsetX) / scale;
        double y = (viewY - offsetY) / scale;
        return new Point2D(turn.sourceX(x, y), turn.sourceY(x, y));
    }
}
