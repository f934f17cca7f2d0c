package org.telltale.viewers.image;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The whole picture, small, with a frame around what a viewer shows of it: a click or a drag goes
 * there. It hides itself while the viewer shows everything. For the JavaFX thread only.
 */
public final class Minimap extends Region {
    private static final double SIDE = 150;

    private final ImageViewer viewer;
    private final PictureSurface surface = new PictureSurface();
    private final Rectangle shade = new Rectangle();
    private final Rectangle frame = new Rectangle();
    private ViewTransform small = new ViewTransform(1, 0, 0);
    private @Nullable Picture drawn;

    /** A map of what that viewer shows. */
    public Minimap(ImageViewer viewer) {
        this.viewer = viewer;
        getStyleClass().add("minimap");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setCursor(Cursor.CROSSHAIR);
        for (Rectangle rectangle : new Rectangle[] {shade, frame}) {
            rectangle.setManaged(false);
            rectangle.setMouseTransparent(true);
            rectangle.setFill(Color.TRANSPARENT);
        }
        shade.setStroke(Color.BLACK);
        shade.setStrokeWidth(4);
        frame.setStroke(MarkStyle.LIT);
        frame.setStrokeWidth(2);
        getChildren().addAll(surface.node(), shade, frame);
        viewer.pictureProperty().subscribe(picture -> update());
        viewer.transformProperty().subscribe(transform -> update());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
    }

    private void go(MouseEvent event) {
        Point2D source = small.toSource(event.getX(), event.getY());
        viewer.centreOn(source.getX(), source.getY());
        event.consume();
    }

    private void update() {
        Picture picture = viewer.pictureProperty().get();
        ViewTransform now = viewer.transform();
        boolean needed = picture != null && !isWhole(picture, now);
        setVisible(needed);
        if (picture == null || !needed) {
            return;
        }
        if (drawn != picture || small.turn() != now.turn()) {
            draw(picture, now.turn());
        }
        Point2D a = now.toSource(0, 0);
        Point2D b = now.toSource(viewer.getWidth(), viewer.getHeight());
        Rectangle2D seen =
                small.toView(
                        Math.clamp(a.getX(), 0, picture.width()),
                        Math.clamp(a.getY(), 0, picture.height()),
                        Math.clamp(b.getX(), 0, picture.width()),
                        Math.clamp(b.getY(), 0, picture.height()));
        for (Rectangle rectangle : new Rectangle[] {shade, frame}) {
            rectangle.setX(seen.getMinX());
            rectangle.setY(seen.getMinY());
            rectangle.setWidth(seen.getWidth());
            rectangle.setHeight(seen.getHeight());
        }
    }

    private boolean isWhole(Picture picture, ViewTransform now) {
        Rectangle2D place = now.toView(0, 0, picture.width(), picture.height());
        return place.getWidth() <= viewer.getWidth() + 1
                && place.getHeight() <= viewer.getHeight() + 1;
    }

    private void draw(Picture picture, Turn turn) {
        drawn = picture;
        ViewTransform fitted =
                ViewTransform.fit(picture.width(), picture.height(), SIDE, SIDE, turn);
        Rectangle2D place = fitted.toView(0, 0, picture.width(), picture.height());
        small = fitted.panned(-place.getMinX(), -place.getMinY());
        setPrefSize(Math.ceil(place.getWidth()), Math.ceil(place.getHeight()));
        surface.resize(place.getWidth(), place.getHeight(), 1);
        surface.draw((pixels, width, height) ->
                new PictureRaster(small, 1)
                        .paint(
                                RasterLayers.of(picture),
                                pixels,
                                width,
                                new PictureRaster.ScreenArea(0, 0, width, height)));
    }
}
