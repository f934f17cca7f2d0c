package org.telltale.viewers.image;

import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The pixels around a place, large and as they are, with a frame around the one in the middle. For
 * the JavaFX thread only.
 */
public final class Magnifier extends Region {
    private static final int ACROSS = 15;

    private final PictureSurface surface = new PictureSurface();
    private final Rectangle dark = new Rectangle();
    private final Rectangle light = new Rectangle();
    private final double cell;

    /**
     * A magnifier.
     *
     * @param cell side of a magnified pixel in view pixels
     */
    public Magnifier(double cell) {
        this.cell = cell;
        getStyleClass().add("magnifier");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        double side = ACROSS * cell;
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        double at = (ACROSS - 1) / 2.0 * cell;
        frame(dark, Color.BLACK, at - 1.5, cell + 3);
        frame(light, Color.WHITE, at - 0.5, cell + 1);
        surface.resize(side, side, 1);
        getChildren().addAll(surface.node(), dark, light);
    }

    private static void frame(Rectangle frame, Color colour, double at, double side) {
        frame.setManaged(false);
        frame.setFill(Color.TRANSPARENT);
        frame.setStroke(colour);
        frame.setX(at);
        frame.setY(at);
        frame.setWidth(side);
        frame.setHeight(side);
    }

    /**
     * Shows what is around the pixel that holds a source point, turned as the viewer is.
     *
     * @param at null for nothing
     */
    public void show(@Nullable Picture picture, @Nullable Point2D at, Turn turn) {
        boolean there = picture != null && at != null;
        surface.node().setVisible(there);
        dark.setVisible(there);
        light.setVisible(there);
        if (picture == null || at == null) {
            return;
        }
        double middle = ACROSS * cell / 2;
        ViewTransform around =
                new ViewTransform(cell, 0, 0, turn)
                        .showing(
                                Math.floor(at.getX()) + 0.5,
                                Math.floor(at.getY()) + 0.5,
                                middle,
                                middle);
        surface.draw((pixels, width, height) ->
                new PictureRaster(around, 1)
                        .paint(
                                RasterLayers.of(picture),
                                pixels,
                                width,
                                new PictureRaster.ScreenArea(0, 0, width, height)));
    }
}
