package org.telltale.viewers.image;

import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Mouse, touchpad and keyboard on an {@link ImageViewer}. */
final class ViewerGestures {
    /** A wheel notch of 40 units is a factor of about 1.2. */
    private static final double ZOOM_PER_UNIT = 0.0045;

    private static final double KEY_PAN = 60;

    private final ImageViewer viewer;
    private double lastX;
    private double lastY;

    ViewerGestures(ImageViewer viewer) {
        this.viewer = viewer;
    }

    void install() {
        viewer.addEventHandler(ScrollEvent.SCROLL, this::zoom);
        viewer.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        viewer.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        viewer.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> viewer.setCursor(Cursor.DEFAULT));
        viewer.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        viewer.addEventHandler(MouseEvent.MOUSE_MOVED, e -> viewer.pointAt(e.getX(), e.getY()));
        viewer.addEventHandler(MouseEvent.MOUSE_EXITED, e -> viewer.pointNowhere());
        viewer.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void zoom(ScrollEvent event) {
        double factor = Math.exp(ZOOM_PER_UNIT * event.getDeltaY());
        viewer.zoomTo(viewer.transform().scale() * factor, event.getX(), event.getY());
        event.consume();
    }

    private void pressed(MouseEvent event) {
        viewer.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
    }

    private void dragged(MouseEvent event) {
        viewer.setCursor(Cursor.CLOSED_HAND);
        viewer.panBy(event.getX() - lastX, event.getY() - lastY);
        lastX = event.getX();
        lastY = event.getY();
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            if (event.getClickCount() == 2) {
                viewer.fit();
            } else {
                viewer.selectAt(event.getX(), event.getY());
            }
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> viewer.panBy(KEY_PAN, 0);
            case RIGHT -> viewer.panBy(-KEY_PAN, 0);
            case UP -> viewer.panBy(0, KEY_PAN);
            case DOWN -> viewer.panBy(0, -KEY_PAN);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
