package org.telltale.inference.face;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.telltale.inference.media.Box;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the regions of an upright frontal face lie within its box, as proportions. Mean positions
 * of landmarks that people placed, measured against one finder's boxes by the recipe in {@code
 * training/reference-ranges}; data, not code. Immutable.
 *
 * <p>Approximate: a tilted or turned head moves its features away from here, so nothing geometric
 * (symmetry, gaze, expression) may be read off these boxes.
 *
 * @param finder whose boxes the proportions refer to
 * @param n people measured
 * @param sources names and licences of the collections
 * @param regions mean place of each region and how it spreads between people
 */
public record ApproximateRegions(
        String finder, int n, List<String> sources, Map<FacialRegion, Proportion> regions) {
    private static final String RESOURCE = "approximate-regions.json";

    public ApproximateRegions {
        Objects.requireNonNull(finder);
        sources = List.copyOf(sources);
        regions = Map.copyOf(regions);
    }

    /** The proportions that come with the program, for {@link FrontalFaceFinder}. */
    public static ApproximateRegions builtIn() {
        try (InputStream in = ApproximateRegions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + RESOURCE);
            }
            return JsonMapper.shared().readValue(in, ApproximateRegions.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Places the regions of one face.
     *
     * @param face box that the finder gave, source pixels
     * @param bounds the picture, source pixels
     * @return boxes cut off at the picture's edge; a region wholly outside is absent
     */
    public Map<FacialRegion, Box> place(Box face, Box bounds) {
        Map<FacialRegion, Box> placed = new EnumMap<>(FacialRegion.class);
        regions.forEach((region, proportion) -> {
            int x1 = clamp(face.x1() + proportion.x1() * face.width(), bounds.x2());
            int y1 = clamp(face.y1() + proportion.y1() * face.height(), bounds.y2());
            int x2 = clamp(face.x1() + proportion.x2() * face.width(), bounds.x2());
            int y2 = clamp(face.y1() + proportion.y2() * face.height(), bounds.y2());
            if (x2 > x1 && y2 > y1) {
                placed.put(region, new Box(x1, y1, x2, y2));
            }
        });
        return placed;
    }

    private static int clamp(double coordinate, int most) {
        return Math.clamp(Math.round(coordinate), 0, most);
    }

    /**
     * A region's box in units of the face box: 0,0 is its top-left and 1,1 its bottom-right corner.
     * Values outside 0 to 1 lie outside the face box.
     *
     * @param x1 left edge in the picture, which is towards the subject's right
     * @param y1 upper edge
     * @param x2 right edge
     * @param y2 lower edge
     * @param spread standard deviation of the centre between people, in the same units
     */
    public record Proportion(double x1, double y1, double x2, double y2, double spread) {
        public Proportion {
            if (!(x1 < x2 && y1 < y2)) {
                throw new IllegalArgumentException("empty proportion");
            }
        }
    }
}
