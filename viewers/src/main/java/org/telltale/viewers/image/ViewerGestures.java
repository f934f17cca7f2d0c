package org.telltale.viewers.image;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Mouse, touchpad and keyboard on an {@link ImageViewer}. The wheel zooms; the middle button, or
 * the space bar with any, moves the picture; the divider of a comparison is dragged; everything
 * else is the active tool's.
 */
final class ViewerGestures {
    /** A wheel notch of 40 units is a factor of about 1.2. */
    private static final double ZOOM_PER_UNIT = 0.0045;

    private static final double KEY_PAN = 60;

    private final ImageViewer viewer;
    private Drag drag = Drag.NONE;
    private boolean space;
    private double pressX;
    private double pressY;
    private boolean still;
    private double lastX;
    private double lastY;

    ViewerGestures(ImageViewer viewer) {
        this.viewer = viewer;
    }

    void install() {
        viewer.addEventHandler(ScrollEvent.SCROLL, this::zoom);
        viewer.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        viewer.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        viewer.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        viewer.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        viewer.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        viewer.addEventHandler(MouseEvent.MOUSE_EXITED, e -> viewer.pointNowhere());
        viewer.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        viewer.addEventHandler(KeyEvent.KEY_RELEASED, this::keyReleased);
        viewer.focusedProperty()
                .subscribe(focused -> {
                    space = false;
                    cursor();
                });
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
        pressX = lastX;
        pressY = lastY;
        still = true;
        if (viewer.pictureProperty().get() == null) {
            drag = Drag.NONE;
        } else if (event.getButton() == MouseButton.MIDDLE || space) {
            drag = Drag.PAN;
        } else if (event.getButton() != MouseButton.PRIMARY) {
            drag = Drag.NONE;
        } else if (viewer.isOnDivider(event.getX())) {
            drag = Drag.DIVIDER;
        } else {
            drag = viewer.toolProperty().get().pressed(event(event)) ? Drag.TOOL : Drag.PAN;
        }
    }

    private void dragged(MouseEvent event) {
        still &=
                Math.hypot(event.getX() - pressX, event.getY() - pressY)
                        <= ViewTool.ToolEvent.STILL;
        switch (drag) {
            case PAN -> {
                viewer.setCursor(Cursor.CLOSED_HAND);
                viewer.panBy(event.getX() - lastX, event.getY() - lastY);
            }
            case DIVIDER -> viewer.splitAt(event.getX());
            case TOOL -> viewer.toolProperty().get().dragged(event(event));
            case NONE -> {}
        }
        viewer.pointAt(event.getX(), event.getY());
        lastX = event.getX();
        lastY = event.getY();
    }

    private void released(MouseEvent event) {
        if (drag == Drag.TOOL) {
            viewer.toolProperty().get().released(event(event));
        }
        drag = Drag.NONE;
        cursor();
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY
                && still
                && !space
                && viewer.pictureProperty().get() != null) {
            viewer.toolProperty().get().clicked(event(event));
        }
    }

    private void moved(MouseEvent event) {
        viewer.pointAt(event.getX(), event.getY());
        if (viewer.pictureProperty().get() != null) {
            viewer.toolProperty().get().moved(event(event));
        }
        if (viewer.isOnDivider(event.getX())) {
            viewer.setCursor(Cursor.H_RESIZE);
        } else {
            cursor();
        }
    }

    private void cursor() {
        viewer.setCursor(space ? Cursor.OPEN_HAND : viewer.toolProperty().get().cursor());
    }

    private ViewTool.ToolEvent event(MouseEvent event) {
        Point2D at = new Point2D(event.getX(), event.getY());
        return new ViewTool.ToolEvent(
                viewer,
                at,
                viewer.transform().toSource(at.getX(), at.getY()),
                event.isShiftDown(),
                event.getClickCount());
    }

    private void key(KeyEvent event) {
        if (viewer.toolProperty().get().key(viewer, event)) {
            event.consume();
            return;
        }
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> viewer.panBy(KEY_PAN, 0);
            case RIGHT -> viewer.panBy(-KEY_PAN, 0);
            case UP -> viewer.panBy(0, KEY_PAN);
            case DOWN -> viewer.panBy(0, -KEY_PAN);
            case SPACE -> {
                space = true;
                cursor();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void keyReleased(KeyEvent event) {
        viewer.toolProperty().get().keyReleased(event);
        if (event.getCode() == KeyCode.SPACE) {
            space = false;
            cursor();
            event.consume();
        }
    }

    private enum Drag {
        NONE,
        PAN,
        DIVIDER,
        TOOL
    }
}
