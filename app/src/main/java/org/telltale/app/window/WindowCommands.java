package org.telltale.app.window;

import java.nio.file.Path;
import java.util.List;
import org.telltale.app.window.export.ExportPane;
import org.telltale.app.window.export.ExportRequest;
import org.telltale.app.window.export.Exports;
import org.telltale.app.window.packs.PacksModel;
import org.telltale.app.window.packs.PacksPane;

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

    WindowCommands(
            Opening opening,
            Workspace workspace,
            SheetArea sheets,
            FilePicker picker,
            Exports exports,
            PacksModel packsModel,
            Texts texts) {
        this.opening = opening;
        this.workspace = workspace;
        this.sheets = sheets;
        this.picker = picker;
        this.texts = texts;
        this.exports = exports;
        this.keys = new KeysPane(sheets::closeSheet, texts);
        this.export =
                new ExportPane(
                        exports.formats(),
                        workspace.currentProperty(),
                        picker,
                        this::export,
                        sheets::closeSheet,
                        exports.texts());
        this.packs = new PacksPane(packsModel, picker, sheets::closeSheet);
        packsModel.onConsent(() -> sheets.show(packs.root()));
    }

    /** Opens files and folders. */
    void open(List<Path> paths) {
        opening.open(paths);
    }

    /** Asks for files and opens them. */
    void chooseFiles() {
        List<Path> files = picker.openFiles(texts.get("frame.open"));
        if (!files.isEmpty()) {
            open(files);
        }
    }

    /** Asks for a folder and opens what is in it. */
    void chooseFolder() {
        Path folder = picker.openFolder(texts.get("frame.open-folder"));
        if (folder != null) {
            open(List.of(folder));
        }
    }

    /** Shows or hides the export sheet. */
    void toggleExport() {
        if (sheets.toggle(export.root())) {
            export.focus();
        }
    }

    /** Shows or hides the sheet of model packs. */
    void togglePacks() {
        if (sheets.toggle(packs.root())) {
            packs.focus();
        }
    }

    /** Shows or hides the list of keys. */
    void toggleKeys() {
        if (sheets.toggle(keys.root())) {
            keys.focus();
        }
    }

    /** Goes from dark to light and back. */
    void toggleTheme() {
        workspace
                .settingsProperty()
                .set(
                        workspace
                                .settingsProperty()
                                .get()
                                .withDark(!workspace.settingsProperty().get().dark()));
    }

    private void export(ExportRequest request) {
        sheets.closeSheet();
        exports.start(request);
    }
}
