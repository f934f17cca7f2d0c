package org.telltale.inference.worker;

import java.io.Serializable;
import java.util.Objects;

/**
 * One pass of a boosted cascade (Viola and Jones, 2001). Immutable.
 *
 * @param cascade name of a cascade that the runtime carries, e.g. {@code
 *     haarcascade_frontalface_default.xml}
 * @param longestSide the picture is reduced so that its longer side is at most this, in pixels
 * @param scaleFactor step of the scale pyramid, above 1
 * @param minNeighbours detections that must agree
 * @param minFaceFraction least face size as a fraction of the reduced picture's shorter side
 */
public record CascadeRequest(
        String cascade,
        int longestSide,
        double scaleFactor,
        int minNeighbours,
        double minFaceFraction)
        implements Serializable {
    public CascadeRequest {
        Objects.requireNonNull(cascade);
    }
}
