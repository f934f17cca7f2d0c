package org.telltale.app.window;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.telltale.app.window.settings.WindowSettings;

/** Where a window lies on the screen: puts it where it was left, and says where it is. */
final class WindowPlace {
    static final double FIRST_WIDTH = 1440;
    static final double FIRST_HEIGHT = 900;

    private WindowPlace() {}

    /** Puts a stage where it was left; in the middle if that is no longer on a screen. */
    static void put(Stage stage, WindowSettings settings) {
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        WindowSettings.Bounds bounds = settings.bounds();
        boolean onScreen =
                bounds != null
                        && !Screen.getScreensForRectangle(
                                        bounds.x(), bounds.y(), bounds.width(), bounds.height())
                                .isEmpty();
        if (bounds != null && onScreen) {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
            stage.setWidth(bounds.width());
            stage.setHeight(bounds.height());
        } else {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(FIRST_WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(FIRST_HEIGHT, screen.getHeight()));
        }
        stage.setMaximized(settings.maximized());
    }

    /** The settings with the place where a stage is now. */
    static WindowSettings of(Stage stage, List<Double> dividers, WindowSettings settings) {
        WindowSettings.Bounds bounds =
                stage.isMaximized()
                        ? settings.bounds()
                        : new WindowSettings.Bounds(
                                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        return settings.withLayout(bounds, stage.isMaximized(), dividers);
    }
}
