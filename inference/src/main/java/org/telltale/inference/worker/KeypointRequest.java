package org.telltale.inference.worker;

import java.io.Serializable;

/**
 * One search for scale-invariant keypoints (Lowe 2004). Immutable.
 *
 * @param most keypoints to return; those of the strongest response are kept
 * @param contrast least response of a keypoint, as a share of the grey range and divided by the
 *     layers of an octave: 0.04 is Lowe's own
 */
public record KeypointRequest(int most, double contrast) implements Serializable {
    private static final long serialVersionUID = 1L;

    public KeypointRequest {
        if (most < 1 || !(contrast > 0)) {
            throw new IllegalArgumentException("no keypoints: " + most + ", " + contrast);
        }
    }
}
