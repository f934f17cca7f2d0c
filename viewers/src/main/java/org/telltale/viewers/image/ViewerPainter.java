package org.telltale.viewers.image;

import java.util.Arrays;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Draws the state of an {@link ImageViewer}: pixels first, marks above them. */
final class ViewerPainter {
    /** From this scale on, lines tell single pixels apart. */
    private static final double GRID_SCALE = 8;

    private static final Color DIVIDER = Color.web("#F0E442");

    private final ImageViewer viewer;

    ViewerPainter(ImageViewer viewer) {
        this.viewer = viewer;
    }

    /** Everything that is made of the picture's and the maps' pixels. */
    void pixels(int[] into, int width, int height, double density) {
        Picture picture = viewer.pictureProperty().get();
        if (picture == null) {
            Arrays.fill(into, 0);
            return;
        }
        PictureRaster raster = new PictureRaster(viewer.transform(), density);
        Other other = viewer.otherProperty().get();
        int split = other == null ? width : (int) Math.round(viewer.splitProperty().get() * width);
        RasterLayers own = layers(picture);
        raster.paint(own, into, width, new PictureRaster.ScreenArea(0, 0, split, height));
        if (other != null) {
            raster.paint(
                    layers(picture, other),
                    into,
                    width,
                    new PictureRaster.ScreenArea(split, 0, width - split, height));
        }
        if (viewer.transform().scale() * density >= PixelNumbers.LEAST_SCALE) {
            numbers(into, width, height, density, picture, split, other);
        }
    }

    private void numbers(
            int[] into,
            int width,
            int height,
            double density,
            Picture picture,
            int split,
            @Nullable Other other) {
        PixelNumbers numbers = new PixelNumbers(viewer.transform(), density, into, width);
        numbers.paint(picture, 1, new PictureRaster.ScreenArea(0, 0, split, height));
        if (other instanceof Other.OfPicture compared) {
            numbers.paint(
                    compared.picture(),
                    compared.size(),
                    new PictureRaster.ScreenArea(split, 0, width - split, height));
        }
    }

    private RasterLayers layers(Picture picture) {
        Overlays overlays = viewer.overlays();
        return new RasterLayers(
                picture,
                1,
                overlays.heatMapVisibleProperty().get() ? overlays.heatMapProperty().get() : null,
                overlays.colourScaleProperty().get(),
                overlays.heatMapOpacityProperty().get(),
                overlays.drawnMasks(),
                grid());
    }

    private RasterLayers layers(Picture picture, Other other) {
        ColourScale scale = viewer.overlays().colourScaleProperty().get();
        return switch (other) {
            case Other.OfPicture compared ->
                    new RasterLayers(
                            compared.picture(), compared.size(), null, scale, 0, List.of(), grid());
            case Other.OfMap map ->
                    new RasterLayers(
                            picture,
                            1,
                            map.map(),
                            scale,
                            1,
                            viewer.overlays().drawnMasks(),
                            grid());
        };
    }

    private boolean grid() {
        return viewer.transform().scale() >= GRID_SCALE;
    }

    /** Everything above: boxes, lines, the divider, and what the tool draws. */
    void marks(Canvas canvas) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (viewer.pictureProperty().get() == null) {
            canvas.setVisible(false);
            return;
        }
        Overlays overlays = viewer.overlays();
        List<Mark> marks = overlays.drawn();
        ViewTransform transform = viewer.transform();
        new LinkPainter(g, transform).paint(overlays.drawnLinks(), overlays.lit());
        new MarkPainter(g, transform, canvas.getWidth(), canvas.getHeight())
                .paint(marks, overlays.lit());
        if (viewer.dividedProperty().get() && viewer.otherProperty().get() != null) {
            divider(g, viewer.splitProperty().get() * canvas.getWidth(), canvas.getHeight());
        }
        g.save();
        viewer.toolProperty().get().paint(g, transform);
        g.restore();
        canvas.setVisible(true);
    }

    private static void divider(GraphicsContext g, double x, double height) {
        g.setLineDashes();
        g.setStroke(Color.BLACK);
        g.setLineWidth(4);
        g.strokeLine(x, 0, x, height);
        g.setStroke(DIVIDER);
        g.setLineWidth(2);
        g.strokeLine(x, 0, x, height);
        g.setFill(Color.BLACK);
        g.fillOval(x - 9, height / 2 - 9, 18, 18);
        g.setFill(DIVIDER);
        g.fillOval(x - 7, height / 2 - 7, 14, 14);
    }
}
