package org.telltale.viewers.image;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.EvidenceMap;

/**
 * Draws the visible tiles of a picture and the map above it. From 1:1 upwards pixels are drawn as
 * they are, without smoothing, since an analyst must see them. Used on the JavaFX thread only.
 */
final class PicturePainter {
    private final GraphicsContext g;
    private final ViewTransform transform;
    private final double viewWidth;
    private final double viewHeight;

    PicturePainter(
            GraphicsContext g, ViewTransform transform, double viewWidth, double viewHeight) {
        this.g = g;
        this.transform = transform;
        this.viewWidth = viewWidth;
        this.viewHeight = viewHeight;
    }

    void paint(Picture picture, @Nullable HeatMap map, double opacity) {
        Picture.Level level = picture.levelFor(transform.scale());
        g.setImageSmoothing(transform.scale() * level.reduction() < 1);
        for (Picture.Tile tile : level.tiles()) {
            draw(
                    tile.image(),
                    (double) tile.x() * level.reduction(),
                    (double) tile.y() * level.reduction(),
                    level.reduction(),
                    level.reduction(),
                    picture);
        }
        if (map != null) {
            EvidenceMap.Transform at = map.transform();
            g.setGlobalAlpha(opacity);
            g.setImageSmoothing(false);
            draw(map.image(), at.offsetX(), at.offsetY(), at.scaleX(), at.scaleY(), picture);
            g.setGlobalAlpha(1);
        }
    }

    /**
     * Draws an image whose pixels are {@code stepX × stepY} source pixels, clipped to the picture.
     */
    private void draw(
            Image image, double x, double y, double stepX, double stepY, Picture picture) {
        double right = Math.min(x + stepX * image.getWidth(), picture.width());
        double bottom = Math.min(y + stepY * image.getHeight(), picture.height());
        double viewX = Math.floor(transform.toViewX(x));
        double viewY = Math.floor(transform.toViewY(y));
        double viewRight = Math.floor(transform.toViewX(right));
        double viewBottom = Math.floor(transform.toViewY(bottom));
        if (viewRight <= 0 || viewBottom <= 0 || viewX >= viewWidth || viewY >= viewHeight) {
            return;
        }
        g.drawImage(
                image,
                0,
                0,
                (right - x) / stepX,
                (bottom - y) / stepY,
                viewX,
                viewY,
                viewRight - viewX,
                viewBottom - viewY);
    }
}
