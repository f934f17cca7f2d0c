package org.telltale.viewers.draw;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Outline;
import org.telltale.viewers.image.ViewTransform;

/** Where a region is taken hold of; sides are the source's, however the view is turned. */
enum Handle {
    TOP_LEFT(-1, -1),
    TOP(0, -1),
    TOP_RIGHT(1, -1),
    RIGHT(1, 0),
    BOTTOM_RIGHT(1, 1),
    BOTTOM(0, 1),
    BOTTOM_LEFT(-1, 1),
    LEFT(-1, 0),
    /** The middle, which moves the whole. */
    MIDDLE(0, 0);

    /** View pixels from its middle within which a handle is taken. */
    private static final double GRAB = 7;

    private final int sideX;
    private final int sideY;

    Handle(int sideX, int sideY) {
        this.sideX = sideX;
        this.sideY = sideY;
    }

    /** Its place in source pixels. */
    Point2D place(Box box) {
        return new Point2D(
                (box.x1() + box.x2()) / 2.0 + sideX * box.width() / 2.0,
                (box.y1() + box.y2()) / 2.0 + sideY * box.height() / 2.0);
    }

    /** Its place in view pixels. */
    Point2D place(Box box, ViewTransform transform) {
        Point2D place = place(box);
        return transform.toView(place.getX(), place.getY());
    }

    /** The nearest handle at a view point; null where there is none. */
    static @Nullable Handle at(Box box, ViewTransform transform, Point2D view) {
        Handle nearest = null;
        double least = GRAB;
        for (Handle handle : values()) {
            double distance = handle.place(box, transform).distance(view);
            if (distance <= least && (handle != MIDDLE || nearest == null)) {
                nearest = handle;
                least = distance;
            }
        }
        return nearest;
    }

    /** The cursor over it, which points where the handle goes in the view. */
    Cursor cursor(ViewTransform transform) {
        if (this == MIDDLE) {
            return Cursor.MOVE;
        }
        Point2D to = transform.toView(sideX, sideY).subtract(transform.toView(0, 0)).normalize();
        if (Math.abs(to.getY()) < 0.1) {
            return Cursor.H_RESIZE;
        }
        if (Math.abs(to.getX()) < 0.1) {
            return Cursor.V_RESIZE;
        }
        return to.getX() * to.getY() > 0 ? Cursor.NW_RESIZE : Cursor.NE_RESIZE;
    }

    /** The region with this handle dragged by that many source pixels, inside the picture. */
    Outline dragged(Outline from, int dx, int dy, int width, int height) {
        if (this == MIDDLE) {
            return from.moved(dx, dy, width, height);
        }
        Box box = from.box();
        int x1 = sideX < 0 ? Math.clamp((long) box.x1() + dx, 0, box.x2() - 1) : box.x1();
        int y1 = sideY < 0 ? Math.clamp((long) box.y1() + dy, 0, box.y2() - 1) : box.y1();
        int x2 = sideX > 0 ? Math.clamp((long) box.x2() + dx, box.x1() + 1, width) : box.x2();
        int y2 = sideY > 0 ? Math.clamp((long) box.y2() + dy, box.y1() + 1, height) : box.y2();
        return from.stretched(new Box(x1, y1, x2, y2));
    }
}
