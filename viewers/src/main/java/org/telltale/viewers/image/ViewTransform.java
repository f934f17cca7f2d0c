package org.telltale.viewers.image;

/**
 * How source pixels lie in the view: view = offset + scale × source, both with the origin top-left
 * and y downwards. Immutable.
 *
 * @param scale view pixels a source pixel, above 0
 * @param offsetX view x of the picture's left edge
 * @param offsetY view y of the picture's top edge
 */
public record ViewTransform(double scale, double offsetX, double offsetY) {
    /** View pixels a source pixel at the closest zoom: single pixels are plain squares there. */
    public static final double MAX_SCALE = 64;

    public ViewTransform {
        if (!(scale > 0) || !Double.isFinite(offsetX) || !Double.isFinite(offsetY)) {
            throw new IllegalArgumentException(scale + " at " + offsetX + "," + offsetY);
        }
    }

    /** The whole picture, centred; a picture smaller than the view keeps its size. */
    public static ViewTransform fit(
            double width, double height, double viewWidth, double viewHeight) {
        double scale = Math.min(1, Math.min(viewWidth / width, viewHeight / height));
        return centred(scale, width, height, viewWidth, viewHeight);
    }

    /** The picture at a scale, centred. */
    public static ViewTransform centred(
            double scale, double width, double height, double viewWidth, double viewHeight) {
        return new ViewTransform(
                scale, (viewWidth - scale * width) / 2, (viewHeight - scale * height) / 2);
    }

    /** Another scale, with the source point under the given view point staying where it is. */
    public ViewTransform scaledAt(double newScale, double viewX, double viewY) {
        double ratio = newScale / scale;
        return new ViewTransform(
                newScale, viewX - ratio * (viewX - offsetX), viewY - ratio * (viewY - offsetY));
    }

    /** Moved by view pixels. */
    public ViewTransform panned(double dx, double dy) {
        return new ViewTransform(scale, offsetX + dx, offsetY + dy);
    }

    /**
     * The nearest transform that leaves no needless empty margin: a side that is shorter than the
     * view is centred, a longer one covers it.
     */
    public ViewTransform confined(
            double width, double height, double viewWidth, double viewHeight) {
        return new ViewTransform(
                scale,
                confined(offsetX, scale * width, viewWidth),
                confined(offsetY, scale * height, viewHeight));
    }

    private static double confined(double offset, double size, double view) {
        return size <= view ? (view - size) / 2 : Math.clamp(offset, view - size, 0);
    }

    /** View x of a source x. */
    public double toViewX(double sourceX) {
        return offsetX + scale * sourceX;
    }

    /** View y of a source y. */
    public double toViewY(double sourceY) {
        return offsetY + scale * sourceY;
    }

    /** Source x of a view x. */
    public double toSourceX(double viewX) {
        return (viewX - offsetX) / scale;
    }

    /** Source y of a view y. */
    public double toSourceY(double viewY) {
        return (viewY - offsetY) / scale;
    }
}
