package org.telltale.inference.detect.face;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.image.Plane;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Box;

/**
 * Measures the regions of faces in one picture. Ears, hairline, jawline and the face's boundary are
 * left out: their boxes hold hair and background. Valid as long as the picture is.
 *
 * <p>Noise and sharpness of a face of twice {@value #WORKING_WIDTH} pixels and more are measured on
 * a reduced copy, 128 to 191 pixels wide: for that size there are real faces of hundreds of people
 * to compare with, for large ones there are not.
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

    /** All comparisons between the regions of a face. */
    List<RegionComparison.Compared> compare(Face face) {
        Map<FacialRegion, Box> regions = new EnumMap<>(FacialRegion.class);
        regions.putAll(face.regions());
        regions.keySet().retainAll(MEASURED);
        Box part = regions.values().stream().reduce(face.box(), Box::hull);
        Plane whole = image.luma(cancellation);
        ReducedLuma luma = ReducedLuma.of(whole, part, reduction(face.box().width()));
        RegionMeter meter = new RegionMeter(luma.plane());
        Map<FacialRegion, RegionMeasure> measures = new EnumMap<>(FacialRegion.class);
        regions.forEach((region, box) -> {
            cancellation.check();
            Box inside = luma.inside(box);
            if (inside != null && Math.min(inside.width(), inside.height()) >= LEAST_SIDE) {
                measures.put(
                        region,
                        new RegionMeasure(
                                meter.noise(inside), meter.frequency(inside), colours.chroma(box)));
            }
        });
        return new RegionComparison(measures).compare();
    }
}
