package org.telltale.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.telltale.app.window.command.CommandRegistry;
import org.telltale.app.window.export.ExportPane;
import org.telltale.app.window.export.ExportRequest;
import org.telltale.app.window.export.Exports;
import org.telltale.app.window.packs.PacksModel;
import org.telltale.app.window.packs.PacksPane;
import org.telltale.app.window.settings.Preferences;
import org.telltale.app.window.settings.SettingsPane;
import org.telltale.app.window.settings.ThemeChoice;
import org.telltale.app.window.settings.WindowSettings;

/** What the user can ask the window for by mouse, menu or key. For the JavaFX thread only. */
final class WindowCommands {
    private final Opening opening;
    private final Workspace workspace;
    private final SheetArea sheets;
    private final FilePicker picker;
    private final Texts texts;
    private final KeysPane keys;
    private final ExportPane export;
    private final Exports exports;
    private final PacksPane packs;
    private final SettingsPane settings;

    WindowCommands(
            Opening opening,
            Workspace workspace,
            SheetArea sheets,
            FilePicker picker,
            Exports exports,
            PacksModel packsModel,
            CommandRegistry registry,
            String dataFolder,
            Texts texts) {
        this.opening = opening;
        this.workspace = workspace;
        this.sheets = sheets;
        this.picker = picker;
        this.texts = texts;
        this.exports = exports;
        this.keys = new KeysPane(registry, sheets::closeSheet, texts);
        this.export =
                new ExportPane(
                        exports.formats(),
                        workspace.currentProperty(),
                        picker,
                        this::export,
                        sheets::closeSheet,
                        exports.texts());
        this.packs = new PacksPane(packsModel, picker, sheets::closeSheet);
        this.settings =
                new SettingsPane(
                        workspace.settingsProperty(),
                        dataFolder,
                        sheets::closeSheet,
                        texts.language());
        packsModel.onConsent(() -> sheets.show(packs.root()));
    }

    /** Opens files and folders. */
    void open(List<Path> paths) {
        opening.open(paths);
    }

    /** Asks for files and opens them. */
    void chooseFiles() {
        List<Path> files = picker.openFiles(texts.get("commands.open"));
        if (!files.isEmpty()) {
            open(files);
        }
    }

    /** Asks for a folder and opens what is in it. */
    void chooseFolder() {
        Path folder = picker.openFolder(texts.get("commands.open-folder"));
        if (folder != null) {
            open(List.of(folder));
        }
    }

    /** Shows or hides the export sheet. */
    void toggleExport() {
        if (sheets.toggle(export.root())) {
            export.offer(List.of());
            export.focus();
        }
    }

    /** Shows the export sheet for these sessions. */
    void export(List<String> sessions) {
        export.offer(sessions);
        sheets.show(export.root());
        export.focus();
    }

    /** Shows or hides the sheet of model packs. */
    void togglePacks() {
        if (sheets.toggle(packs.root())) {
            packs.focus();
        }
    }

    /** Shows or hides the forensic filters. */
    void toggleFilters() {
        workspace.filtersShownProperty().set(!workspace.filtersShownProperty().get());
    }

    /** Shows or hides the list of keys. */
    void toggleKeys() {
        if (sheets.toggle(keys.root())) {
            keys.focus();
        }
    }

    /** Shows or hides the settings. */
    void toggleSettings() {
        if (sheets.toggle(settings.root())) {
            settings.focus();
        }
    }

    /** Goes from dark to light and back; from high contrast to dark. */
    void toggleTheme() {
        change(now ->
                now.withTheme(
                        now.theme() == ThemeChoice.DARK ? ThemeChoice.LIGHT : ThemeChoice.DARK));
    }

    /**
     * Makes text larger or smaller.
     *
     * @param steps of the settings, negative for smaller
     */
    void resizeText(int steps) {
        change(now -> now.withFontPercent(now.fontPercent() + steps * Preferences.STEP));
    }

    private void change(UnaryOperator<Preferences> how) {
        WindowSettings now = workspace.settingsProperty().get();
        workspace.settingsProperty().set(now.withPreferences(how.apply(now.preferences())));
    }

    private void export(ExportRequest request) {
        sheets.closeSheet();
        exports.start(request);
    }
}
