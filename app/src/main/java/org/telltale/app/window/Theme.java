package org.telltale.app.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import org.telltale.app.window.settings.Preferences;
import org.telltale.app.window.settings.ThemeChoice;
import org.telltale.app.window.settings.WindowSettings;

/**
 * Dresses a scene: AtlantaFX's Primer themes and, over them, the window's own sheets in the size of
 * text that the user chose. For the JavaFX thread only.
 */
final class Theme {
    // As Windows names its setting; other systems tell of no such thing.
    private static final String SYSTEM_HIGH_CONTRAST = "Windows.SPI.HighContrast";

    private final Scene scene;
    private final ScaledSheet window = new ScaledSheet("window.css");
    private final ScaledSheet dark = new ScaledSheet("dark.css");
    private final ScaledSheet light = new ScaledSheet("light.css");
    private final ScaledSheet contrast = new ScaledSheet("high-contrast.css");
    private Preferences preferences = Preferences.FIRST;
    private String shown = "";

    Theme(Scene scene) {
        this.scene = scene;
    }

    /** Follows the user's settings and the system's. */
    void follow(ObservableValue<WindowSettings> settings) {
        Platform.getPreferences()
                .colorSchemeProperty()
                .addListener((p, old, scheme) -> apply(preferences));
        settings.map(WindowSettings::preferences).subscribe(this::apply);
    }

    private void apply(Preferences now) {
        preferences = now;
        ThemeChoice look = look(now.theme());
        // Dressing a scene costs as much as showing it, so not when something else was set.
        String wanted = look + " " + now.fontPercent();
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        double factor = now.fontPercent() / 100.0;
        String base =
                look == ThemeChoice.LIGHT
                        ? new PrimerLight().getUserAgentStylesheetBSS()
                        : new PrimerDark().getUserAgentStylesheetBSS();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
        scene.getStylesheets()
                .setAll(
                        switch (look) {
                            case LIGHT -> List.of(window.url(factor), light.url(factor));
                            case HIGH_CONTRAST ->
                                    List.of(
                                            window.url(factor),
                                            dark.url(factor),
                                            contrast.url(factor));
                            default -> List.of(window.url(factor), dark.url(factor));
                        });
    }

    /** What to show: never {@link ThemeChoice#SYSTEM}. */
    private static ThemeChoice look(ThemeChoice choice) {
        if (choice != ThemeChoice.SYSTEM) {
            return choice;
        }
        if (Boolean.TRUE.equals(Platform.getPreferences().get(SYSTEM_HIGH_CONTRAST))) {
            return ThemeChoice.HIGH_CONTRAST;
        }
        return Platform.getPreferences().getColorScheme() == ColorScheme.LIGHT
                ? ThemeChoice.LIGHT
                : ThemeChoice.DARK;
    }
}
