package org.telltale.inference.worker;

import java.io.Serializable;
import java.util.List;

/**
 * Keypoints of a picture and what their neighbourhoods look like. Immutable.
 *
 * @param points sorted by row, column, size and direction, so that equal pictures give equal lists
 * @param descriptors {@link #LENGTH} numbers of 0 to 255, as unsigned bytes, for each point in
 *     turn: 4 × 4 cells (rows across the point's direction, columns along it), 8 directions each;
 *     the array is shared, not copied, and only read
 */
@SuppressWarnings("ArrayRecordComponent") // half a megabyte: shared on purpose
public record Keypoints(List<Keypoint> points, byte[] descriptors) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Numbers of one descriptor. */
    public static final int LENGTH = 128;

    public Keypoints {
        points = List.copyOf(points);
        if (descriptors.length != LENGTH * points.size()) {
            throw new IllegalArgumentException(descriptors.length + " for " + points.size());
        }
    }
}
