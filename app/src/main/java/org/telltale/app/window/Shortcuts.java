package org.telltale.app.window;

import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.telltale.app.window.viewer.ViewerPane;

/**
 * The keys of the window. Those with Ctrl (Command on a Mac) work everywhere; single keys wait
 * while a text field has the focus.
 */
final class Shortcuts {
    private final WindowCommands commands;
    private final Runnable search;
    private final Runnable escape;
    private final ViewerPane viewer;
    private final Map<KeyCode, Runnable> single;
    private final Map<String, Runnable> typed;

    /**
     * Keys for a window.
     *
     * @param search goes to the search field
     * @param escape closes a sheet or cancels what runs
     */
    Shortcuts(WindowCommands commands, ViewerPane viewer, Runnable search, Runnable escape) {
        this.search = search;
        this.escape = escape;
        this.commands = commands;
        this.viewer = viewer;
        this.single =
                Map.of(
                        KeyCode.B, viewer::toggleBoxes,
                        KeyCode.H, viewer::toggleHeatMap,
                        KeyCode.L, viewer::toggleRegions,
                        KeyCode.N, () -> viewer.viewer().selectNext(1),
                        KeyCode.S, viewer::toggleBeside,
                        KeyCode.P, () -> viewer.viewer().selectNext(-1));
        // By what is typed, since + lies elsewhere on every keyboard.
        this.typed =
                Map.of(
                        "+", viewer.viewer()::zoomIn,
                        "=", viewer.viewer()::zoomIn,
                        "-", viewer.viewer()::zoomOut,
                        "0", viewer.viewer()::fit,
                        ".", () -> viewer.showNextMap(1),
                        ",", () -> viewer.showNextMap(-1));
    }

    void install(Scene scene) {
        accelerator(scene, KeyCode.O, commands::chooseFiles);
        accelerator(scene, KeyCode.E, commands::toggleExport);
        accelerator(scene, KeyCode.P, commands::togglePacks);
        accelerator(scene, KeyCode.F, search);
        accelerator(scene, KeyCode.DIGIT1, viewer.viewer()::oneToOne);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private static void accelerator(Scene scene, KeyCode code, Runnable run) {
        scene.getAccelerators()
                .put(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN), run);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F1) {
            commands.toggleKeys();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            escape.run();
            event.consume();
        } else if (isFree(event) && !event.isShiftDown()) {
            run(event, single.get(event.getCode()));
        }
    }

    private void typed(KeyEvent event) {
        if (isFree(event)) {
            run(event, typed.get(event.getCharacter()));
        }
    }

    private static void run(KeyEvent event, @org.jspecify.annotations.Nullable Runnable action) {
        if (action != null) {
            action.run();
            event.consume();
        }
    }

    private static boolean isFree(KeyEvent event) {
        return !event.isShortcutDown()
                && !event.isAltDown()
                && !(event.getTarget() instanceof TextInputControl);
    }
}
