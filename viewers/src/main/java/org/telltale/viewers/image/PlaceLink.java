package org.telltale.viewers.image;

import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;
import org.telltale.inference.media.Box;

/**
 * Two places of a picture that go together, such as a copy and its source; which is which is not
 * said. Immutable.
 *
 * @param from id of one mark
 * @param fromBox in source pixels
 * @param to id of the other
 * @param toBox in source pixels
 */
public record PlaceLink(String from, Box fromBox, String to, Box toBox) {
    /** The colour that links are drawn in: bluish green of Okabe and Ito (2008). */
    public static final Color COLOUR = Color.web("#009E73");

    boolean joinsAny(Set<String> marks) {
        return marks.contains(from) || marks.contains(to);
    }

    Point2D start() {
        return middle(fromBox);
    }

    Point2D end() {
        return middle(toBox);
    }

    private static Point2D middle(Box box) {
        return new Point2D((box.x1() + box.x2()) / 2.0, (box.y1() + box.y2()) / 2.0);
    }
}
