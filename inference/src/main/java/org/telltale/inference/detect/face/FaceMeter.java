package org.telltale.inference.detect.face;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.image.Plane;
import org.telltale.inference.image.ReducedLuma;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Box;

/**
 * Measures the regions of faces in one picture. Ears, hairline, jawline and the face's boundary are
 * not compared as regions: their boxes hold hair and background. Along the boundary runs a ring of
 * its own. Valid as long as the picture is.
 *
 * <p>Noise, sharpness and spectrum of a face of twice {@value #WORKING_WIDTH} pixels and more are
 * measured on a reduced copy, 128 to 191 pixels wide: for that size there are real faces of
 * hundreds of people to compare with, for large ones there are not. Blocking is measured in the
 * picture's own pixels, which alone have a grid.
 */
final class FaceMeter {
    /** Least width in pixels to which a large face is reduced. */
    static final int WORKING_WIDTH = 128;

    private static final Set<FacialRegion> MEASURED =
            EnumSet.complementOf(
                    EnumSet.of(
                            FacialRegion.HAIRLINE,
                            FacialRegion.LEFT_EAR,
                            FacialRegion.RIGHT_EAR,
                            FacialRegion.JAWLINE,
                            FacialRegion.FACE_BOUNDARY));

    /** Shorter side in working pixels below which a region holds too few samples. */
    private static final int LEAST_SIDE = 5;

    private final SourceImage image;
    private final ColourMeter colours;
    private final Cancellation cancellation;

    FaceMeter(SourceImage image, Cancellation cancellation) {
        this.image = image;
        this.colours = new ColourMeter(image.pixels());
        this.cancellation = cancellation;
    }

    /** By how much a face of that width is reduced, at least 1. */
    static int reduction(int faceWidth) {
        return Math.max(1, faceWidth / WORKING_WIDTH);
    }

    /** All comparisons between the regions of a face, and along its boundary. */
    Measured compare(Face face) {
        int reduction = reduction(face.box().width());
        Map<FacialRegion, Box> regions = new EnumMap<>(FacialRegion.class);
        regions.putAll(face.regions());
        regions.keySet().retainAll(MEASURED);
        Plane whole = image.luma(cancellation);
        BlockingMeter blocking = new BlockingMeter(whole, face.box());
        Box part = regions.values().stream().reduce(face.box(), Box::hull);
        RegionComparison comparison =
                new RegionComparison(
                        measure(regions, ReducedLuma.of(whole, part, reduction), face, blocking));
        List<Compared> compared = new ArrayList<>(comparison.compare());
        Box boundary = face.regions().get(FacialRegion.FACE_BOUNDARY);
        if (boundary != null) {
            compared.addAll(boundary(boundary, whole, reduction, comparison.isGrey()));
        }
        return new Measured(List.copyOf(compared), blocking.grid());
    }

    private Map<FacialRegion, RegionMeasure> measure(
            Map<FacialRegion, Box> regions, ReducedLuma luma, Face face, BlockingMeter blocking) {
        RegionMeter meter = new RegionMeter(luma.plane());
        SpectrumMeter spectrum =
                new SpectrumMeter(luma.plane(), (double) face.box().width() / luma.factor());
        Map<FacialRegion, RegionMeasure> measures = new EnumMap<>(FacialRegion.class);
        regions.forEach((region, box) -> {
            cancellation.check();
            Box inside = luma.inside(box);
            if (inside != null && Math.min(inside.width(), inside.height()) >= LEAST_SIDE) {
                measures.put(
                        region,
                        new RegionMeasure(
                                meter.noise(inside),
                                meter.frequency(inside),
                                colours.chroma(box),
                                spectrum.slope(inside),
                                blocking.strength(box)));
            }
        });
        return measures;
    }

    private List<Compared> boundary(Box boundary, Plane whole, int reduction, boolean grey) {
        cancellation.check();
        BoundaryRing ring = BoundaryRing.of(boundary);
        Box extent = ring.extent(image.bounds());
        BoundaryMeter meter = new BoundaryMeter(ring, ReducedLuma.of(whole, extent, reduction));
        List<Compared> compared = new ArrayList<>(meter.detail());
        if (!grey) {
            compared.addAll(meter.colour(colours, extent));
        }
        return compared;
    }

    /**
     * What was measured on a face.
     *
     * @param compared in the order of the regions, the boundary last
     * @param grid offset of the 8×8 grid that was looked at, right and down
     */
    record Measured(List<Compared> compared, String grid) {}
}
