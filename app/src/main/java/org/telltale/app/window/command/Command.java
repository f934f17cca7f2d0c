package org.telltale.app.window.command;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/**
 * Something that the user can ask for, by key or by name. Immutable; run on the JavaFX thread.
 *
 * @param id of its own, e.g. {@code open}
 * @param group its place on the key sheet
 * @param title in the user's language
 * @param icon literal of a Material icon; null for none
 * @param keys that run it, the one to be told first; may be empty
 * @param enabled whether it can be run at the moment
 * @param action does it
 */
public record Command(
        String id,
        CommandGroup group,
        String title,
        @Nullable String icon,
        List<Shortcut> keys,
        ObservableBooleanValue enabled,
        Runnable action) {
    public Command {
        Objects.requireNonNull(id);
        Objects.requireNonNull(group);
        Objects.requireNonNull(title);
        Objects.requireNonNull(enabled);
        Objects.requireNonNull(action);
        keys = List.copyOf(keys);
    }

    /** A command that can always be run and has neither icon nor key. */
    public static Command of(String id, CommandGroup group, String title, Runnable action) {
        return new Command(
                id, group, title, null, List.of(), new ReadOnlyBooleanWrapper(true), action);
    }

    /** With an icon. */
    public Command icon(String literal) {
        return new Command(id, group, title, literal, keys, enabled, action);
    }

    /** With keys. */
    public Command keys(Shortcut... shortcuts) {
        return new Command(id, group, title, icon, List.of(shortcuts), enabled, action);
    }

    /** Only while that holds. */
    public Command enabledWhile(ObservableBooleanValue condition) {
        return new Command(id, group, title, icon, keys, condition, action);
    }

    /** Runs it, if it can be run at the moment; whether it was. */
    public boolean run() {
        if (enabled.get()) {
            action.run();
            return true;
        }
        return false;
    }

    /** Its keys as the reader sees them; empty for none. */
    public String keyText() {
        return keys.stream().map(Shortcut::display).collect(Collectors.joining("  "));
    }
}
