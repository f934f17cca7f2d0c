package org.telltale.inference.pack.run;

import java.util.List;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Point;

/**
 * A face that a pack is to look at. Immutable.
 *
 * @param box in source pixels
 * @param five the person's right eye, left eye, nose tip, right and left corner of the mouth; empty
 *     where they are not known
 */
public record Subject(Box box, List<Point> five) {
    public Subject {
        five = List.copyOf(five);
        if (!five.isEmpty() && five.size() != 5) {
            throw new IllegalArgumentException(five.size() + " points");
        }
    }

    /** A face of which only the box is known. */
    public static Subject of(Box box) {
        return new Subject(box, List.of());
    }
}
