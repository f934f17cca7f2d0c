package org.telltale.inference.detect.pack;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Point;

/**
 * In which order landmarks models give the points of a face; told apart by how many there are. Left
 * and right are the person's. Ears and hairline lie outside of all of them and are not placed.
 */
enum LandmarkNumbering {
    /** MediaPipe's face mesh. */
    MEDIAPIPE_468(468, FaceMeshRegions.borders(), FaceMeshRegions.five()),
    /** The same with ten points of the irises after it. */
    MEDIAPIPE_478(478, FaceMeshRegions.borders(), FaceMeshRegions.five()),
    /** The mark-up of 300-W (Sagonas and others 2013), as dlib gives it. */
    IBUG_68(68, OutlineRegions.borders(), OutlineRegions.five()),
    /** Right eye, left eye, nose tip, right and left corner of the mouth. */
    FIVE_POINTS(5, Map.of(), new int[][] {{0}, {1}, {2}, {3}, {4}});

    private final int count;
    private final Map<FacialRegion, int[]> borders;
    private final int[][] five;

    LandmarkNumbering(int count, Map<FacialRegion, int[]> borders, int[][] five) {
        this.count = count;
        this.borders = new EnumMap<>(FacialRegion.class);
        this.borders.putAll(borders);
        this.five = five;
    }

    /** That of a model that gives so many points; empty where this program knows none. */
    static Optional<LandmarkNumbering> of(int points) {
        return Arrays.stream(values()).filter(numbering -> numbering.count == points).findFirst();
    }

    /** Its name in documents, e.g. {@code mediapipe-468}. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /**
     * The box around each region's points.
     *
     * @param points all of them, in source pixels
     * @param bounds the picture; a region wholly outside is absent
     * @return empty where the numbering has no regions
     */
    Map<FacialRegion, Box> place(List<Point> points, Box bounds) {
        Map<FacialRegion, Box> placed = new EnumMap<>(FacialRegion.class);
        borders.forEach((region, border) -> {
            double left = Double.POSITIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            for (int index : border) {
                Point point = points.get(index);
                left = Math.min(left, point.x());
                top = Math.min(top, point.y());
                right = Math.max(right, point.x());
                bottom = Math.max(bottom, point.y());
            }
            int x1 = Math.clamp((long) Math.floor(left), 0, bounds.x2());
            int y1 = Math.clamp((long) Math.floor(top), 0, bounds.y2());
            int x2 = Math.clamp((long) Math.ceil(right), 0, bounds.x2());
            int y2 = Math.clamp((long) Math.ceil(bottom), 0, bounds.y2());
            if (x2 > x1 && y2 > y1) {
                placed.put(region, new Box(x1, y1, x2, y2));
            }
        });
        return placed;
    }

    /** Middle of the right and left eye, nose tip, right and left corner of the mouth. */
    List<Point> five(List<Point> points) {
        return Arrays.stream(five)
                .map(indices ->
                        new Point(
                                Arrays.stream(indices)
                                        .mapToDouble(i -> points.get(i).x())
                                        .average()
                                        .orElseThrow(),
                                Arrays.stream(indices)
                                        .mapToDouble(i -> points.get(i).y())
                                        .average()
                                        .orElseThrow()))
                .toList();
    }
}
