package org.telltale.inference.detect.declared;

import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;
import org.telltale.inference.worker.Pixels;

/**
 * How an embedded preview lies on its picture, found by their likeness: see {@link
 * ThumbnailComparison}. Immutable.
 */
public final class PreviewPlacement {
    /** What a search for other edges must gain; its steps are coarser than exact edges. */
    private static final double WORTH = 0.02;

    private final ThumbnailComparison.Alignment found;

    private PreviewPlacement(ThumbnailComparison.Alignment found) {
        this.found = found;
    }

    /**
     * Looks for it.
     *
     * @param preview not turned yet, but mirrored where the picture is shown mirrored
     * @param picture upright
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public static PreviewPlacement find(Pixels preview, Pixels picture, Cancellation cancellation) {
        Plane small = SmallLuma.of(preview, ThumbnailDeclaration.PREVIEW_SIDE, cancellation::check);
        Plane whole = SmallLuma.of(picture, ThumbnailDeclaration.PICTURE_SIDE, cancellation::check);
        return new PreviewPlacement(ThumbnailComparison.place(small, whole, WORTH));
    }

    /** Quarters by which the preview is to be turned clockwise, 0 to 3. */
    public int quarterTurns() {
        return found.turns();
    }

    /** How alike they are there, −1 to 1; see {@link ThumbnailComparison#correlation}. */
    public double correlation() {
        return found.score().correlation();
    }

    /** The part of the turned preview, of that size, that the picture has too; in its pixels. */
    public Box inPreview(int width, int height) {
        return found.inPreview().box(width, height);
    }

    /** The part of the picture, of that size, that the preview shows; in source pixels. */
    public Box inPicture(int width, int height) {
        return found.inPicture().box(width, height);
    }
}
