package org.telltale.viewers.image;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies over each other in one part of the view, from the bottom up. Immutable.
 *
 * @param picture below everything
 * @param size frame pixels a pixel of the picture: 1 for the picture that is examined
 * @param map over it; null for none
 * @param scale colours of the map
 * @param opacity of the map, 0 to 1
 * @param masks over that
 * @param grid whether pixels are told apart by lines
 */
record RasterLayers(
        Picture picture,
        double size,
        @Nullable HeatMap map,
        ColourScale scale,
        double opacity,
        List<MaskLayer> masks,
        boolean grid) {
    RasterLayers {
        masks = List.copyOf(masks);
    }

    /** A picture alone. */
    static RasterLayers of(Picture picture) {
        return new RasterLayers(picture, 1, null, ColourScale.VIRIDIS, 0, List.of(), false);
    }
}
