package org.telltale.inference.detect.light;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.image.ReducedLuma;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Box;

/** Looks for the highlights in both eyes of a face. Valid as long as the picture is. */
final class EyeHighlights {
    /** Width of an eye's box below which a highlight has no place and no shape, pixels. */
    static final int LEAST_EYE = 40;

    /** Least width to which a larger eye's box is reduced. */
    private static final int WORKING_WIDTH = 60;

    private final SourceImage image;
    private final Cancellation cancellation;

    EyeHighlights(SourceImage image, Cancellation cancellation) {
        this.image = image;
        this.cancellation = cancellation;
    }

    /** Both highlights; null where an eye is too small or shows none, or several. */
    @Nullable Pair find(Face face) {
        Box left = face.regions().get(FacialRegion.LEFT_EYE);
        Box right = face.regions().get(FacialRegion.RIGHT_EYE);
        if (left == null || right == null || Math.min(left.width(), right.width()) < LEAST_EYE) {
            return null;
        }
        CornealHighlight inLeft = find(face, left);
        CornealHighlight inRight = inLeft == null ? null : find(face, right);
        return inLeft == null || inRight == null
                ? null
                : new Pair(inLeft, inRight, left.hull(right), reduction(left));
    }

    private static int reduction(Box eye) {
        return Math.max(1, eye.width() / WORKING_WIDTH);
    }

    private @Nullable CornealHighlight find(Face face, Box eye) {
        cancellation.check();
        int factor = reduction(eye);
        int margin = eye.width() / 2;
        Box part =
                new Box(
                        Math.max(0, eye.x1() - margin),
                        Math.max(0, eye.y1() - margin),
                        Math.min(image.width(), eye.x2() + margin),
                        Math.min(image.height(), eye.y2() + margin));
        ReducedLuma luma = ReducedLuma.of(image.luma(cancellation), part, factor);
        Box inside = luma.inside(eye);
        double radius = Iris.RADIUS_PER_FACE * face.box().width() / factor;
        Iris iris = inside == null ? null : Iris.find(luma.plane(), inside, radius);
        return iris == null ? null : CornealHighlight.find(luma.plane(), iris);
    }

    /**
     * One highlight in each eye.
     *
     * @param left in the subject's left eye
     * @param right in the subject's right eye
     * @param eyes the box around both eyes, source pixels
     * @param reduction source pixels a pixel measured, at least 1
     */
    record Pair(CornealHighlight left, CornealHighlight right, Box eyes, int reduction) {}
}
