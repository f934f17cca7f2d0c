package org.telltale.inference.engine;

import java.util.Objects;
import org.telltale.inference.metadata.Blob;

/**
 * A picture of a measurement: a heat map or a mask, lossless, addressed by its content. Immutable.
 *
 * <p>A map whose name ends in {@code -spectrum} shows frequencies, no place: its transform gives
 * cycles a pixel, and it is never laid over the picture or compared with a mask.
 *
 * @param sha256 of {@code png}
 * @param name what it shows, e.g. {@code jpeg-grid-votes}
 * @param png 8-bit grey PNG
 * @param width of the map in map pixels
 * @param height of the map in map pixels
 * @param transform map pixels to source pixels
 * @param low what grey level 0 stands for, in {@code unit}
 * @param high what grey level 255 stands for, in {@code unit}
 * @param unit of the values
 */
public record EvidenceMap(
        String sha256,
        String name,
        Blob png,
        int width,
        int height,
        Transform transform,
        double low,
        double high,
        String unit) {
    public EvidenceMap {
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(name);
        Objects.requireNonNull(png);
        Objects.requireNonNull(transform);
        Objects.requireNonNull(unit);
    }

    /** Whether the map shows frequencies instead of places in the picture. */
    public boolean showsFrequencies() {
        return name.endsWith("-spectrum");
    }

    /**
     * Source pixel = offset + scale × map pixel, for the pixels' top-left corners.
     *
     * @param scaleX source pixels a map pixel
     * @param scaleY source pixels a map pixel
     * @param offsetX source pixels
     * @param offsetY source pixels
     */
    public record Transform(double scaleX, double scaleY, double offsetX, double offsetY) {
        /** A map as large as the picture. */
        public static final Transform IDENTITY = new Transform(1, 1, 0, 0);
    }
}
