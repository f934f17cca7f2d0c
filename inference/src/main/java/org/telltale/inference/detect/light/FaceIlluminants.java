package org.telltale.inference.detect.light;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Box;

/**
 * Estimates the light on the skin of a face and on what surrounds it. Both on a copy of the face
 * reduced to {@value #WORKING_WIDTH} to 255 pixels, where subsampled colour is whole again. Valid
 * as long as the picture is.
 */
final class FaceIlluminants {
    /** Least width in pixels to which a large face is reduced. */
    static final int WORKING_WIDTH = 128;

    /** Those that are skin on nearly every face. */
    private static final Set<FacialRegion> SKIN =
            EnumSet.of(
                    FacialRegion.FOREHEAD,
                    FacialRegion.LEFT_CHEEK,
                    FacialRegion.RIGHT_CHEEK,
                    FacialRegion.NOSE_BRIDGE,
                    FacialRegion.NOSE_TIP,
                    FacialRegion.CHIN);

    /** How far the surroundings reach from the face box, in widths of it. */
    private static final double REACH = 1;

    /** What lies within this much of a face box is hair and neck, not surroundings. */
    private static final double MARGIN = 0.2;

    /** Mean share of light by which the channels differ below which a picture is grey. */
    private static final double GREY = 0.01;

    private final SourceImage image;
    private final Cancellation cancellation;

    FaceIlluminants(SourceImage image, Cancellation cancellation) {
        this.image = image;
        this.cancellation = cancellation;
    }

    /** By how much the surroundings of a face are reduced, at least 1. */
    static int reduction(Face face) {
        return Math.max(1, face.box().width() / WORKING_WIDTH);
    }

    /**
     * The estimates for one face.
     *
     * @param all faces of the picture, none of which belongs to the surroundings
     */
    Estimates estimate(Face face, List<Face> all) {
        Box part = widened(face.box(), REACH);
        int factor = reduction(face);
        LinearColours colours = LinearColours.of(image.pixels(), part, factor, cancellation);
        List<Box> skin =
                face.regions().entrySet().stream()
                        .filter(region -> SKIN.contains(region.getKey()))
                        .map(java.util.Map.Entry::getValue)
                        .toList();
        List<Box> heads = all.stream().map(f -> widened(f.box(), MARGIN)).toList();
        GreyEdge onSkin = new GreyEdge(colours);
        GreyEdge around = new GreyEdge(colours);
        double light = 0;
        double colour = 0;
        for (int y = 1; y < colours.height() - 1; y++) {
            for (int x = 1; x < colours.width() - 1; x++) {
                int sourceX = colours.sourceX(x);
                int sourceY = colours.sourceY(y);
                if (holds(skin, sourceX, sourceY)) {
                    onSkin.add(x, y);
                    light += colours.at(1, x, y);
                    colour += Math.abs(colours.at(2, x, y) - colours.at(0, x, y));
                } else if (!holds(heads, sourceX, sourceY)) {
                    around.add(x, y);
                }
            }
        }
        boolean grey = colour < GREY * light;
        return new Estimates(
                grey, grey ? null : onSkin.illuminant(), grey ? null : around.illuminant());
    }

    private Box widened(Box box, double widths) {
        int margin = (int) Math.round(widths * box.width());
        return new Box(
                Math.max(0, box.x1() - margin),
                Math.max(0, box.y1() - margin),
                Math.min(image.width(), box.x2() + margin),
                Math.min(image.height(), box.y2() + margin));
    }

    private static boolean holds(List<Box> boxes, int x, int y) {
        for (Box box : boxes) {
            if (box.contains(x, y)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The light of a face.
     *
     * @param grey whether its skin has no colour; nothing is estimated then
     * @param skin null where none could be estimated
     * @param surroundings null where none could be estimated
     */
    record Estimates(boolean grey, @Nullable Illuminant skin, @Nullable Illuminant surroundings) {}
}
