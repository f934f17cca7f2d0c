package org.telltale.viewers.image;

import javafx.scene.paint.Color;

/**
 * A region of any shape over a picture, filled and outlined. Immutable.
 *
 * @param id of the mark that it is the shape of
 * @param mask whose non-zero pixels are the region
 * @param colour of the outline; the fill is the same, thinner
 */
public record MaskLayer(String id, HeatMap mask, Color colour) {
    int argb() {
        return 0xff000000
                | (int) Math.round(255 * colour.getRed()) << 16
                | (int) Math.round(255 * colour.getGreen()) << 8
                | (int) Math.round(255 * colour.getBlue());
    }
}
