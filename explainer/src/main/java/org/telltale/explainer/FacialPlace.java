package org.telltale.explainer;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Place;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.media.Box;

/**
 * What part of a face a box in the picture is. Detectors that know nothing of faces give boxes
 * alone; the face that such a box lies on follows from geometry. Immutable.
 *
 * @param face that it lies on or holds; null where it touches none enough
 * @param regions of that face, those it covers most first
 * @param onFace whether most of it lies on the face, so that the regions say where it is
 */
record FacialPlace(@Nullable Face face, List<FacialRegion> regions, boolean onFace) {
    private static final double MOSTLY = 0.5;

    FacialPlace {
        regions = List.copyOf(regions);
    }

    /** Reads the place of a finding. */
    static FacialPlace of(Collection<Face> faces, Place.Region place) {
        for (Face face : faces) {
            if (face.id().equals(place.face())) {
                Set<FacialRegion> known = place.facialRegions();
                return new FacialPlace(
                        face,
                        byCoverage(
                                face,
                                place.box(),
                                known.isEmpty() ? covered(face, place.box()) : known),
                        true);
            }
        }
        return of(faces, place.box());
    }

    private static FacialPlace of(Collection<Face> faces, Box box) {
        Face best =
                faces.stream()
                        .filter(face -> touches(face.box(), box))
                        .max(Comparator.comparingLong(face -> face.box().intersection(box)))
                        .orElse(null);
        if (best == null) {
            return new FacialPlace(null, List.of(), false);
        }
        boolean onFace = best.box().intersection(box) >= MOSTLY * box.area();
        return new FacialPlace(best, byCoverage(best, box, covered(best, box)), onFace);
    }

    private static boolean touches(Box face, Box box) {
        long shared = face.intersection(box);
        return shared >= MOSTLY * box.area() || shared >= MOSTLY * face.area();
    }

    /** Regions that the box covers mostly, or that hold most of it. */
    private static Set<FacialRegion> covered(Face face, Box box) {
        Set<FacialRegion> covered = EnumSet.noneOf(FacialRegion.class);
        for (Map.Entry<FacialRegion, Box> region : face.regions().entrySet()) {
            long shared = region.getValue().intersection(box);
            if (shared >= MOSTLY * region.getValue().area() || shared >= MOSTLY * box.area()) {
                covered.add(region.getKey());
            }
        }
        // The outline holds every box on the face; it is named only where nothing smaller is.
        if (covered.size() > 1) {
            covered.remove(FacialRegion.FACE_BOUNDARY);
        }
        return covered;
    }

    private static List<FacialRegion> byCoverage(Face face, Box box, Set<FacialRegion> regions) {
        return regions.stream()
                .sorted(
                        Comparator.comparingDouble(
                                        (FacialRegion region) -> -coverage(face, box, region))
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static double coverage(Face face, Box box, FacialRegion region) {
        Box place = face.regions().get(region);
        return place == null ? 0 : (double) place.intersection(box) / place.area();
    }
}
