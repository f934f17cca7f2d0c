package org.telltale.inference.detect.copymove;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.image.Plane;

/**
 * A textured picture with a disc of it copied to another place.
 *
 * @param picture tampered
 * @param onto takes the source to the copy
 */
record CopiedPicture(GreyPicture picture, Move onto) {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;
    private static final double X = 170;
    private static final double Y = 180;
    private static final double TO_X = 440;
    private static final double TO_Y = 270;
    private static final double RADIUS = 62;
    private static final double SOFT = 1.2;

    /** Ground with details of every size, and grain. */
    static GreyPicture ground(long seed) {
        return GreyPicture.of(
                        WIDTH,
                        HEIGHT,
                        (x, y) -> {
                            double value = 128;
                            for (int size = 96; size >= 3; size /= 2) {
                                value += 2.6 * Math.pow(size, 0.55) * wave(x, y, size, seed);
                            }
                            return value;
                        })
                .withNoise(2, null, seed);
    }

    /** Smoothly changing ground with grain: no corner anywhere. */
    static GreyPicture soft(long seed) {
        return GreyPicture.of(WIDTH, HEIGHT, (x, y) -> 90 + 0.1 * x + 30 * wave(x, y, 200, seed))
                .withNoise(2.5, null, seed);
    }

    /** The disc turned by so many degrees, resized and perhaps mirrored. */
    static CopiedPicture of(GreyPicture ground, double degrees, double scale, boolean mirrored) {
        double cos = scale * Math.cos(Math.toRadians(degrees));
        double sin = scale * Math.sin(Math.toRadians(degrees));
        double side = mirrored ? -1 : 1;
        Move turn = new Move(side * cos, -sin, 0, side * sin, cos, 0);
        Move onto =
                new Move(
                        turn.a(),
                        turn.b(),
                        TO_X - turn.x(X, Y),
                        turn.c(),
                        turn.d(),
                        TO_Y - turn.y(X, Y));
        Move back = onto.inverse();
        Plane plane = ground.plane();
        GreyPicture picture =
                GreyPicture.of(
                        ground.width(),
                        ground.height(),
                        (x, y) -> {
                            double px = back.x(x, y);
                            double py = back.y(x, y);
                            double depth = (RADIUS - Math.hypot(px - X, py - Y)) * scale;
                            double share = Math.clamp(0.5 + depth / (2 * SOFT), 0, 1);
                            return share == 0
                                    ? plane.at(x, y)
                                    : (1 - share) * plane.at(x, y)
                                            + share * Bilinear.at(plane, px, py);
                        });
        return new CopiedPicture(picture, onto);
    }

    /** Whether a pixel belongs to the source. */
    static boolean source(int x, int y) {
        return Math.hypot(x - X, y - Y) <= RADIUS;
    }

    /** Whether a pixel belongs to the copy. */
    boolean copy(int x, int y) {
        Move back = onto.inverse();
        return Math.hypot(back.x(x, y) - X, back.y(x, y) - Y) <= RADIUS;
    }

    /** Intersection over union of a place with the region that covers it best, pixel by pixel. */
    static double overlap(Outcome outcome, int width, int height, Pixels truth) throws IOException {
        double best = 0;
        for (EvidenceMap mask : masks(outcome)) {
            var png = ImageIO.read(new ByteArrayInputStream(mask.png().bytes()));
            int both = 0;
            int either = 0;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int column = (int) (x / mask.transform().scaleX());
                    int row = (int) (y / mask.transform().scaleY());
                    boolean inside =
                            column < mask.width()
                                    && row < mask.height()
                                    && png.getRaster().getSample(column, row, 0) > 0;
                    both += inside && truth.has(x, y) ? 1 : 0;
                    either += inside || truth.has(x, y) ? 1 : 0;
                }
            }
            best = Math.max(best, (double) both / either);
        }
        return best;
    }

    private static List<EvidenceMap> masks(Outcome outcome) {
        List<EvidenceMap> masks = new ArrayList<>();
        for (Finding finding : outcome.evidence().findings()) {
            if (finding.place() instanceof Place.Region region) {
                outcome.evidence().maps().stream()
                        .filter(map -> map.sha256().equals(region.mask()))
                        .findFirst()
                        .ifPresent(masks::add);
            }
        }
        return masks;
    }

    private static double wave(double x, double y, int size, long seed) {
        double u = x / size;
        double v = y / size;
        int i = (int) Math.floor(u);
        int j = (int) Math.floor(v);
        double fu = smooth(u - i);
        double fv = smooth(v - j);
        double top = mix(chance(i, j, size, seed), chance(i + 1, j, size, seed), fu);
        double bottom = mix(chance(i, j + 1, size, seed), chance(i + 1, j + 1, size, seed), fu);
        return mix(top, bottom, fv);
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double share) {
        return a + share * (b - a);
    }

    /** −1 to 1, the same for the same arguments. */
    private static double chance(int i, int j, int size, long seed) {
        long h = seed * 0x9E3779B97F4A7C15L + i * 0xC2B2AE3D27D4EB4FL;
        h = (h ^ (h >>> 29)) * 0xBF58476D1CE4E5B9L + j * 0x165667B19E3779F9L + size;
        h = (h ^ (h >>> 32)) * 0x94D049BB133111EBL;
        return (double) (h >> 11) / (1L << 52);
    }

    /** A set of pixels. */
    @FunctionalInterface
    interface Pixels {
        boolean has(int x, int y);
    }
}
