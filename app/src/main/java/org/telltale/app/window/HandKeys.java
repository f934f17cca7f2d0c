package org.telltale.app.window;

import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.desk.HandKeeper;
import org.telltale.app.window.desk.OpenSession;

/** Ctrl+Z and Ctrl+Shift+Z anywhere in the window; in a text field they are the field's own. */
final class HandKeys {
    private static final KeyCombination UNDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO =
            new KeyCodeCombination(
                    KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final ObservableValue<@Nullable OpenSession> current;
    private final HandKeeper keeper;

    HandKeys(ObservableValue<@Nullable OpenSession> current, HandKeeper keeper) {
        this.current = current;
        this.keeper = keeper;
    }

    /** Listens in a scene, after its controls did. */
    void install(Scene scene) {
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (pressed(event)) {
                        event.consume();
                    }
                });
    }

    /** Whether it was one of them, and something can be done by hand. */
    private boolean pressed(KeyEvent event) {
        OpenSession session = current.getValue();
        if (session == null
                || !session.hand().isReady()
                || event.getTarget() instanceof TextInputControl) {
            return false;
        }
        if (UNDO.match(event)) {
            keeper.undo(session);
            return true;
        }
        if (REDO.match(event)) {
            keeper.redo(session);
            return true;
        }
        return false;
    }
}
