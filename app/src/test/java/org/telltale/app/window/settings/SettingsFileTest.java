package org.telltale.app.window.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Profile;

class SettingsFileTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void whatWasSavedComesBackAndNothingElseStays() throws IOException {
        Path path = folder.resolve("new/window.json");
        WindowSettings settings =
                WindowSettings.FIRST
                        .withPreferences(
                                Preferences.FIRST
                                        .withTheme(ThemeChoice.HIGH_CONTRAST)
                                        .withFontPercent(150)
                                        .withProfile(Profile.THOROUGH)
                                        .withAccelerator("cuda"))
                        .withRecent("/evidence/a.jpg")
                        .withRecent("/evidence/b.jpg")
                        .withRecent("/evidence/a.jpg")
                        .withLayout(
                                new WindowSettings.Bounds(10, 20, 1280, 800),
                                true,
                                List.of(0.2, 0.7));
        new SettingsFile(path).save(settings);
        assertThat(new SettingsFile(path).load()).isEqualTo(settings);
        assertThat(settings.recent()).containsExactly("/evidence/a.jpg", "/evidence/b.jpg");
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void aBrokenFileCostsOnlyTheLayout() throws IOException {
        Path path = folder.resolve("window.json");
        assertThat(new SettingsFile(path).load()).isEqualTo(WindowSettings.FIRST);
        Files.writeString(path, "{\"dividers\": [");
        assertThat(new SettingsFile(path).load()).isEqualTo(WindowSettings.FIRST);
        Files.writeString(path, "[]");
        assertThat(new SettingsFile(path).load()).isEqualTo(WindowSettings.FIRST);
        Files.writeString(path, "{\"bounds\": null}");
        assertThat(new SettingsFile(path).load()).isEqualTo(WindowSettings.FIRST);
    }

    @Test
    void whatWasEditedByHandAndMakesNoSenseIsLeftOutAlone() throws IOException {
        Path path = folder.resolve("window.json");
        Path good = folder.toAbsolutePath().resolve("a.jpg");
        Files.writeString(
                path,
                """
                {"recent": ["/a\\u0000b.jpg", null, "%s"], "dividers": [0.2, null],
                 "bounds": {"x": 0, "y": 0, "width": "NaN", "height": 5}, "maximized": true,
                 "preferences": {"theme": "LIGHT", "profile": "HASTY", "fontPercent": -3,
                                 "accelerator": "steam", "language": null}}
                """
                        .formatted(good.toString().replace("\\", "\\\\")));
        assertThat(new SettingsFile(path).load())
                .isEqualTo(
                        new WindowSettings(
                                null,
                                true,
                                WindowSettings.FIRST.dividers(),
                                List.of(good.toString()),
                                ViewerSettings.FIRST,
                                Preferences.FIRST.withTheme(ThemeChoice.LIGHT)));
    }
}
