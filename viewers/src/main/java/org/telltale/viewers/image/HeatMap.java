package org.telltale.viewers.image;

import java.util.Objects;
import javafx.scene.image.Image;
import org.telltale.inference.engine.EvidenceMap;

/**
 * A measurement map in colours, ready to be drawn over its picture. Immutable.
 *
 * @param image one pixel a map pixel
 * @param transform map pixels to source pixels
 */
public record HeatMap(Image image, EvidenceMap.Transform transform) {
    public HeatMap {
        Objects.requireNonNull(image);
        Objects.requireNonNull(transform);
    }

    /**
     * Colours a decoded map; may be called on any thread.
     *
     * @param decoded grey, so that blue, green and red are the same
     */
    public static HeatMap of(
            org.telltale.inference.worker.Pixels decoded, EvidenceMap.Transform transform) {
        return new HeatMap(HeatColours.VIRIDIS.colour(decoded), transform);
    }
}
