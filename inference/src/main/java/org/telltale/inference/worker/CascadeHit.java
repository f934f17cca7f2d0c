package org.telltale.inference.worker;

import java.io.Serializable;
import org.telltale.inference.media.Box;

/**
 * One hit of a cascade.
 *
 * @param box in pixels of the full picture
 * @param weight of the last stage, higher is surer
 * @param workingScale full pixels a pixel of the reduced picture, at least 1
 */
public record CascadeHit(Box box, double weight, double workingScale) implements Serializable {
    private static final long serialVersionUID = 1L;
}
