package org.telltale.inference.worker;

import java.io.Serializable;

/**
 * A point with a place, a size and a direction of its own.
 *
 * @param x pixels, the first pixel's centre is 0
 * @param y pixels, the first pixel's centre is 0
 * @param size diameter of the neighbourhood that it stands for, pixels
 * @param angle of its direction, degrees from the x axis towards the y axis, 0 to 360
 * @param response how distinct it is, higher is more so
 */
public record Keypoint(float x, float y, float size, float angle, float response)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
