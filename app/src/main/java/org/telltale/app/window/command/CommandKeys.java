package org.telltale.app.window.command;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/**
 * Runs the commands of a registry by their keys. Those with Ctrl (Command on a Mac) and function
 * keys work everywhere; single keys wait while a text field has the focus.
 */
public final class CommandKeys {
    private final Map<Shortcut, Command> commands = new HashMap<>();

    /** Keys of the commands that are registered now. */
    public CommandKeys(CommandRegistry registry) {
        for (Command command : registry.all()) {
            command.keys().forEach(key -> commands.put(key, command));
        }
    }

    /** Listens in a scene, after its controls did. */
    public void install(Scene scene) {
        commands.forEach((key, command) -> {
            if (key instanceof Shortcut.Chord chord) {
                scene.getAccelerators().put(chord.combination(), command::run);
            }
        });
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (isFree(event) && !event.isShiftDown()) {
                        run(event, new Shortcut.Letter(event.getCode()));
                    }
                });
        scene.addEventHandler(
                KeyEvent.KEY_TYPED,
                event -> {
                    if (isFree(event)) {
                        run(event, new Shortcut.Typed(event.getCharacter()));
                    }
                });
    }

    private void run(KeyEvent event, Shortcut key) {
        Command command = commands.get(key);
        if (command != null && command.run()) {
            event.consume();
        }
    }

    private static boolean isFree(KeyEvent event) {
        return !event.isShortcutDown()
                && !event.isAltDown()
                && !(event.getTarget() instanceof TextInputControl);
    }
}
