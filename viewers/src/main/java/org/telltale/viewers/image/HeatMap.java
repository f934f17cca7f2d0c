package org.telltale.viewers.image;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.worker.Pixels;

/**
 * A measurement map, ready to be coloured and drawn over its picture. Immutable, and safe for any
 * thread.
 */
public final class HeatMap {
    private final int width;
    private final int height;
    private final byte[] grey;
    private final EvidenceMap.Transform transform;

    private HeatMap(int width, int height, byte[] grey, EvidenceMap.Transform transform) {
        this.width = width;
        this.height = height;
        this.grey = grey;
        this.transform = Objects.requireNonNull(transform);
    }

    /**
     * From a decoded map.
     *
     * @param decoded grey, so that blue, green and red are the same
     * @param transform map pixels to source pixels
     */
    public static HeatMap of(Pixels decoded, EvidenceMap.Transform transform) {
        byte[] grey = new byte[Math.multiplyExact(decoded.width(), decoded.height())];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = decoded.bgra().get(ValueLayout.JAVA_BYTE, 4L * i);
        }
        return new HeatMap(decoded.width(), decoded.height(), grey, transform);
    }

    /** The same values lying elsewhere. */
    public HeatMap lying(EvidenceMap.Transform elsewhere) {
        return new HeatMap(width, height, grey, elsewhere);
    }

    /** Whether the other one has the very same values, wherever it lies. */
    public boolean sameValues(HeatMap other) {
        return Arrays.equals(grey, other.grey);
    }

    /** Width in map pixels. */
    public int width() {
        return width;
    }

    /** Height in map pixels. */
    public int height() {
        return height;
    }

    /** Map pixels to source pixels. */
    public EvidenceMap.Transform transform() {
        return transform;
    }

    /** The grey level of a map pixel, 0 to 255. */
    public int at(int x, int y) {
        return grey[y * width + x] & 255;
    }

    /** The map column of a source x; −1 outside. */
    int column(double sourceX) {
        double x = Math.floor((sourceX - transform.offsetX()) / transform.scaleX());
        return x >= 0 && x < width ? (int) x : -1;
    }

    /** The map row of a source y; −1 outside. */
    int row(double sourceY) {
        double y = Math.floor((sourceY - transform.offsetY()) / transform.scaleY());
        return y >= 0 && y < height ? (int) y : -1;
    }
}
