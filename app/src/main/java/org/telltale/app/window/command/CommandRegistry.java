package org.telltale.app.window.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All commands of the window. From here shortcuts, the key sheet and the palette are made, so that
 * a command is added in one place. For the JavaFX thread only.
 */
public final class CommandRegistry {
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final List<KeyHint> hints = new ArrayList<>();
    private final Map<Shortcut, String> taken = new HashMap<>();

    /** An empty registry. */
    public CommandRegistry() {}

    /**
     * Adds commands, in the order in which they are listed.
     *
     * @throws IllegalArgumentException if an id or a key is taken: a fault of the program
     */
    public void add(Collection<Command> more) {
        for (Command command : more) {
            if (commands.putIfAbsent(command.id(), command) != null) {
                throw new IllegalArgumentException("a second command " + command.id());
            }
            for (Shortcut key : command.keys()) {
                String other = taken.putIfAbsent(key, command.id());
                if (other != null) {
                    throw new IllegalArgumentException(
                            key.display() + " is for " + other + " and " + command.id());
                }
            }
        }
    }

    /** Adds lines about keys that controls handle themselves. */
    public void hint(Collection<KeyHint> more) {
        hints.addAll(more);
    }

    /** All commands in the order in which they were added. */
    public List<Command> all() {
        return List.copyOf(commands.values());
    }

    /**
     * Runs a command by its id.
     *
     * @return whether it could be run at the moment
     * @throws IllegalArgumentException if there is none of that id
     */
    public boolean run(String id) {
        Command command = commands.get(id);
        if (command == null) {
            throw new IllegalArgumentException("no command " + id);
        }
        return command.run();
    }

    /** Lines about keys that controls handle themselves. */
    public List<KeyHint> hints() {
        return List.copyOf(hints);
    }
}
