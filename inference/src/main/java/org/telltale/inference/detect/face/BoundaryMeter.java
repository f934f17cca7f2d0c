package org.telltale.inference.detect.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.image.Plane;
import org.telltale.inference.image.ReducedLuma;
import org.telltale.inference.media.Box;

/**
 * Compares the ring astride a face's outline with the rings just inside and just outside it, sector
 * by sector: a face that was blended in leaves a halo where noise and sharpness are those of
 * neither side, or a step of colour inside the outline. Medians over the sectors are told, so that
 * a collar, an ear-ring or a fringe in one of them says nothing.
 */
final class BoundaryMeter {
    /** Pixels in a sector of a ring below which it is left out. */
    private static final int LEAST_PIXELS = 24;

    private static final int LEAST_SECTORS = 5;
    private static final int MOST_COLOURS = 1 << 16;

    private final BoundaryRing ring;
    private final ReducedLuma luma;

    BoundaryMeter(BoundaryRing ring, ReducedLuma luma) {
        this.ring = ring;
        this.luma = luma;
    }

    /** The comparisons of noise and sharpness. */
    List<Compared> detail() {
        DetailTally[][] places = new DetailTally[BoundaryRing.RINGS][BoundaryRing.SECTORS];
        for (DetailTally[] sectors : places) {
            Arrays.setAll(sectors, i -> new DetailTally());
        }
        Plane plane = luma.plane();
        for (int y = 1; y < plane.height() - 1; y++) {
            for (int x = 1; x < plane.width() - 1; x++) {
                double sourceX = luma.x() + (x + 0.5) * luma.factor();
                double sourceY = luma.y() + (y + 0.5) * luma.factor();
                int which = ring.ring(sourceX, sourceY);
                if (which >= 0) {
                    DetailTally place = places[which][ring.sector(sourceX, sourceY)];
                    place.addDetail(plane, x, y);
                    place.addDifferences(plane, x, y);
                }
            }
        }
        double[] noise = new double[BoundaryRing.SECTORS];
        double[] sharpness = new double[BoundaryRing.SECTORS];
        int sectors = 0;
        for (int sector = 0; sector < BoundaryRing.SECTORS; sector++) {
            DetailTally inside = places[BoundaryRing.INSIDE][sector];
            DetailTally astride = places[BoundaryRing.ASTRIDE][sector];
            DetailTally outside = places[BoundaryRing.OUTSIDE][sector];
            if (least(inside.count(), astride.count(), outside.count()) >= LEAST_PIXELS) {
                noise[sectors] = known(astride) / Math.sqrt(known(inside) * known(outside));
                sharpness[sectors] =
                        astride.frequency() / Math.sqrt(inside.frequency() * outside.frequency());
                sectors++;
            }
        }
        List<Compared> compared = new ArrayList<>();
        if (sectors >= LEAST_SECTORS) {
            compared.add(median(ConsistencyCue.BOUNDARY_NOISE, noise, sectors));
            compared.add(median(ConsistencyCue.BOUNDARY_SHARPNESS, sharpness, sectors));
        }
        return compared;
    }

    /** The colour step from just inside the outline to the ring astride it. */
    List<Compared> colour(ColourMeter colours, Box extent) {
        ColourTally[][] places = new ColourTally[BoundaryRing.RINGS][BoundaryRing.SECTORS];
        for (ColourTally[] sectors : places) {
            Arrays.setAll(sectors, i -> new ColourTally());
        }
        int apart = (int) Math.max(1, Math.ceil(Math.sqrt(extent.area() / (double) MOST_COLOURS)));
        for (int y = extent.y1(); y < extent.y2(); y += apart) {
            for (int x = extent.x1(); x < extent.x2(); x += apart) {
                int which = ring.ring(x + 0.5, y + 0.5);
                if (which >= 0) {
                    colours.count(x, y, places[which][ring.sector(x + 0.5, y + 0.5)]);
                }
            }
        }
        double[] step = new double[BoundaryRing.SECTORS];
        int sectors = 0;
        for (int sector = 0; sector < BoundaryRing.SECTORS; sector++) {
            ColourTally inside = places[BoundaryRing.INSIDE][sector];
            ColourTally astride = places[BoundaryRing.ASTRIDE][sector];
            if (Math.min(inside.count(), astride.count()) >= LEAST_PIXELS) {
                step[sectors++] = inside.chroma().distance(astride.chroma());
            }
        }
        return sectors < LEAST_SECTORS
                ? List.of()
                : List.of(median(ConsistencyCue.BOUNDARY_COLOUR, step, sectors));
    }

    private static Compared median(ConsistencyCue cue, double[] values, int count) {
        double median = RegionComparison.median(Arrays.copyOf(values, count));
        return new Compared(cue, FacialRegion.FACE_BOUNDARY, median);
    }

    private static double known(DetailTally tally) {
        return Math.max(tally.noise(), RegionComparison.LEAST_NOISE);
    }

    private static int least(int a, int b, int c) {
        return Math.min(a, Math.min(b, c));
    }
}
