package org.telltale.app.window.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers. Immutable.
 *
 * @param bounds of the window on the screen; null at the first start
 * @param maximized whether it fills the screen
 * @param dividers positions of the dividers left and right of the viewer, 0 to 1
 * @param recent absolute paths opened, latest first, at most {@link #RECENT}
 * @param viewer what the viewer shows
 * @param preferences what the user chose
 */
public record WindowSettings(
        @Nullable Bounds bounds,
        boolean maximized,
        List<Double> dividers,
        List<String> recent,
        ViewerSettings viewer,
        Preferences preferences) {
    /** Paths that are remembered. */
    public static final int RECENT = 12;

    /** At the first start. */
    public static final WindowSettings FIRST =
            new WindowSettings(
                    null,
                    false,
                    List.of(0.19, 0.69),
                    List.of(),
                    ViewerSettings.FIRST,
                    Preferences.FIRST);

    public WindowSettings {
        dividers = areDividers(dividers) ? List.copyOf(dividers) : List.of(0.19, 0.69);
        recent = recent.stream().filter(WindowSettings::isPath).limit(RECENT).toList();
        bounds = bounds != null && bounds.isRectangle() ? bounds : null;
    }

    // The file may have been edited by hand: what makes no sense is left out, the rest stays.

    private static boolean areDividers(List<Double> positions) {
        return positions.size() == 2
                && positions.stream().allMatch(at -> at != null && at >= 0 && at <= 1);
    }

    private static boolean isPath(@Nullable String text) {
        try {
            return text != null && Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** With other choices. */
    public WindowSettings withPreferences(Preferences other) {
        return new WindowSettings(bounds, maximized, dividers, recent, viewer, other);
    }

    /** With another layout. */
    public WindowSettings withLayout(
            @Nullable Bounds newBounds, boolean newMaximized, List<Double> newDividers) {
        return new WindowSettings(
                newBounds, newMaximized, newDividers, recent, viewer, preferences);
    }

    /** With another state of the viewer. */
    public WindowSettings withViewer(ViewerSettings now) {
        return new WindowSettings(bounds, maximized, dividers, recent, now, preferences);
    }

    /** With a path at the head of the recent ones. */
    public WindowSettings withRecent(String path) {
        List<String> paths = new ArrayList<>(recent);
        paths.remove(path);
        paths.addFirst(path);
        return new WindowSettings(bounds, maximized, dividers, paths, viewer, preferences);
    }

    /**
     * A rectangle on the screen, in JavaFX's screen units.
     *
     * @param x of its left edge
     * @param y of its top edge
     * @param width above 0
     * @param height above 0
     */
    public record Bounds(double x, double y, double width, double height) {
        private boolean isRectangle() {
            return Double.isFinite(x)
                    && Double.isFinite(y)
                    && Double.isFinite(width)
                    && Double.isFinite(height)
                    && width > 0
                    && height > 0;
        }
    }
}
